import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FleetSpec } from '../../authored/fleet';
import { ringGraph, ringsBefore } from '../../facts/ring-order';
import { historyOf } from '../../facts/rollout';
import { error, type Issue } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import type { Promoted } from '../../json/promote';
import { tenantsOf, type Plan } from '../../plan/fleet';
import type { ProductPlan } from '../../plan/product';
import { lastOf, moveOf, type RingMove } from '../../promotion/move';
import { withRingEntry } from '../../promotion/with-ring-entry';
import { readRings } from '../../read';
import type { RingsFile } from '../../authored/specs';
import { nextOf, rolloutOf } from '../../status/rollout';
import { lineDiff } from '../../upgrade/line-diff';
import { written } from '../new/write';
import { print, say } from '../print';
import type { Known } from '../timely';
import { told } from '../told';
import { notVersioned, refused } from './refused';
import { promotedAsText } from './text';

/** Options as people typed them: any text is possible. */
export interface PromoteOptions {
  readonly product: string;
  readonly ring: string;
  /** @default - the newest that the rings before have proven; of a rollback, what the ring ran last */
  readonly version?: string;
  readonly percent?: string;
  readonly reason?: string;
  readonly hotfix?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  /** Whether the ring goes back. @default false */
  readonly isRollback?: boolean;
}

/** The program whose fleet is changed. */
export interface Promoting {
  readonly root: string;
  readonly command: string;
  readonly clock: () => Date;
  /** Plans the fleet as it would be with these texts in place of those of files; by path below the root. */
  readonly planWith: (texts: ReadonlyMap<string, string>) => Known;
  /** Synthesizes what the files say by then. @returns the exit code */
  readonly synth: () => number;
}

/**
 * Lets a ring run another version: writes `rings.yaml` and synthesizes. What the rules say of the fleet as it would be is said
 * before anything is written.
 *
 * @returns the exit code: 1 where it is refused, and then nothing was written
 */
export async function promote(known: Known, options: PromoteOptions, program: Promoting): Promise<number> {
  const { plan, fleet, rings: all, issues } = known;
  if (!plan || !fleet) return refused(issues);
  const { root, planWith, clock, synth } = program;
  const product = plan.products.find(({ name }) => name === options.product);
  const rings = all.find(({ file }) => file === `products/${options.product}/rings.yaml`);
  if (!product || !rings) return refused([notVersioned(plan, product, options.product)]);
  if (!plan.rings.some(({ name }) => name === options.ring)) {
    const names = plan.rings.map(({ name }) => name);
    return refused([error({ file: '--to' }, `unknown ring '${options.ring}'`, suggest(options.ring, names))]);
  }
  const day = clock().toISOString().slice(0, 10);
  const asked = askedOf(plan, fleet, product, rings, options, day);
  if ('issue' in asked) return refused([asked.issue]);
  const { ring, reason, hotfix: isHotfix = false } = options;
  const why = reason === undefined ? {} : { reason };
  const move = moveOf(fleet, product, rings, {
    ...asked,
    ...why,
    product: product.name,
    ring,
    day,
    isHotfix,
  });
  if ('issue' in move) return refused([move.issue]);

  const path = join(root, move.file);
  const text = readFileSync(path, 'utf8');
  const next = withRingEntry(text, options.ring, move.before, move.after);
  if (!isAs(next, options.ring, rings, move)) {
    const fix = 'nothing is written; edit the entry by hand, and synthesize';
    return refused([error(rings.locate(options.ring), 'is written in a way that is not edited', fix)]);
  }
  const then = planWith(new Map([[move.file, next]]));
  if (!then.plan) return refused(then.issues);
  const promoted = promotedOf(plan, then.plan, options, move, lineDiff(text, next));
  if (options.dryRun !== true) {
    const edit = { file: path, start: 0, end: text.length, text: next };
    const code = told(() => {
      const files = written(root, { files: {}, edits: [edit], next: [] });
      const made = synth();
      if (made !== 0) files.takeBack();
      return made;
    });
    if (code !== 0)
      return refused([error({ file: move.file }, 'is as it was', 'mend what stands above first')]);
  } else say(then.issues);
  const said = options.json
    ? `${JSON.stringify(promoted, null, 2)}\n`
    : promotedAsText(promoted, options.isRollback);
  await print(said);
  return 0;
}

