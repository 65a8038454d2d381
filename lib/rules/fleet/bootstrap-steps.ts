import { cycles } from '../../facts/graph';
import { error, within, type Issue, type Location } from '../../issues/issue';
import type { BootstrapStepSpec, CreationKind, LandscapeSpec } from '../../authored/landscape';
import { suggest } from '../../issues/suggest';
import type { Rule } from '../rule';
import { unknown } from '../../issues/unknown';

/** What has to be on a cluster before the API server takes what comes next. */
const REQUIRED: Readonly<Record<CreationKind, { readonly kind?: CreationKind; readonly because: string }>> = {
  cluster: { because: '' },
  argocd: { kind: 'cluster', because: ', which it runs on' },
  projects: { kind: 'argocd', because: ', which brings the CRD of AppProjects' },
  applications: { kind: 'argocd', because: ', which brings the CRD of Applications' },
  flux: { kind: 'cluster', because: ', which it runs on' },
  kustomizations: { kind: 'flux', because: ', which brings the CRD of Kustomizations' },
};

interface Step extends BootstrapStepSpec {
  readonly name: string;
  readonly index: number;
  readonly at: Location;
}

interface Creation {
  readonly name: string;
  readonly kind?: CreationKind;
  readonly by: Step;
}

/** Steps of the bootstrap come after what they need. */
export const bootstrapSteps: Rule = ({ specs: { fleet, fleetFile } }) => {
  const { landscape } = fleet;
  if (!landscape) return [];
  const at = within({ file: fleetFile }, 'landscape', 'bootstrap');
  const steps = Object.entries(landscape.bootstrap ?? {}).map(([name, spec], index): Step => {
    return { ...spec, name, index, at: within(at, name) };
  });
  const creations = steps.flatMap((by) =>
    Object.entries(by.creates ?? {}).map(([name, { kind }]): Creation => ({
      name,
      ...(kind && { kind }),
      by,
    })),
  );
  const circular = cycles(new Map(steps.map((step) => [step.name, providersOf(step, creations)])));
  const entangled = new Set(circular.flat());
  return [
    ...steps.flatMap((step) => [
      ...repository(step, landscape),
      ...unknownNeeds(step, creations),
      ...(entangled.has(step.name) ? [] : tooEarly(step, creations)),
    ]),
    ...twice(creations),
    ...circular.map((cycle) =>
      error(
        within(at, cycle[0]!, 'needs'),
        cycle.length === 1
          ? `'${cycle[0]}' needs what it creates itself`
          : `steps need one another: ${[...cycle, cycle[0]].join(' -> ')}`,
        'remove one of these needs, or none of these steps can ever be done',
      ),
    ),
  ];
};

function providersOf({ needs = [] }: Step, creations: readonly Creation[]): string[] {
  return needs.flatMap((need) => creations.find(({ name }) => name === need)?.by.name ?? []);
}

function repository({ repository: name, at }: Step, { repositories }: LandscapeSpec): Issue[] {
  return name === undefined
    ? []
    : unknown(within(at, 'repository'), 'repository', name, Object.keys(repositories));
}

function unknownNeeds({ needs = [], name: own, at }: Step, creations: readonly Creation[]): Issue[] {
  const others = creations.filter(({ by }) => by.name !== own).map(({ name }) => name);
  return needs
    .filter((need) => !creations.some(({ name }) => name === need))
    .map((need) =>
      error(within(at, 'needs'), `no step creates '${need}', which '${own}' needs`, suggest(need, others)),
    );
}

/** What a later step creates: by name, or because a kind of object needs another. */
function tooEarly(step: Step, creations: readonly Creation[]): Issue[] {
  const own = creations.filter(({ by }) => by === step);
  const byName = (step.needs ?? []).flatMap((need) => {
    const found = creations.filter(({ name }) => name === need);
    return found.length > 0 && found.every(({ by }) => by.index > step.index)
      ? [late(step, found[0]!, within(step.at, 'needs'), `'${step.name}' needs '${need}', which comes later`)]
      : [];
  });
  const byKind = own.flatMap(({ name, kind }) => {
    const required = kind && REQUIRED[kind];
    const found = creations.filter((each) => required?.kind !== undefined && each.kind === required.kind);
    if (!found[0] || found.some(({ by }) => by.index <= step.index)) return [];
    const problem = `'${step.name}' creates '${name}' before there is '${found[0].name}'${required!.because}`;
    return [late(step, found[0], within(step.at, 'creates', name), problem)];
  });
  return [...byName, ...byKind];
}

function late({ name }: Step, { by }: Creation, at: Location, problem: string): Issue {
  const fix = `write '${by.name}' before '${name}': steps are done in the order in which they are written`;
  return error(at, problem, fix);
}

function twice(creations: readonly Creation[]): Issue[] {
  return creations.flatMap(({ name, by }, index) => {
    const first = creations.slice(0, index).find((other) => other.name === name);
    if (!first) return [];
    const problem = `'${name}' is created by '${first.by.name}' already`;
    return [error(within(by.at, 'creates', name), problem, 'rename one of them')];
  });
}
