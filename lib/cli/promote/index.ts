import type { Promoted } from '../../json/promote';
import { tenantsOf, type Plan } from '../../plan/fleet';
import { lineDiff } from '../../upgrade/line-diff';
import { error, type Issue } from '../../issues/issue';
import { judgedJumps, jumpIssues } from '../../promotion/jump-issues';
import { written } from '../new/write';
import { print, say } from '../print';
import type { Known } from '../timely';
import { told } from '../told';
import { jumpsAsJson } from './jumps-as-json';
import type { PromoteOptions, Promoting } from './options';
import { preparedMove, type PreparedMove } from './prepared-move';
import { refused } from './refused';
import { isThere, releaseSet } from './release-set';
import { promotedAsText } from './text';
import { waitingOf } from './waiting';

/**
 * Lets a ring run another version, or those of a release set: writes `rings.yaml` and synthesizes. What the rules say of the fleet as it
 * would be is said before anything is written. Of a set all products are promoted, or none.
 *
 * @returns the exit code: 1 where it is refused, and then nothing was written
 */
export async function promote(known: Known, options: PromoteOptions, program: Promoting): Promise<number> {
  const { plan, fleet, issues } = known;
  if (!plan || !fleet) return refused(issues);
  if (options.product === undefined && options.set === undefined)
    return refused([
      error({ file: 'promote' }, 'no product is named', 'name one, or a release set by --set'),
    ]);
  const asked = options.set === undefined ? [options] : releaseSet(program.root, plan, options);
  if ('issues' in asked) return refused(asked.issues);
  const { set } = options;
  const own = set === undefined ? asked : asked.filter((each) => !isThere(known, each));
  if (own.length === 0)
    return refused([
      error({ file: '--set' }, `'${options.ring}' runs all of '${set}' already`, 'nothing is left to do'),
    ]);
  const found = own.map((each) => preparedMove({ ...known, plan, fleet }, each, program));
  const stops = found.flatMap((each) => ('issue' in each ? [each.issue] : []));
  if (stops.length > 0) return refused(stops);
  const moves = found as PreparedMove[];
  const then = program.planWith(new Map(moves.map(({ move, next }) => [move.file, next])));
  const after = then.plan;
  if (!after) return refused(then.issues);
  const promoted = moves.map((each) => promotedOf(plan, after, each, program.clock()));
  const faults = moves.flatMap((each, index) => [...jumpsRefused(each, promoted[index]!, known.rings)]);
  if (faults.length > 0) return refused(faults);
  if (options.dryRun === true) say(then.issues);
  else if (!writtenAll(moves, program))
    return refused(
      moves.map(({ move }) => error({ file: move.file }, 'is as it was', 'mend what stands above first')),
    );
  const data = set === undefined ? promoted[0] : promoted;
  await print(options.json ? `${JSON.stringify(data, null, 2)}\n` : promotedAsText(promoted, options));
  return 0;
}

/** Why the jumps that the ring's tenants make may not be made, or not without a reason. */
function jumpsRefused(
  { spec, options: { reason, isRollback = false } }: PreparedMove,
  { product, ring, file, tenants }: Promoted,
  rings: Known['rings'],
): Iterable<Issue> {
  const at = rings.find((each) => each.file === file)!.locate(ring, 'version');
  const way = (through: string) =>
    isRollback
      ? `roll it back to ${through} first: --to ${through}`
      : `promote it to ${through} first: --version ${through}`;
  return jumpIssues({ ...spec, name: product }, tenants, at, { reason, way });
}

/** Edits the files, and synthesizes; puts all of them back where that fails. */
function writtenAll(moves: readonly PreparedMove[], { root, synth }: Promoting): boolean {
  const edits = moves.map(({ path, text, next }) => ({ file: path, start: 0, end: text.length, text: next }));
  const code = told(() => {
    const files = written(root, { files: {}, edits, next: [] });
    const made = synth();
    if (made !== 0) files.takeBack();
    return made;
  });
  return code === 0;
}

function promotedOf(
  before: Plan,
  then: Plan,
  { options: { product = '', ring, dryRun = false, reason }, spec, move, text, next }: PreparedMove,
  at: Date,
): Promoted {
  const versions = new Map(releasesIn(before, product).map(({ tenant, version }) => [tenant, version]));
  const now = releasesIn(then, product).filter((each) => each.ring === ring);
  const { version, percent = 100 } = move.after;
  const tenants = now.flatMap(({ tenant, version: to }) => {
    const from = versions.get(tenant);
    return from === to || from === undefined || to === undefined ? [] : [{ tenant, from, to }];
  });
  const waiting = waitingOf(then, tenants, at);
  const jumps = jumpsAsJson(judgedJumps(spec, tenants));
  return {
    product,
    ring,
    from: move.before.version,
    to: version,
    percent,
    ...(reason !== undefined && { reason }),
    file: move.file,
    lines: lineDiff(text, next),
    isWritten: !dryRun,
    tenants,
    held: now.flatMap(({ tenant, hold }) =>
      hold ? [{ tenant, version: hold.version, until: hold.until, reason: hold.reason }] : [],
    ),
    ...(jumps.length > 0 && { jumps }),
    ...(waiting.length > 0 && { waiting }),
  };
}

function releasesIn(plan: Plan, product: string) {
  return tenantsOf(plan).flatMap(({ name: tenant, ring, releases }) =>
    releases
      .filter((release) => release.product.name === product)
      .map(({ version, hold }) => ({ tenant, ring, version, hold })),
  );
}
