import type { FleetSpec } from '../authored/fleet';
import type { ProductInput, RingEntry, RingsFile } from '../authored/specs';
import { isBlocked, jumpOf } from '../facts/promotion/jumps';
import { recallOf } from '../facts/recalls';
import { ringsBefore } from '../facts/ring-order';
import { hasRun, historyOf, isNewer } from '../facts/rollout';
import { firstDay } from '../facts/promotion/waits';
import type { RingStatus } from '../json/status';
import type { Plan } from '../plan/fleet';

/** A product with what its rings run, and the way that its versions go. */
export interface Rollout extends ProductInput {
  /** For each ring the rings with an entry that a version reaches next before it. */
  readonly before: ReadonlyMap<string, readonly string[]>;
  /** For each ring those in which the rollout to it begins: itself where it begins one. */
  readonly first: ReadonlyMap<string, readonly string[]>;
  /** By which rings soak, and are frozen. @default - nothing waits */
  readonly fleet?: FleetSpec;
}

/** @param rings every file of ring versions */
export function rolloutOf(plan: Plan, product: string, rings: readonly RingsFile[]): Rollout {
  const { spec, file } = plan.products.find(({ name }) => name === product)!;
  const own = rings.find((each) => each.file === `products/${product}/rings.yaml`);
  const graph = new Map(plan.rings.map(({ name, after }) => [name, after]));
  const before = new Map<string, readonly string[]>();
  const first = new Map<string, readonly string[]>();
  for (const { name } of plan.rings) {
    const nearest = own ? ringsBefore(own, graph, name).filter((each) => own.entries[each]) : [];
    before.set(name, nearest);
    const begins = nearest.flatMap((each) => first.get(each) ?? []);
    first.set(name, nearest.length === 0 ? [name] : [...new Set(begins)]);
  }
  return { spec, file, before, first, ...(spec.version !== undefined && own && { rings: own }) };
}

export function entryOf({ rings }: Rollout, ring: string): RingEntry | undefined {
  return rings?.entries[ring];
}

/**
 * What the order of rings lets a ring take: the newest version that every ring before runs or ran, and that this one has not
 * had; or the rest of its customers.
 *
 * @param today `YYYY-MM-DD`
 */
export function nextOf(rollout: Rollout, ring: string, today: string): RingStatus['next'] {
  const entry = entryOf(rollout, ring);
  if (!entry) return undefined;
  const { version, previous, percent = 100 } = entry;
  const may = (each: string) =>
    recallOf(rollout.rings, each) === undefined && !isBlocked(rollout.spec, version, each);
  if (percent < 100 && previous !== undefined && !may(version)) return undefined;
  if (percent < 100 && previous !== undefined) return { version, from: [], percent };
  const from = rollout.before.get(ring) ?? [];
  const [first, ...others] = from.map((each) => entryOf(rollout, each)!);
  if (!first) return undefined;
  const isProven = (each: string) => from.slice(1).every((before) => hasRun(rollout, before, each));
  const candidates = historyOf(first).filter(may);
  const found = others.length === 0 ? candidates[0] : candidates.find(isProven);
  if (found === undefined || historyOf(entry).includes(found) || isNewer(version, found)) return undefined;
  const { fleet } = rollout;
  const day = fleet ? firstDay(fleet, rollout, { ring, version: found, day: today }) : today;
  // Where nobody says since when a ring before it runs the version, that is to be said first.
  if (day === undefined) return undefined;
  const { kind } = jumpOf(rollout.spec, version, found) ?? {};
  return {
    version: found,
    from: [...from],
    ...(kind !== undefined && kind !== 'safe' && { jump: kind }),
    ...(day > today && { day }),
  };
}
