import type { Specs } from '../../../lib/authored/specs';
import { stepsOfMove } from '../../../lib/removals/steps/move';
import { stepsOfOffboarding } from '../../../lib/removals/steps/offboarding';
import { withChanges, type LeavingStep } from '../../../lib/removals/steps/step';
import { tenantsOf, type Plan } from '../../../lib/plan/fleet';
import { filesOf, planOf, sampleSpecs, withChanged, type Files } from '../../support/sample';
import { ModelledCluster } from '../../support/controllers';

/* Each step's output is given to a model of both controllers, on every cluster, before the next. */

/** The sample fleet, with one more cluster of Flux for staging, which cascades. */
function specs(): Specs {
  const sample = sampleSpecs();
  const { clusters } = sample.fleet;
  const edge = { ...clusters['edge-prod']!, environment: 'staging', components: [], componentValues: {} };
  return { ...sample, fleet: { ...sample.fleet, clusters: { ...clusters, 'edge-staging': edge } } };
}

class Replay {
  readonly clusters: readonly ModelledCluster[];
  plan: Plan;
  private now: Specs;

  constructor(
    given: Specs,
    private readonly customer: string,
  ) {
    this.now = given;
    this.plan = planOf(given);
    this.clusters = this.plan.clusters.map(({ name }) => new ModelledCluster(name));
    this.reconcile(filesOf(given));
  }

  take({ changes = [], isRemoval }: LeavingStep): void {
    const { customers } = this.now;
    this.now = isRemoval
      ? { ...this.now, customers: customers.filter(({ spec }) => spec.name !== this.customer) }
      : withChanged(this.now, this.customer, (spec) => withChanges(spec, changes));
    this.plan = planOf(this.now);
    this.reconcile(filesOf(this.now));
  }

  tenant(name: string) {
    return tenantsOf(this.plan).find((each) => each.name === name)!;
  }

  moveSteps(name: string, to: string): LeavingStep[] {
    const tenant = this.tenant(name);
    const environment = this.plan.environments.find((each) => each.name === tenant.environment.name)!;
    const cluster = this.plan.clusters.find((each) => each.name === to)!;
    return stepsOfMove(tenant, cluster, ['tenants', environment.name], environment);
  }

  at(name: string): ModelledCluster {
    return this.clusters.find((each) => each.name === name)!;
  }

  /** Namespaces and releases of the tenant that any cluster has lost. */
  lost(tenant: string): string[] {
    return this.clusters.flatMap(({ name, deleted }) =>
      deleted
        .filter((id) => id === `Namespace ${tenant}` || id.startsWith(`Release ${tenant}/`))
        .map((id) => `${name}: ${id}`),
    );
  }

  private reconcile(files: Files): void {
    for (const cluster of this.clusters) cluster.reconcile(files);
  }
}

const running = (tenant: string, products: readonly string[]) => [
  `Namespace ${tenant}`,
  ...products.map((product) => `Release ${tenant}/${tenant}-${product}`),
];

test.each([
  // Production orphans, staging cascades.
  ['customer-02-prod', 'shared-prod', 'edge-prod', ['product-a'], 1],
  ['customer-02-staging', 'shared-staging', 'edge-staging', ['product-a'], 3],
])(
  '%s moves from Argo CD to Flux and back, and loses nothing at any step',
  (name, from, to, products, commits) => {
    const replay = new Replay(specs(), 'customer-02');
    const all = running(name, products);
    const has = (cluster: string) => all.filter((id) => replay.at(cluster).has(id));
    expect([has(from), has(to)]).toEqual([all, []]);
    for (const target of [to, from]) {
      const source = replay.tenant(name).cluster.name;
      const steps = replay.moveSteps(name, target);
      const own = steps.filter(({ changes }) => changes);
      expect(own).toHaveLength(commits);
      for (const step of own) {
        replay.take(step);
        expect([step.title, replay.lost(name), has(source)]).toEqual([step.title, [], all]);
      }
      expect([replay.tenant(name).cluster.name, replay.tenant(name).onDelete, has(target)]).toEqual([
        target,
        undefined,
        all,
      ]);
      // Nothing is left to do but what people do.
      expect(replay.moveSteps(name, target)).toEqual([]);
    }
  },
);

