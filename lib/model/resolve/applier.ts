import type { ClusterSpec, EngineName } from '../spec';

/** Where Flux and its configuration live on a cluster that runs it by itself. */
export const FLUX_NAMESPACE = 'flux-system';

/** The fluxConfigurations of an arc cluster, each in a namespace of its name. */
export const ARC_CONFIGURATIONS = { infra: 'infra', apps: 'apps' } as const;

type Applier = { readonly name: string; readonly namespace: string };

/**
 * Impersonation wants the account where the engine's own object is: Argo CD looks in the destination's namespace,
 * Flux in that of the HelmRelease. Source: Argo CD, "Application Sync using impersonation"; Flux, "Helm Releases".
 */
const appliers: {
  readonly [E in EngineName]: (namespace: string, spec: ClusterSpec & { engine: E }) => Applier;
} = {
  argocd: (namespace) => ({ name: 'releaser', namespace }),
  flux: (namespace) => ({ name: namespace, namespace: FLUX_NAMESPACE }),
  arc: (namespace, spec) => ({
    name: namespace,
    namespace: (spec.configurations ?? ARC_CONFIGURATIONS).apps,
  }),
};

/** The ServiceAccount that installs the releases of a namespace. */
export function applierOf(spec: ClusterSpec, namespace: string): Applier {
  return (appliers[spec.engine] as (namespace: string, spec: ClusterSpec) => Applier)(namespace, spec);
}
