import { standardNaming } from '../names';
import type { Naming } from '../../authored/naming';
import type { ClusterPlan } from '../cluster';
import type { ProductPlan, RingPlan } from '../product';
import type { EnvironmentPlan } from '../environment';
import type { StatePlan } from '../source';
import type { ProductInput, Specs } from '../../authored/specs';
import type { Repositories } from '../../content/kind';
import type { TierPlan } from '../tier';
import type { sharedByReleases } from './shared';

/** What customers refer to, by name. */
export interface Lookup {
  readonly specs: Specs;
  readonly naming: Naming;
  /** The fleet's own first. */
  readonly states: readonly StatePlan[];
  readonly environments: ReadonlyMap<string, EnvironmentPlan>;
  readonly clusters: ReadonlyMap<string, ClusterPlan>;
  readonly rings: ReadonlyMap<string, RingPlan>;
  readonly tiers: ReadonlyMap<string, TierPlan>;
  readonly products: ReadonlyMap<string, ProductPlan>;
  readonly inputs: ReadonlyMap<string, ProductInput>;
  readonly repositories: Repositories;
  readonly shared: ReturnType<typeof sharedByReleases>;
}

/** The fleet's formulas, over the standard ones. */
export function namingOf(specs: Specs): Naming {
  const own = Object.entries(specs.fleet.naming ?? {}).filter(([, formula]) => formula !== undefined);
  return { ...standardNaming, ...Object.fromEntries(own) };
}
