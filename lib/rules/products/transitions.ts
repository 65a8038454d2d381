import semver from 'semver';
import type { TransitionSpec } from '../../authored/rollout/transitions';
import type { ProductInput } from '../../authored/specs';
import { isBlocked } from '../../facts/promotion/jumps';
import { recallOf } from '../../facts/recalls';
import { historyOf, isOrdered } from '../../facts/rollout';
import { error, within, type Issue, type Location } from '../../issues/issue';
import type { Rule } from '../rule';

/** Transitions are of versions that there can be, each is asked for, and a way around is one. */
export const productTransitions: Rule = function* ({ specs }) {
  for (const product of specs.products) {
    const { transitions, version } = product.spec;
    if (!transitions) continue;
    const at = within({ file: product.file }, 'transitions');
    if (version === undefined)
      yield error(at, `'${product.spec.name}' has no versions`, 'say what a version sets, or leave it out');
    for (const [index, transition] of transitions.entries())
      yield* ofTransition(product, within(at, String(index)), transition, transitions.slice(0, index));
  }
};

function* ofTransition(
  product: ProductInput,
  at: Location,
  transition: TransitionSpec,
  before: readonly TransitionSpec[],
): Generator<Issue> {
  const unread = (['from', 'to'] as const).filter((key) => semver.validRange(transition[key]) === null);
  for (const key of unread)
    yield error(
      within(at, key),
      `'${transition[key]}' is no range of semantic versions`,
      "give one as npm reads it, such as '>=1.4.0 <2.0.0' or '1.x'",
    );
  if (unread.length > 0) return;
  const covering = before.findIndex((each) => covers(each, transition));
  if (covering >= 0)
    yield error(
      at,
      `is never asked for: transitions.${covering}, which counts first, has all of its versions`,
      'put it above that one, or take it out',
    );
  if (transition.kind === 'blocked' && transition.through !== undefined)
    yield* ofStop(product, within(at, 'through'), transition, transition.through);
}

function covers(first: TransitionSpec, other: TransitionSpec): boolean {
  return (['from', 'to'] as const).every(
    (key) => semver.validRange(first[key]) !== null && semver.subset(other[key], first[key]),
  );
}

/** The version in between is one that can be come to, and gone on from. */
function* ofStop(
  { spec, rings }: ProductInput,
  at: Location,
  { from, to }: TransitionSpec,
  through: string,
): Generator<Issue> {
  if (!isOrdered(through)) {
    yield error(at, `'${through}' is no semantic version`, "give the one in between, such as '1.6.0'");
    return;
  }
  const recall = recallOf(rings, through);
  if (recall)
    yield error(
      at,
      `${through} is recalled since ${recall.date}: ${recall.reason}`,
      'give another version in between',
    );
  const known = new Set(Object.values(rings?.entries ?? {}).flatMap(historyOf));
  const ends = [...known].filter((each) => each !== through && isOrdered(each));
  const stuck = [
    ...ends.filter((each) => semver.satisfies(each, from) && isBlocked(spec, each, through)),
    ...ends.filter((each) => semver.satisfies(each, to) && isBlocked(spec, through, each)),
  ];
  const [first] = stuck;
  if (first !== undefined)
    yield error(
      at,
      `is no way around: the jump ${semver.satisfies(first, from) ? `from ${first} to ${through}` : `from ${through} to ${first}`} is blocked, too`,
      'give a version to which and from which one may jump',
    );
}
