import { App } from 'cdk8s';
import type { Construct } from 'constructs';
import { engines } from '../delivery';
import { folder } from '../files';
import {
  groupBy,
  type ClusterPlan,
  type CustomerPlan,
  type EngineName,
  type Plan,
  type ProductPlan,
  type RingPlan,
} from '../model';
import { Cluster } from './cluster';
import { Customer } from './customer';
import { Product } from './product';
import { Ring } from './ring';

/** A part of the fleet whose files no other part has. */
export type Unit =
  | { readonly kind: 'product'; readonly plan: ProductPlan }
  | { readonly kind: 'ring'; readonly plan: RingPlan }
  | { readonly kind: 'fleet'; readonly plan: EngineFleet }
  | { readonly kind: 'cluster'; readonly plan: ClusterPlan }
  | { readonly kind: 'customer'; readonly plan: CustomerPlan };

/** All clusters that one engine reconciles. */
export interface EngineFleet {
  readonly name: EngineName;
  /** By name; at least one. */
  readonly clusters: readonly ClusterPlan[];
}

/** Every unit of a plan. */
export function unitsOf(plan: Plan): Unit[] {
  return [
    ...plan.products.map((product) => ({ kind: 'product', plan: product }) as const),
    ...plan.rings.map((ring) => ({ kind: 'ring', plan: ring }) as const),
    ...fleetsOf(plan).map((fleet) => ({ kind: 'fleet', plan: fleet }) as const),
    ...plan.clusters.map((cluster) => ({ kind: 'cluster', plan: cluster }) as const),
    ...plan.customers.map((customer) => ({ kind: 'customer', plan: customer }) as const),
  ];
}

/** The fleet of each engine that needs something once for all its clusters. */
function fleetsOf({ clusters }: Plan): EngineFleet[] {
  return [...groupBy(clusters, ({ engine }) => engine)]
    .map(([name, own]) => ({ name, clusters: own }))
    .filter(({ name }) => 'fleet' in engines[name]);
}

/** Adds the unit's constructs below the output folder. */
export function addUnit(root: Construct, unit: Unit): void {
  switch (unit.kind) {
    case 'product':
      new Product(folder(root, 'products'), unit.plan);
      return;
    case 'ring':
      new Ring(folder(root, 'rings'), unit.plan);
      return;
    case 'fleet':
      engines[unit.plan.name].fleet?.(root, unit.plan.clusters);
      return;
    case 'cluster':
      new Cluster(folder(root, 'clusters'), unit.plan);
      return;
    case 'customer':
      new Customer(root, unit.plan);
  }
}

/** The tree of one unit alone. Memory does not grow with the fleet when units are rendered one after another. */
export function construct(unit: Unit): App {
  const app = new App();
  addUnit(app, unit);
  return app;
}
