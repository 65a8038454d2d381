import { freeze } from '../../authored/define/freeze';
import type { ProductSpec } from '../../authored/product';
import type { Values } from '../../authored/values';
import type { Repositories } from '../../content/kind';
import { specAt } from '../../content/overrides';
import { engineOf } from '../../engines';
import type { ClusterPlan } from '../cluster';
import type { EnvironmentPlan } from '../environment';
import type { AxisPlan, ProductPlan, RingPlan } from '../product';
import { merge, type Layer } from '../values';
import { verifiedFor } from './verified';

/** What releases of one product stand on. */
interface Ground {
  readonly product: ProductPlan;
  readonly environment: EnvironmentPlan;
  readonly ring: RingPlan;
  readonly cluster: ClusterPlan;
  /** Value by axis. */
  readonly axes: Readonly<Record<string, string>>;
}

/** What all releases that stand on the same have alike. */
export interface Shared {
  /** The product, with what differs in the environment and on the cluster. */
  readonly spec: ProductSpec;
  readonly repositories: Repositories;
  /** The engine's own part. */
  readonly settings: object;
  /** All layers below those of the customer, and what they come to. */
  readonly layers: readonly Layer[];
  readonly values: Values;
}

/** Worked out once for all customers: there are few of it, however many customers there are. */
export function sharedByReleases(
  repositories: Repositories,
  axes: readonly AxisPlan[],
): (ground: Ground) => Shared {
  const known = new Map<string, Shared>();
  return (ground) => {
    const { product, environment, ring, cluster } = ground;
    const own = axes.filter(({ axis, value }) => ground.axes[axis] === value);
    const key = [product, environment, ring, cluster, ...own].map(({ name }) => name).join('\n');
    const found = known.get(key);
    if (found) return found;
    const spec = specAt(product.spec, { environment: environment.name, cluster: cluster.name });
    const layers = layersOf(ground, own);
    const shared = {
      spec,
      repositories: verifiedFor(spec, repositories),
      settings: engineOf(cluster).release(cluster, ring, environment, { ...product, spec }),
      layers,
      // Functions of products are given parts of it.
      values: freeze(merge(layers.map((layer) => layer.values))),
    };
    known.set(key, shared);
    return shared;
  };
}

function layersOf({ product, environment, ring, cluster }: Ground, axes: readonly AxisPlan[]): Layer[] {
  const ofProduct = (each: { readonly product: string }) => each.product === product.name;
  return [
    product.base,
    product.environments.find((layer) => layer.environment === environment.name)!.layer,
    ring.layers.find(ofProduct)!.layer,
    ...axes.flatMap(({ layers }) => layers.filter(ofProduct)).map(({ layer }) => layer),
    ...product.clusters.filter((each) => each.cluster === cluster.name).map(({ layer }) => layer),
  ];
}
