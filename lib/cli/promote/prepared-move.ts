import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FleetSpec } from '../../authored/fleet';
import type { ProductSpec } from '../../authored/product';
import type { RingsFile } from '../../authored/specs';
import { ringGraph, ringsBefore } from '../../facts/ring-order';
import { historyOf } from '../../facts/rollout';
import { error, type Issue } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import type { Plan } from '../../plan/fleet';
import type { ProductPlan } from '../../plan/product';
import { lastOf, moveOf, type RingMove } from '../../promotion/move';
import { withRingEntry } from '../../promotion/with-ring-entry';
import { readRings } from '../../read';
import { nextOf, rolloutOf } from '../../status/rollout';
import type { Known } from '../timely';
import type { Promoting, RingPromotion } from './options';
import { notVersioned } from './refused';

/** An edit of a `rings.yaml` by which a ring runs another version. */
export interface PreparedMove {
  readonly options: RingPromotion;
  readonly spec: ProductSpec;
  readonly move: RingMove;
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly next: string;
}

/**
 * What a ring's entry would be, and the text that says so; nothing is planned or written.
 *
 * @param textNow what the file would be by then. @default - what it is
 */
export function preparedMove(
  { plan, fleet, rings: all }: Known & { readonly plan: Plan; readonly fleet: FleetSpec },
  options: RingPromotion,
  { root, clock }: Pick<Promoting, 'root' | 'clock'>,
  textNow?: string,
): PreparedMove | { readonly issue: Issue } {
  const product = plan.products.find(({ name }) => name === options.product);
  const rings = all.find(({ file }) => file === `products/${options.product}/rings.yaml`);
  if (!product || !rings) return { issue: notVersioned(plan, product, options.product ?? '') };
  if (!plan.rings.some(({ name }) => name === options.ring)) {
    const names = plan.rings.map(({ name }) => name);
    return { issue: error({ file: '--to' }, `unknown ring '${options.ring}'`, suggest(options.ring, names)) };
  }
  const day = clock().toISOString().slice(0, 10);
  const asked = askedOf(plan, fleet, product, rings, options, day);
  if ('issue' in asked) return asked;
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
  if ('issue' in move) return move;
  const path = join(root, move.file);
  const text = textNow ?? readFileSync(path, 'utf8');
  const next = withRingEntry(text, ring, move.before, move.after);
  if (isAs(next, ring, rings, move)) return { options, spec: product.spec, move, path, text, next };
  const fix = 'nothing is written; edit the entry by hand, and synthesize';
  return { issue: error(rings.locate(ring), 'is written in a way that is not edited', fix) };
}

/** The version and the share that are asked for, or follow from what there is. */
function askedOf(
  plan: Plan,
  fleet: FleetSpec,
  product: ProductPlan,
  rings: RingsFile,
  { ring, version, percent, hotfix, isRollback = false }: RingPromotion,
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