/** The version and the share that are asked for, or follow from what there is. */
function askedOf(
  plan: Plan,
  fleet: FleetSpec,
  product: ProductPlan,
  rings: RingsFile,
  { ring, version, percent, hotfix, isRollback = false }: PromoteOptions,
  day: string,
): { readonly version: string; readonly percent?: number } | { readonly issue: Issue } {
  if (percent !== undefined && !/^([1-9]|[1-9]\d|100)$/.test(percent))
    return { issue: error({ file: '--percent' }, `'${percent}' is no share`, 'give a number from 1 to 100') };
  const share = percent === undefined ? {} : { percent: Number(percent) };
  const entry = rings.entries[ring];
  const at = rings.locate(ring);
  if (!entry) return { version: version ?? '' };
  if (isRollback) {
    const last = version ?? lastOf(entry, rings);
    if (last === undefined)
      return { issue: error(at, `nobody says what '${ring}' ran before`, 'give a version: --to') };
    if (!historyOf(entry).includes(last)) {
      const ran = historyOf(entry).filter((each) => each !== entry.version);
      const fix = ran.length > 0 ? `give one of ${ran.join(', ')}, or promote` : 'promote it';
      return { issue: error(at, `'${ring}' never ran ${last}`, fix) };
    }
    return { version: last };
  }
  const next = nextOf(rolloutOf(plan, product.name, [rings]), ring, day);
  // A rollout on its way that may not go on is refused by what stops it.
  const rest = (entry.percent ?? 100) < 100 ? entry.version : undefined;
  const wanted = version ?? next?.version ?? rest;
  if (wanted === undefined) {
    const before = ringsBefore(rings, ringGraph(fleet), ring);
    const problem =
      before.length === 0
        ? `no ring comes before '${ring}', so that nothing says which version is next`
        : `'${ring}' runs ${entry.version}, and ${before.map((each) => `'${each}'`).join(' and ')} nothing newer${rings.recalls ? ' that is not recalled' : ''}`;
    return { issue: error(at, problem, 'give a version: --version') };
  }
  const known = new Set(Object.values(rings.entries).flatMap(historyOf));
  const isFirst = ringsBefore(rings, ringGraph(fleet), ring).length === 0;
  if (!isFirst && hotfix !== true && !known.has(wanted)) {
    const fix = `${suggest(wanted, [...known])}; or let the first ring run it`;
    return { issue: error({ file: '--version' }, `no ring runs or ran ${wanted} of '${product.name}'`, fix) };
  }
  return { version: wanted, ...share };
}

/** Whether the text says of the ring what it has to, and of every other what it said. */
function isAs(text: string, ring: string, before: RingsFile, { file, after }: RingMove): boolean {
  const { rings, issues } = readRings(file, text);
  const { [ring]: entry, ...others } = rings.entries;
  const { [ring]: _, ...rest } = before.entries;
  const keys = Object.keys(after) as (keyof typeof after)[];
  return (
    issues.length === 0 &&
    JSON.stringify(others) === JSON.stringify(rest) &&
    entry !== undefined &&
    Object.keys(entry).length === keys.length &&
    keys.every((key) => JSON.stringify(entry[key]) === JSON.stringify(after[key]))
  );
}

function promotedOf(
  before: Plan,
  then: Plan,
  { product, ring, dryRun = false, reason }: PromoteOptions,
  move: RingMove,
  lines: readonly string[],
): Promoted {
  const versions = new Map(releasesIn(before, product).map(({ tenant, version }) => [tenant, version]));
  const now = releasesIn(then, product).filter((each) => each.ring === ring);
  const { version, percent = 100 } = move.after;
  return {
    product,
    ring,
    from: move.before.version,
    to: version,
    percent,
    ...(reason !== undefined && { reason }),
    file: move.file,
    lines: [...lines],
    isWritten: !dryRun,
    tenants: now.flatMap(({ tenant, version: to }) => {
      const from = versions.get(tenant);
      return from === to || from === undefined || to === undefined ? [] : [{ tenant, from, to }];
    }),
    held: now.flatMap(({ tenant, hold }) =>
      hold ? [{ tenant, version: hold.version, until: hold.until, reason: hold.reason }] : [],
    ),
  };
}

function releasesIn(plan: Plan, product: string) {
  return tenantsOf(plan).flatMap(({ name: tenant, ring, releases }) =>
    releases
      .filter((release) => release.product.name === product)
      .map(({ version, hold }) => ({ tenant, ring, version, hold })),
  );
}
