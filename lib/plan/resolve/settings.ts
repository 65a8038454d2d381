import type { ClusterPlan } from '../cluster';
import type { EnvironmentPlan, ProductPlan } from '../fleet';
import type { ReleasePlan } from '../tenant';
import type { ClusterSpec } from '../../authored/cluster';
import type { FluxSettings } from '../../engines/flux/authored/settings';
import { mergeSettings } from '../values';
import { releaseApplication } from '../../engines/argocd/plan/applications';

/** The settings of a cluster and what is over them, merged: maps by key, lists and scalars replace. */
export function fluxSettings(cluster: ClusterSpec, own: FluxSettings = {}): Required<FluxSettings> {
  const below: FluxSettings = ('flux' in cluster && cluster.flux) || {};
  return {
    kustomization: mergeSettings(below.kustomization, own.kustomization),
    helmRelease: mergeSettings(below.helmRelease, own.helmRelease),
  };
}

/** What the engines are told of a release. */
export type ReleaseSettings = Pick<ReleasePlan, 'application' | 'helmRelease'>;

/** What releases of a product are told in an environment of a cluster: worked out once for all customers. */
export function releaseSettings(): (
  cluster: ClusterPlan,
  environment: EnvironmentPlan,
  product: ProductPlan,
) => ReleaseSettings {
  const known = new Map<string, ReleaseSettings>();
  return (cluster, environment, product) => {
    const key = [cluster.name, environment.name, product.name].join('/');
    const settings = known.get(key) ?? {
      helmRelease: fluxSettings(cluster.spec, product.spec.flux).helmRelease,
      application: releaseApplication(cluster.spec, environment, product.spec),
    };
    known.set(key, settings);
    return settings;
  };
}
