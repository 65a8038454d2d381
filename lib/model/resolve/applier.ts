import { ARC_CONFIGURATIONS, RELEASES_NAMESPACE } from '../names';
import type { ClusterSpec, EngineName } from '../spec';

const controlNamespaces: { readonly [E in EngineName]: (spec: ClusterSpec & { engine: E }) => string } = {
  argocd: () => RELEASES_NAMESPACE,
  flux: () => RELEASES_NAMESPACE,
  // Arc makes it, with the configuration.
  arc: (spec) => (spec.configurations ?? ARC_CONFIGURATIONS).apps,
};

/** The namespace that holds the accounts of a cluster's releases. */
export function controlNamespace(spec: ClusterSpec): string {
  return (controlNamespaces[spec.engine] as (spec: ClusterSpec) => string)(spec);
}

/**
 * The ServiceAccount that installs the releases of a namespace. It lies outside of that namespace: a release may
 * write ServiceAccounts, and must not get hold of this one.
 */
export function applierOf(
  spec: ClusterSpec,
  namespace: string,
): { readonly name: string; readonly namespace: string } {
  return { name: namespace, namespace: controlNamespace(spec) };
}
