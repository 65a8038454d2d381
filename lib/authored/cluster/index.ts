import { z } from 'zod';
import { type ArcClusterSpec, arcCluster } from '../../engines/arc/authored/cluster';
import { type ArgocdClusterSpec, argocdCluster } from '../../engines/argocd/authored/cluster';
import { type FluxClusterSpec, fluxCluster } from '../../engines/flux/authored/cluster';
import { named } from '../readonly';

export type { ArcClusterSpec } from '../../engines/arc/authored/cluster';
export type {
  ArgocdClusterSpec,
  ArgocdInstall,
  ArgocdVersion,
  HubConnection,
} from '../../engines/argocd/authored/cluster';
export type { FluxClusterSpec } from '../../engines/flux/authored/cluster';

/** Clusters by engine, with the names that a fleet has. */
interface Specs<E extends string, C extends string> {
  readonly argocd: ArgocdClusterSpec<E, C>;
  readonly flux: FluxClusterSpec<E, C>;
  readonly arc: ArcClusterSpec<E, C>;
}

/** How a cluster is reconciled. `arc` is Flux, bootstrapped and configured through Azure Resource Manager. */
export type EngineName = keyof Specs<string, string>;

/** Where tenants run. */
export type ClusterSpec<Environment extends string = string, Component extends string = string> = Specs<
  Environment,
  Component
>[EngineName];

const schemas = { argocd: argocdCluster, flux: fluxCluster, arc: arcCluster } satisfies {
  readonly [E in EngineName]: z.ZodType<Specs<string, string>[E]>;
};
const [first, ...others] = Object.values(schemas);

/** The schema of a cluster: that of its engine. */
export const cluster = named<ClusterSpec>(z.discriminatedUnion('engine', [first!, ...others]));
