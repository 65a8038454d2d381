import { specAt } from '../../content/overrides';
import { engineOf } from '../../engines';
import type { ClusterPlan } from '../cluster';
import type { ProductPlan, RingPlan } from '../product';
import type { EnvironmentPlan } from '../environment';

/** An engine's own part of releases, worked out once for all customers of a ring. */
export function releaseSettings(): (
  cluster: ClusterPlan,
  ring: RingPlan,
  environment: EnvironmentPlan,
  product: ProductPlan,
) => object {
  const known = new Map<string, object>();
  return (cluster, ring, environment, product) => {
    const key = [cluster.name, ring.name, environment.name, product.name].join('/');
    const found = known.get(key);
    if (found) return found;
    const spec = specAt(product.spec, { environment: environment.name, cluster: cluster.name });
    const settings = engineOf(cluster).release(cluster, ring, environment, { ...product, spec });
    known.set(key, settings);
    return settings;
  };
}
