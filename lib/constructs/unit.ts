import { App } from 'cdk8s';
import type { Construct } from 'constructs';
import { applicationSetFile } from '../engines/argocd/delivery/sets/set';
import { deliveryOf } from '../engines/deliveries';
import { folder } from '../files';
import { groupBy } from '../facts/group-by';
import { inOutput, layout } from '../plan/layout';
import type { ApplicationSetPlan } from '../engines/argocd/plan/sets/set';
import type { ClusterPlan } from '../plan/cluster';
import type { CustomerPlan } from '../plan/tenant';
import type { EngineName } from '../authored/cluster';
import type { Plan } from '../plan/fleet';
import type { AxisPlan, ProductPlan, RingPlan } from '../plan/product';
import type { StatePlan } from '../plan/source';
import { Axis } from './axis';
import { Cluster } from './cluster';
import { Customer } from './customer';
import type { Extend } from './extend';
import { patched } from './extension';
import { Product } from './product';
import { Ring } from './ring';

/** A part of the fleet whose files no other part has. */
export type Unit =
  | { readonly kind: 'product'; readonly plan: ProductPlan; readonly states: readonly StatePlan[] }
  | { readonly kind: 'ring'; readonly plan: RingPlan; readonly states: readonly StatePlan[] }
  | { readonly kind: 'axis'; readonly plan: AxisPlan; readonly states: readonly StatePlan[] }
  | { readonly kind: 'fleet'; readonly plan: EngineFleet }
  | { readonly kind: 'applicationSet'; readonly plan: ApplicationSetPlan }
  | { readonly kind: 'cluster'; readonly plan: ClusterPlan }
  | { readonly kind: 'customer'; readonly plan: CustomerPlan };

/** All clusters that one engine reconciles. */
export interface EngineFleet {
  readonly name: EngineName;
  /** The fleet's own state repository. */
  readonly state: StatePlan;
  /** By name; at least one. */
  readonly clusters: readonly ClusterPlan[];
}

/** Every unit of a plan. */
export function unitsOf(plan: Plan): Unit[] {
  const { valueStates: states } = plan;
  return [
    ...plan.products.map((product) => ({ kind: 'product', plan: product, states }) as const),
    ...plan.rings.map((ring) => ({ kind: 'ring', plan: ring, states }) as const),
    ...plan.axes.map((axis) => ({ kind: 'axis', plan: axis, states }) as const),
    ...fleetsOf(plan).map((fleet) => ({ kind: 'fleet', plan: fleet }) as const),
    ...plan.applicationSets.map((set) => ({ kind: 'applicationSet', plan: set }) as const),
    ...plan.clusters.map((cluster) => ({ kind: 'cluster', plan: cluster }) as const),
    ...plan.customers.map((customer) => ({ kind: 'customer', plan: customer }) as const),
  ];
}

/** The fleet of each engine that needs something once for all its clusters. */
function fleetsOf({ clusters, state }: Plan): EngineFleet[] {
  return [...groupBy(clusters, ({ engine }) => engine)]
    .map(([name, own]) => ({ name, state, clusters: own }))
    .filter(({ name }) => deliveryOf({ engine: name }).fleet !== undefined);
}

/** Adds the unit's constructs below the output folder. */
export function addUnit(root: Construct, unit: Unit, extend: Extend = {}): void {
  switch (unit.kind) {
    case 'product':
      for (const state of unit.states) new Product(folder(root, inOutput(state, 'products')), unit.plan);
      return;
    case 'ring':
      for (const state of unit.states) new Ring(folder(root, inOutput(state, 'rings')), unit.plan);
      return;
    case 'axis':
      for (const state of unit.states)
        new Axis(folder(root, inOutput(state, `axes/${unit.plan.axis}`)), unit.plan);
      return;
    case 'fleet':
      deliveryOf({ engine: unit.plan.name }).fleet?.(
        folder(root, unit.plan.state.folder),
        unit.plan.clusters,
      );
      return;
    case 'applicationSet':
      applicationSetFile(folder(root, inOutput(unit.plan.state, layout.applicationSets)), unit.plan);
      return;
    case 'cluster':
      new Cluster(folder(root, inOutput(unit.plan.state, 'clusters')), unit.plan, extend);
      return;
    case 'customer':
      new Customer(root, unit.plan, extend);
  }
}

/** The tree of one unit alone. Memory does not grow with the fleet when units are rendered one after another. */
export function construct(unit: Unit, extend: Extend = {}): App {
  const app = new App();
  addUnit(app, unit, extend);
  if (extend.patch) patched(app, extend.patch);
  return app;
}