test('what stays where it was is deleted by the last step, and nothing of where it is', () => {
  const replay = new Replay(specs(), 'customer-02');
  const name = 'customer-02-prod';
  const steps = replay.moveSteps(name, 'edge-prod');
  for (const step of steps.filter(({ changes }) => changes)) replay.take(step);
  expect(steps.at(-1)!.commands).toEqual([
    `kubectl --context shared-prod delete applications -n argocd -l ringfleet.io/tenant=${name}`,
    `kubectl --context shared-prod delete namespaces -l ringfleet.io/tenant=${name}`,
    `kubectl --context shared-prod delete serviceaccounts -A -l ringfleet.io/tenant=${name}`,
  ]);
  const left = replay.at('shared-prod');
  left.delete((id) => id.startsWith(`Application argocd/${name}`));
  expect(running(name, ['product-a']).every((id) => left.has(id))).toBe(true);
  left.delete((id) => id === `Namespace ${name}`);
  expect(running(name, ['product-a']).some((id) => left.has(id))).toBe(false);
  replay.take({ title: 'nothing', changes: [], commands: [] });
  expect(running(name, ['product-a']).some((id) => left.has(id))).toBe(false);
  expect(running(name, ['product-a']).every((id) => replay.at('edge-prod').has(id))).toBe(true);
});

test('without the first step the model loses the workloads: Argo CD and Flux both delete what cascades', () => {
  const replay = new Replay(specs(), 'customer-02');
  const name = 'customer-02-staging';
  const move = (to: string) => ({ title: '', changes: [{ path: ['tenants', 'staging', 'cluster'], value: to }], commands: [] }); // prettier-ignore
  replay.take(move('edge-staging'));
  expect(replay.lost(name)).toEqual([`shared-staging: Release ${name}/${name}-product-a`]);
  replay.take(move('shared-staging'));
  expect(replay.lost(name)).toContain(`edge-staging: Release ${name}/${name}-product-a`);
});

const TENANTS: readonly [string, string, readonly string[]][] = [
  ['customer-03-dev', 'shared-dev', ['product-a', 'product-c']],
  ['customer-03-staging', 'shared-staging', ['product-a', 'product-c']],
  ['customer-03-prod', 'edge-prod', ['product-a', 'product-c']],
];

test('a customer goes and its workloads stay, on every engine, at every step', () => {
  const replay = new Replay(specs(), 'customer-03');
  const customer = replay.plan.customers.find(({ name }) => name === 'customer-03')!;
  const steps = stepsOfOffboarding(customer, 'keep');
  expect(steps.map(({ title }) => title)).toEqual([
    'Keep what customer-03 runs when it goes',
    'Remove customer customer-03',
    'Delete what stays of customer-03',
  ]);
  for (const step of steps.slice(0, 2)) {
    replay.take(step);
    for (const [name, cluster, products] of TENANTS) {
      expect([step.title, replay.lost(name)]).toEqual([step.title, []]);
      expect(running(name, products).every((id) => replay.at(cluster).has(id))).toBe(true);
    }
  }
});

test('a customer goes with its workloads, where that is chosen; its namespaces stay, and nobody else loses anything', () => {
  const replay = new Replay(specs(), 'customer-03');
  const customer = replay.plan.customers.find(({ name }) => name === 'customer-03')!;
  const [stated, removal] = stepsOfOffboarding(customer, 'delete');
  replay.take(stated!);
  for (const [name] of TENANTS) expect(replay.lost(name)).toEqual([]);
  replay.take(removal!);
  for (const [name, cluster, products] of TENANTS) {
    const [namespace, ...releases] = running(name, products);
    expect(replay.lost(name).sort()).toEqual(releases.map((id) => `${cluster}: ${id}`).sort());
    expect(replay.at(cluster).has(namespace!)).toBe(true);
  }
  for (const other of ['customer-01-prod', 'customer-02-prod', 'customer-02-staging'])
    expect(replay.lost(other)).toEqual([]);
});

test('where people sync production, the step that moves it there has the commands for it', () => {
  const replay = new Replay(specs(), 'customer-03');
  const [step] = replay.moveSteps('customer-03-prod', 'shared-prod');
  expect(step!.commands).toEqual(
    expect.arrayContaining(['argocd --argocd-context shared-prod app sync customer-03-prod-product-a']),
  );
  const [flux] = replay.moveSteps('customer-03-staging', 'customer-01-staging');
  expect(flux!.commands.join()).not.toContain('sync');
});
