import { configurationsOf } from '../../engines/arc/plan/arc';
import { ARGOCD_NAMESPACE, FLUX_NAMESPACE, RELEASES_NAMESPACE } from '../names';
import type { ClusterPlan } from '../cluster';
import type { ControlNamespaces } from '../component';
import type { NamespacePlan } from '../tenant';
import type { ClusterSpec, EngineName } from '../../authored/cluster';

const namespaces: { readonly [E in EngineName]: (spec: ClusterSpec & { engine: E }) => ControlNamespaces } = {
  argocd: () => ({ platform: ARGOCD_NAMESPACE, releases: RELEASES_NAMESPACE }),
  flux: () => ({ platform: FLUX_NAMESPACE, releases: RELEASES_NAMESPACE }),
  // Arc makes them, with the configurations.
  arc: (spec) => {
    const { infra, apps } = configurationsOf(spec);
    return { platform: infra.namespace, releases: apps.namespace };
  },
};

/** The namespaces of the engine's own objects on a cluster. */
export function controlNamespaces(spec: ClusterSpec): ControlNamespaces {
  return (namespaces[spec.engine] as (spec: ClusterSpec) => ControlNamespaces)(spec);
}

/**
 * The ServiceAccount that installs the releases of a namespace. It lies outside of that namespace: a release may
 * write ServiceAccounts, and must not get hold of this one.
 */
export function applierOf({ control }: ClusterPlan, namespace: string): NamespacePlan['applier'] {
  return { name: namespace, namespace: control.releases };
}

/**
 * The ServiceAccount that applies the Secrets of a namespace. Where Argo CD impersonates it is one of their own, bound to
 * SealedSecrets alone, because no release may bring any. No namespace has a dot in its name, so no other account has this one.
 */
export function secretsApplierOf(
  cluster: ClusterPlan,
  { name, applier }: NamespacePlan,
): NamespacePlan['applier'] {
  return cluster.impersonates ? { name: `${name}.secrets`, namespace: applier.namespace } : applier;
}
