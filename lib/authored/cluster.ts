import { z } from 'zod';
import { type ArcClusterSpec, arcCluster } from '../engines/arc/authored/cluster';
import { type ArgocdClusterSpec, argocdCluster } from '../engines/argocd/authored/cluster';
import { type FluxClusterSpec, fluxCluster } from '../engines/flux/authored/cluster';
import { named } from './readonly';

export type { ArcClusterSpec } from '../engines/arc/authored/cluster';
export type {
  ArgocdClusterSpec,
  ArgocdInstall,
  ArgocdVersion,
  HubConnection,
} from '../engines/argocd/authored/cluster';
export type { FluxClusterSpec } from '../engines/flux/authored/cluster';

/** How a cluster is reconciled. `arc` is Flux, bootstrapped and configured through Azure Resource Manager. */
export type EngineName = ClusterSpec['engine'];

/** Where tenants run. */
export type ClusterSpec<Environment extends string = string, Component extends string = string> =
  | ArgocdClusterSpec<Environment, Component>
  | FluxClusterSpec<Environment, Component>
  | ArcClusterSpec<Environment, Component>;

/** What the compiler checks of a cluster, checked once more when it runs. */
export const cluster = named<ClusterSpec>(
  z.discriminatedUnion('engine', [argocdCluster, fluxCluster, arcCluster]),
);
