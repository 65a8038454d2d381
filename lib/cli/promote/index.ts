import { error } from '../../issues/issue';
import { print, say } from '../print';
import type { Known } from '../timely';
import type { PromoteOptions, Promoting } from './options';
import { promoteMissing } from './missing';
import { preparedMove, type PreparedMove } from './prepared-move';
import { jumpsRefused, promotedOf, writtenAll } from './promoted';
import { refused } from './refused';
import { isThere, releaseSet } from './release-set';
import { promotedAsText } from './text';

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
  const { ring } = options;
  if (options.missing === true) return promoteMissing({ ...known, plan, fleet }, options, program);
  if (ring === undefined)
    return refused([
      error(
        { file: 'promote' },
        'no ring is named',
        'name one by --to, or all that lack a version by --missing',
      ),
    ]);
  const asked =
    options.set === undefined ? [{ ...options, ring }] : releaseSet(program.root, plan, { ...options, ring });
  if ('issues' in asked) return refused(asked.issues);
  const { set } = options;
  const own = set === undefined ? asked : asked.filter((each) => !isThere(known, each));
  if (own.length === 0)
    return refused([
      error({ file: '--set' }, `'${ring}' runs all of '${set}' already`, 'nothing is left to do'),
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
