import type { Context } from '../../applicationsets';
import type { Specs } from '../../authored/specs';
import type { Repositories } from '../../content/kind';
import type { ApplicationSetPlan } from '../../engines/argocd/plan/sets/set';
import type { ProductPlan } from '../product';
import type { EnvironmentPlan } from '../environment';
import type { StatePlan } from '../source';

/** What clusters are resolved from, each looked up once. */
export interface ClusterFacts {
  readonly specs: Pick<Specs, 'fleet' | 'products' | 'customers'>;
  readonly environments: ReadonlyMap<string, EnvironmentPlan>;
  readonly repositories: Repositories;
  /** The fleet's own first. */
  readonly states: readonly StatePlan[];
  readonly products: readonly ProductPlan[];
  readonly applicationSets: readonly ApplicationSetPlan[];
  readonly tree: Context['tree'];
}
