import { error, within, type Issue, type Location } from '../../../../issues/issue';
import { RING_LABEL } from '../../../../plan/labels';
import type { ApplicationSetPlan } from '../../plan/application-set';
import type { RolloutStep } from '../../authored/application-set';
import type { Specs } from '../../../../authored/specs';
import { suggest } from '../../../../issues/suggest';
import { possibleTexts } from './generators';
import type { Rule } from '../../../../rules/rule';

/**
 * Each step of a RollingSync can match an Application, and each Application a step: what no step matches, nobody syncs.
 * Source: Argo CD, "Progressive Syncs".
 */
export const applicationSetRollouts: Rule = ({ specs, plan }) =>
  plan.applicationSets.flatMap((set) => {
    const at = within({ file: specs.fleetFile }, 'applicationSets', set.name, 'rollout');
    return [
      ...rings(specs, set, at),
      ...(set.steps ?? []).flatMap((_, index) => dead(specs, set, index, at)),
      ...left(set, at),
    ];
  });

/** The rings exist, and the template says which one an Application is in. */
function rings({ fleet }: Specs, { spec: { rollout, template } }: ApplicationSetPlan, at: Location): Issue[] {
  if (!rollout?.rings) return [];
  const known = Object.keys(fleet.rings);
  return [
    ...rollout.rings
      .filter((ring) => !known.includes(ring))
      .map((ring) => error(within(at, 'rings'), `unknown ring '${ring}'`, suggest(ring, known))),
    ...(template.labels?.[RING_LABEL] === undefined
      ? [
          error(
            within(at, 'rings'),
            `a rollout by rings matches no Application: the template has no label ${RING_LABEL}`,
            `add the label ${RING_LABEL} to template.labels, or give steps by another label`,
          ),
        ]
      : []),
  ];
}

/** A step that no Application of the set can be in. */
function dead({ fleet }: Specs, set: ApplicationSetPlan, index: number, at: Location): Issue[] {
  if (set.spec.rollout?.rings) return []; // Said of the rings.
  return set.steps![index]!.matchExpressions.flatMap(({ key, operator, values }): Issue[] => {
    const where = within(at, 'steps', String(index));
    const label = set.spec.template.labels?.[key];
    const labels = Object.keys(set.spec.template.labels ?? {});
    if (label === undefined)
      return [
        error(
          where,
          `the step looks at the label '${key}', which no Application of the set has`,
          suggest(key, labels),
        ),
      ];
    const possible = possibleTexts(set, label) ?? (key === RING_LABEL ? Object.keys(fleet.rings) : undefined);
    if (!possible || possible.some((value) => values.includes(value) === (operator === 'In'))) return [];
    const wants = `${operator === 'In' ? '' : 'other than '}${values.join(' or ')}`;
    const problem = `the step matches no Application: it wants the label '${key}' to be ${wants}, and it is ${possible.join(' or ')}`;
    return [error(where, problem, suggest(values[0]!, possible))];
  });
}

/** An Application that no step matches, as far as the labels say. */
function left(set: ApplicationSetPlan, at: Location): Issue[] {
  const { steps } = set;
  if (!steps) return [];
  const labels = Object.entries(set.spec.template.labels ?? {});
  const looked = new Set(steps.flatMap(({ matchExpressions }) => matchExpressions.map(({ key }) => key)));
  // Labels vary together in ways that are not known here: one at a time is judged, where steps look at no other.
  return labels.flatMap(([key, text]): Issue[] => {
    if (looked.size !== 1 || !looked.has(key)) return [];
    const missed = (possibleTexts(set, text) ?? []).filter(
      (value) => !steps.some((step) => isMatch(step, { [key]: value })),
    );
    if (missed.length === 0) return [];
    const problem = `no step matches Applications whose label '${key}' is ${missed.join(' or ')}: nothing would sync them`;
    return [error(at, problem, 'add a step for them')];
  });
}

/** Whether a step selects an Application with the labels. */
export function isMatch(
  { matchExpressions }: RolloutStep,
  labels: Readonly<Record<string, string>>,
): boolean {
  return matchExpressions.every(({ key, operator, values }) => {
    const value = labels[key];
    return value !== undefined && values.includes(value) === (operator === 'In');
  });
}
