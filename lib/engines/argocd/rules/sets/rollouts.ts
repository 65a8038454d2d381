import { error, within, type Issue, type Location } from '../../../../issues/issue';
import { LABEL_KEYS } from '../../../../plan/labels';
import type { ApplicationSetPlan } from '../../plan/sets/set';
import type { RolloutStep } from '../../authored/application-set';
import type { Specs } from '../../../../authored/specs';
import { suggest } from '../../../../issues/suggest';
import { unknown } from '../../../../issues/unknown';
import { possibleTexts } from '../../plan/sets/generators';
import { isMatch } from '../../plan/sets/steps';
import type { Rule } from '../../../../rules/rule';

/**
 * Each step of a RollingSync can match an Application, and each Application a step: what no step matches, nobody syncs.
 * Source: Argo CD, "Progressive Syncs".
 */
export const applicationSetRollouts: Rule = function* ({ specs, plan }) {
  for (const set of plan.applicationSets) {
    const at = within({ file: specs.fleetFile }, 'applicationSets', set.name, 'rollout');
    yield* left(set, at);
    if (set.spec.rollout?.rings) yield* rings(specs, set, set.spec.rollout.rings, within(at, 'rings'));
    else
      for (const [index, step] of (set.steps ?? []).entries())
        yield* dead(specs, set, step, within(at, 'steps', String(index)));
  }
};

/** The rings exist, and the template says which one an Application is in. */
function* rings(
  { fleet }: Specs,
  { spec: { template } }: ApplicationSetPlan,
  given: readonly string[],
  at: Location,
): Iterable<Issue> {
  for (const ring of given) yield* unknown(at, 'ring', ring, Object.keys(fleet.rings));
  if (template.labels?.[LABEL_KEYS.ring] !== undefined) return;
  const problem = `a rollout by rings matches no Application: the template has no label ${LABEL_KEYS.ring}`;
  yield error(
    at,
    problem,
    `add the label ${LABEL_KEYS.ring} to template.labels, or give steps by another label`,
  );
}

/** A step that no Application of the set can be in. */
function* dead(
  { fleet }: Specs,
  set: ApplicationSetPlan,
  { matchExpressions }: RolloutStep,
  at: Location,
): Iterable<Issue> {
  const { labels = {} } = set.spec.template;
  for (const { key, operator, values } of matchExpressions) {
    const label = labels[key];
    if (label === undefined) {
      const problem = `the step looks at the label '${key}', which no Application of the set has`;
      yield error(at, problem, suggest(key, Object.keys(labels)));
      continue;
    }
    const possible =
      possibleTexts(set, label) ?? (key === LABEL_KEYS.ring ? Object.keys(fleet.rings) : undefined);
    if (!possible || possible.some((value) => values.includes(value) === (operator === 'In'))) continue;
    const wants = `${operator === 'In' ? '' : 'other than '}${values.join(' or ')}`;
    const problem = `the step matches no Application: it wants the label '${key}' to be ${wants}, and it is ${possible.join(' or ')}`;
    yield error(at, problem, suggest(values[0] ?? '', possible));
  }
}

/** An Application that no step matches, as far as the labels say. */
function* left(set: ApplicationSetPlan, at: Location): Iterable<Issue> {
  const { steps = [] } = set;
  const looked = new Set(steps.flatMap(({ matchExpressions }) => matchExpressions.map(({ key }) => key)));
  // Labels vary together in ways that are not known here: one at a time is judged, where steps look at no other.
  if (looked.size !== 1) return;
  for (const [key, text] of Object.entries(set.spec.template.labels ?? {})) {
    if (!looked.has(key)) continue;
    const missed = (possibleTexts(set, text) ?? []).filter(
      (value) => !steps.some((step) => isMatch(step, { [key]: value })),
    );
    if (missed.length === 0) continue;
    const problem = `no step matches Applications whose label '${key}' is ${missed.join(' or ')}: nothing would sync them`;
    yield error(at, problem, 'add a step for them');
  }
}
