import type { EngineName } from '../authored/cluster';
import type { ArgocdTenant } from './argocd/plan/tenant';
import type { FluxTenant } from './flux/plan/tenant';
import type { TenantPlan } from '../plan/tenant';
import { engineOf, type engines } from '.';

type Engines = typeof engines;

/** The engines that follow the settings. */
type Following<F> = {
  [E in EngineName]: Engines[E]['follows'] extends F ? E : never;
}[EngineName];

/** What tenants are where these settings are followed. */
interface Tenants {
  readonly argocd: ArgocdTenant;
  readonly flux: FluxTenant;
}

/** Whether an engine that follows the settings runs the cluster: what else is set does nothing there. */
export function follows<C extends { readonly engine: EngineName }, F extends keyof Tenants>(
  settings: F,
  cluster: C,
): cluster is Extract<C, { readonly engine: Following<F> }> {
  return engineOf(cluster).follows === settings;
}

/** The clusters on which the settings are followed. */
export function clustersFollowing<C extends { readonly engine: EngineName }, F extends keyof Tenants>(
  settings: F,
  clusters: readonly C[],
): Extract<C, { readonly engine: Following<F> }>[] {
  return clusters.filter((cluster) => follows(settings, cluster));
}

/** The tenants on such clusters. */
export function tenantsFollowing<F extends keyof Tenants>(
  settings: F,
  tenants: readonly TenantPlan[],
): Tenants[F][] {
  return tenants.filter(({ cluster }) => follows(settings, cluster)) as readonly TenantPlan[] as Tenants[F][];
}
