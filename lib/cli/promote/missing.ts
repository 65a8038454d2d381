import type { FleetSpec } from '../../authored/fleet';
import type { RingEntry, RingsFile } from '../../authored/specs';
import { historyOf, isNewer } from '../../facts/rollout';
import { error, type Issue } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import type { Lacking, MissingPromoted } from '../../json/promote';
import { tenantsOf, type Plan } from '../../plan/fleet';
import { print, say } from '../print';
import type { Known } from '../timely';
import type { Promoting, PromoteOptions } from './options';
import { preparedMove, type PreparedMove } from './prepared-move';
import { jumpsRefused, promotedOf, writtenAll } from './promoted';
import { notVersioned, refused } from './refused';
import { missingAsText } from './text';

type Planned = Known & { readonly plan: Plan; readonly fleet: FleetSpec };

/**
 * Brings every ring that lacks a version of a product to it, as far as the rules let it today: the rings in their order, each planned
 * with those before it. Whoever has to wait is told, with what for.
 *
 * @returns the exit code: 1 where rings lack the version and none may have it, and then nothing was written
 */
export async function promoteMissing(
  known: Planned,
  options: PromoteOptions,
  program: Promoting,
): Promise<number> {
  const { product: name = '', dryRun = false } = options;
  const stray = straysIn(options);
  if (stray.length > 0) return refused(stray);
  const product = known.plan.products.find((each) => each.name === name);
  const rings = ringsOf(known, name);
  if (!product || !rings) return refused([notVersioned(known.plan, product, name)]);
  const order = known.plan.rings.map((each) => each.name).filter((each) => rings.entries[each]);
  const version = options.version ?? newestIn(order.map((each) => rings.entries[each]!));
  const ran = [...new Set(Object.values(rings.entries).flatMap(historyOf))];
  if (!ran.includes(version))
    return refused([
      error({ file: '--version' }, `no ring runs or ran ${version} of '${name}'`, suggest(version, ran)),
    ]);

  const { moves, then, issues, left } = movesTo(known, order, { ...options, version }, program);
  const held = heldFrom(then.plan, name, version);
  if (moves.length === 0 && issues.length > 0) return refused(issues);
  if (dryRun) say(then.issues);
  else if (moves.length > 0 && !writtenAll([joined(moves)], program))
    return refused([error({ file: rings.file }, 'is as it was', 'mend what stands above first')]);
  const data: MissingPromoted = {
    product: name,
    version,
    isWritten: !dryRun && moves.length > 0,
    rings: moves.map((each) => promotedOf(known.plan, then.plan, each, program.clock())),
    left: [...left, ...held],
  };
  await print(options.json ? `${JSON.stringify(data, null, 2)}\n` : missingAsText(data));
  return 0;
}

function straysIn({ ring, set, percent, hotfix }: PromoteOptions): Issue[] {
  return Object.entries({ '--to': ring, '--set': set, '--percent': percent, '--hotfix': hotfix })
    .filter(([, given]) => given !== undefined)
    .map(([option]) =>
      error({ file: '--missing' }, `goes with no ${option}`, 'leave the one or the other out'),
    );
}

function ringsOf({ rings }: Pick<Known, 'rings'>, product: string): RingsFile | undefined {
  return rings.find(({ file }) => file === `products/${product}/rings.yaml`);
}

/** Of versions without an order, that of the first ring. */
function newestIn(entries: readonly RingEntry[]): string {
  return entries.map(({ version }) => version).reduce((a, b) => (isNewer(b, a) ? b : a));
}

/** The rings that may have it, and why the others may not. */
function movesTo(
  known: Planned,
  order: readonly string[],
  options: PromoteOptions & { readonly version: string },
  program: Promoting,
): { moves: PreparedMove[]; then: Planned; issues: Issue[]; left: Lacking[] } {
  const { product = '', version } = options;
  const moves: PreparedMove[] = [];
  const issues: Issue[] = [];
  const left: Lacking[] = [];
  let then = known;
  for (const ring of order) {
    if (!lacks(ringsOf(then, product)!.entries[ring]!, version)) continue;
    const found = tried(then, { ...options, ring }, program, moves.at(-1)?.next);
    if ('move' in found) {
      moves.push(found.move);
      then = found.then;
      continue;
    }
    issues.push(...found.issues);
    const { problem, fix } = found.issues[0]!;
    left.push({ ring, why: problem, fix });
  }
  return { moves, then, issues, left };
}

/** What runs something newer lacks nothing. */
function lacks({ version: runs, percent = 100 }: RingEntry, version: string): boolean {
  return runs === version ? percent < 100 : !isNewer(runs, version);
}

function tried(
  known: Planned,
  options: PromoteOptions & { readonly ring: string },
  program: Promoting,
  text: string | undefined,
): { move: PreparedMove; then: Planned } | { issues: Issue[] } {
  const found = preparedMove(known, options, program, text);
  if ('issue' in found) return { issues: [found.issue] };
  const then = program.planWith(new Map([[found.move.file, found.next]]));
  const { plan, fleet } = then;
  if (!plan || !fleet) return { issues: then.issues.filter(({ severity }) => severity === 'error') };
  const promoted = promotedOf(known.plan, plan, found, program.clock());
  const faults = [...jumpsRefused(found, promoted, known.rings)];
  return faults.length > 0 ? { issues: faults } : { move: found, then: { ...then, plan, fleet } };
}

/** All of one file, as one. */
function joined(moves: readonly PreparedMove[]): PreparedMove {
  return { ...moves.at(-1)!, text: moves[0]!.text };
}

/** Whom a hold keeps from it. */
function heldFrom(plan: Plan, product: string, version: string): Lacking[] {
  return tenantsOf(plan).flatMap(({ name: tenant, ring, releases }) =>
    releases.flatMap(({ product: of, version: runs, hold }) => {
      if (of.name !== product || !hold || runs === undefined || !lacks({ version: runs }, version)) return [];
      return [
        {
          ring,
          tenant,
          why: `held at ${hold.version} until ${hold.until}: ${hold.reason}`,
          fix: `release-hold ${tenant} --product ${product}`,
        },
      ];
    }),
  );
}
