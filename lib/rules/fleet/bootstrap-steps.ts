import { cycles, roundOf } from '../../facts/graph';
import { groupBy } from '../../facts/group-by';
import { error, within, type Issue, type Location } from '../../issues/issue';
import type { BootstrapStepSpec, CreationKind } from '../../authored/landscape';
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
  readonly kind: CreationKind | undefined;
  readonly by: Step;
}

/** Steps of the bootstrap come after what they need. */
export const bootstrapSteps: Rule = function* ({ specs: { fleet, fleetFile } }) {
  const { landscape } = fleet;
  if (!landscape) return;
  const at = within({ file: fleetFile }, 'landscape', 'bootstrap');
  const steps = Object.entries(landscape.bootstrap ?? {}).map(([name, spec], index): Step => ({
    ...spec,
    name,
    index,
    at: within(at, name),
  }));
  const creations = [...creationsOf(steps)];
  const circular = cycles(new Map(steps.map((step) => [step.name, providersOf(step, creations)])));
  const repositories = Object.keys(landscape.repositories);
  const entangled = new Set(circular.flat());
  for (const step of steps) {
    if (step.repository !== undefined)
      yield* unknown(within(step.at, 'repository'), 'repository', step.repository, repositories);
    yield* unknownNeeds(step, creations);
    if (!entangled.has(step.name)) yield* tooEarly(step, creations);
  }
  yield* twice(creations);
  for (const cycle of circular)
    yield error(
      within(at, cycle[0], 'needs'),
      cycle.length === 1
        ? `'${cycle[0]}' needs what it creates itself`
        : `steps need one another: ${roundOf(cycle)}`,
      'remove one of these needs, or none of these steps can ever be done',
    );
};

function* creationsOf(steps: readonly Step[]): Generator<Creation> {
  for (const by of steps)
    for (const [name, { kind }] of Object.entries(by.creates ?? {})) yield { name, by, kind };
}

function providersOf({ needs = [] }: Step, creations: readonly Creation[]): string[] {
  return needs.flatMap((need) => creations.find(({ name }) => name === need)?.by.name ?? []);
}

function* unknownNeeds(
  { needs = [], name: own, at }: Step,
  creations: readonly Creation[],
): Generator<Issue> {
  const others = creations.filter(({ by }) => by.name !== own).map(({ name }) => name);
  for (const need of needs) {
    if (creations.some(({ name }) => name === need)) continue;
    const problem = `no step creates '${need}', which '${own}' needs`;
    yield error(within(at, 'needs'), problem, suggest(need, others));
  }
}

/** What a later step creates: by name, or because a kind of object needs another. */
function* tooEarly(step: Step, creations: readonly Creation[]): Generator<Issue> {
  for (const need of step.needs ?? []) {
    const found = creations.filter(({ name }) => name === need);
    const problem = `'${step.name}' needs '${need}', which comes later`;
    if (found.every(({ by }) => by.index > step.index))
      yield* late(step, found[0], within(step.at, 'needs'), problem);
  }
  for (const { name, kind } of creations.filter(({ by }) => by === step)) {
    const required = kind && REQUIRED[kind];
    if (!required?.kind) continue;
    const found = creations.filter((each) => each.kind === required.kind);
    if (found.some(({ by }) => by.index <= step.index)) continue;
    const problem = `'${step.name}' creates '${name}' before there is '${found[0]?.name}'${required.because}`;
    yield* late(step, found[0], within(step.at, 'creates', name), problem);
  }
}

/** @param first what comes too late; of what nothing creates there is nothing to say */
function* late({ name }: Step, first: Creation | undefined, at: Location, problem: string): Generator<Issue> {
  if (!first) return;
  const fix = `write '${first.by.name}' before '${name}': steps are done in the order in which they are written`;
  yield error(at, problem, fix);
}

function* twice(creations: readonly Creation[]): Generator<Issue> {
  for (const [name, [first, ...others]] of groupBy(creations, (creation) => creation.name))
    for (const { by } of others)
      yield error(
        within(by.at, 'creates', name),
        `'${name}' is created by '${first.by.name}' already`,
        'rename one of them',
      );
}
