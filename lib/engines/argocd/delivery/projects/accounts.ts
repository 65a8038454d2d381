import type { ArgocdCluster } from '../../plan/cluster';

interface Account {
  readonly server: string;
  readonly namespace: string;
  readonly defaultServiceAccount: string;
}

export function accounts(destinationServiceAccounts: readonly Account[]) {
  return destinationServiceAccounts.length === 0 ? {} : { destinationServiceAccounts };
}

/**
 * Which ServiceAccount a sync into the namespace runs as. Argo CD finds it by the cluster's URL alone. Source: Argo CD,
 * "Application Sync using impersonation".
 */
export function impersonated(
  cluster: ArgocdCluster,
  namespace: string,
  defaultServiceAccount: string,
): Account[] {
  const { server } = cluster.argocd;
  return cluster.impersonates ? [{ server, namespace, defaultServiceAccount }] : [];
}
