import type { CustomerPlan } from '../../../plan/tenant';
import { tenantsFollowing } from '../../following';
import { homeOf } from './argocd';
import type { ArgocdCluster } from './cluster';
import type { ArgocdTenant } from './tenant';

/** A customer's tenants whose Applications are on the cluster: its own, and those of clusters that it manages. */
export function tenantsAt({ name }: ArgocdCluster, { tenants }: CustomerPlan): ArgocdTenant[] {
  return tenantsFollowing('argocd', tenants).filter(({ cluster }) => homeOf(cluster).name === name);
}
