import type { FleetSpec } from '../authored/fleet';
import type { RingEntry, RingsFile } from '../authored/specs';
import { isBlocked } from '../facts/promotion/jumps';
import { historyOf } from '../facts/rollout';
import { addDays, waitsOf, type Wait } from '../facts/promotion/waits';
import type { ForecastStep, RingForecast } from '../json/forecast';
import type { Plan } from '../plan/fleet';
import { nextOf, rolloutOf, type Rollout } from '../status/rollout';

/** A promotion that may come. */
interface Promotion {
  readonly ring: string;
  readonly step: ForecastStep;
}

/**
 * When each ring of a product gets what, if each takes the newest version that it may on the first day on which it may. Nobody
 * knows what the first ring takes next: only versions that are there are told of.
 *
 * @param today `YYYY-MM-DD`
 */
export function ringForecasts(
  plan: Plan,
  fleet: FleetSpec,
  product: string,
  files: readonly RingsFile[],
  today: string,
): RingForecast[] {
  const rollout = { ...rolloutOf(plan, product, files), fleet };
  const { rings: file } = rollout;
  if (!file) return [];
  const order = plan.rings.filter(({ name }) => file.entries[name]);
  const steps = new Map<string, ForecastStep[]>(order.map(({ name }) => [name, []]));
  let entries = file.entries;
  // Each promotion leaves one version fewer to take.
  for (;;) {
    const now = withEntries(rollout, file, entries);
    const found = order.flatMap(({ name }) => promotionOf(now, fleet, name, steps.get(name)!, today) ?? []);
    const [first, ...others] = found;
    if (!first) break;
    // Of those of one day the last ring is first: it takes what is proven before the rings before it go on.
    const { ring, step } = others.reduce((a, b) => (dayOf(b) <= dayOf(a) ? b : a), first);
    const own = steps.get(ring)!;
    // What it would run for less than a day it need not take, unless it has to go through that.
    const runs = own.at(-2)?.version ?? file.entries[ring]!.version;
    const isSoon =
      step.day !== undefined && own.at(-1)?.day === step.day && !isBlocked(rollout.spec, runs, step.version);
    steps.set(ring, [...(isSoon ? own.slice(0, -1) : own), step]);
    if (step.day !== undefined)
      entries = { ...entries, [ring]: promoted(entries[ring]!, step.version, step.day) };
  }
  return order.map(({ name, environment }) => ({
    ring: name,
    environment,
    version: file.entries[name]!.version,
    steps: steps.get(name)!,
  }));
}

type Next = NonNullable<ReturnType<typeof nextOf>>;

/** After every day that is known. */
const NEVER = '9999-12-31';

function dayOf({ step }: Promotion): string {
  return step.day ?? NEVER;
}

function withEntries(rollout: Rollout, file: RingsFile, entries: RingsFile['entries']): Rollout {
  // A method of the file may ask for the file.
  const rings: RingsFile = Object.assign(Object.create(file) as RingsFile, { entries });
  return { ...rollout, rings };
}

function promoted(entry: RingEntry, version: string, since: string): RingEntry {
  const ran = historyOf(entry).filter((each) => each !== version);
  return { version, since, ran };
}

/** The next one of a ring. What waits for people ends what is known of it. */
function promotionOf(
  rollout: Rollout,
  fleet: FleetSpec,
  ring: string,
  before: readonly ForecastStep[],
  today: string,
): Promotion | undefined {
  const last = before.at(-1);
  if (last && last.day === undefined) return undefined;
  const next = nextOf({ ...rollout, fleet: undefined }, ring, today);
  if (!next || next.percent !== undefined) return undefined;
  const { version } = next;
  const asked = { ring, version };
  // No sooner than the rings before it have it.
  const had = next.from.map((each) => sinceOf(rollout, each, version)).filter((day) => day !== undefined);
  const { day, waits } = waited(rollout, fleet, asked, [today, ...had].sort().at(-1)!);
  const after = next.from.flatMap((each) => {
    const since = sinceOf(rollout, each, version);
    return since !== undefined && since > today ? [{ what: 'ring' as const, of: each, until: since }] : [];
  });
  return {
    ring,
    step: {
      version,
      ...(day !== undefined && { day }),
      waits: [...after, ...waits, ...jumping(rollout, ring, next)].sort(byEnd),
    },
  };
}

/** What people do, or say, before the ring jumps. */
function jumping(rollout: Rollout, ring: string, { version, jump }: Next): ForecastStep['waits'] {
  const from = rollout.rings!.entries[ring]!.version;
  return jump === undefined ? [] : [{ what: 'jump', of: `${from} to ${version}`, jump }];
}

function sinceOf({ rings }: Rollout, ring: string, version: string): string | undefined {
  const entry = rings?.entries[ring];
  return entry?.version === version ? entry.since : undefined;
}

/** The first day on which nothing keeps the ring from the version, and all that did until then. */
function waited(
  rollout: Rollout,
  fleet: FleetSpec,
  asked: { readonly ring: string; readonly version: string },
  from: string,
): { readonly day?: string; readonly waits: ForecastStep['waits'] } {
  const told = new Map<string, ForecastStep['waits'][number]>();
  let day = from;
  for (;;) {
    const waits = waitsOf(fleet, rollout, { ...asked, day });
    for (const wait of waits.map(asJson)) told.set(`${wait.what} ${wait.of}`, wait);
    const ends = waits.flatMap((wait) => ('ends' in wait ? [wait.ends] : []));
    if (ends.length < waits.length) return { waits: [...told.values()] };
    if (ends.length === 0) return { day, waits: [...told.values()] };
    day = ends.sort().at(-1)!;
  }
}

function asJson(wait: Wait): ForecastStep['waits'][number] {
  if (wait.kind === 'since') return { what: 'since', of: wait.before };
  return { what: wait.kind, of: wait.kind === 'soak' ? wait.before : wait.freeze, until: wait.ends };
}

function byEnd(a: ForecastStep['waits'][number], b: ForecastStep['waits'][number]): number {
  const [x, y] = [a.until ?? NEVER, b.until ?? NEVER];
  return x < y ? -1 : Number(x > y);
}

/** The first day after the last one of a hold. */
export function afterHold(until: string): string {
  return addDays(until, 1);
}
