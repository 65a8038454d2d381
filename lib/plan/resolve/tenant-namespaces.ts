import { groupBy } from '../../facts/group-by';
import type { PlacementSpec } from '../../authored/customer';
import type { ClusterPlan } from '../cluster';
import type { EnvironmentPlan } from '../environment';
import type { ProductPlan } from '../product';
import type { NamespacePlan } from '../tenant';
import type { TierSpec } from '../../authored/tier';
import { applierOf } from './applier';
import { resolveGuardrails } from './guardrails';
import type { Lookup } from './lookup';

interface Of {
  readonly tenant: string;
  readonly adopt: PlacementSpec['adopt'];
  readonly cluster: ClusterPlan;
  readonly environment: EnvironmentPlan;
  readonly tier: TierSpec;
  readonly metadata: NamespacePlan['metadata'];
}

/** A tenant's namespaces: one, or one for each release; and those in which releases are that are taken over. */
export function namespacesOf(
  products: readonly ProductPlan[],
  { tenant, adopt, cluster, environment, tier, metadata }: Of,
  { naming, specs }: Lookup,
): NamespacePlan[] {
  const isShared = specs.fleet.namespacePer !== 'release';
  const namespace = (name: string, of: readonly ProductPlan[]): NamespacePlan => ({
    name,
    products: of,
    applier: applierOf(cluster, name),
    guardrails: resolveGuardrails({ products: of, tier, environment }),
    metadata,
  });
  const own = (product: string) => naming.namespace(tenant, isShared ? undefined : product);
  if (isShared && products.length === 0) return [namespace(own(''), [])];
  const adoptedIn = ({ name }: ProductPlan) => adopt?.[name]?.namespace;
  // No namespace has a slash in its name: each of these is another one, whatever a formula gives.
  const groups = groupBy(products, (each) => adoptedIn(each) ?? (isShared ? own('') : `/${each.name}`));
  return [...groups.values()].map((of) => namespace(adoptedIn(of[0]) ?? own(of[0].name), of));
}
