import type { ClusterSpec, EngineName } from '../spec';

/** Where Flux and what it applies for the platform are. */
export const FLUX_NAMESPACE = 'flux-system';

/**
 * The engine's own namespace for releases: accounts, and on Flux sources and HelmReleases. Nothing here has the
 * platform's rights, and no tenant reaches it.
 */
export const RELEASES_NAMESPACE = 'fleet-releases';

/** The fluxConfigurations of an arc cluster, each in a namespace of its name. */
export const ARC_CONFIGURATIONS = { infra: 'infra', apps: 'apps' } as const;

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
