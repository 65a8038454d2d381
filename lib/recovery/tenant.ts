import type { KubernetesObject } from '../authored/component';
import type { Labels } from '../plan/labels';
import type { TenantPlan } from '../plan/tenant';
import { databaseBackups, databasesOf } from './databases';
import { backupPace, tenantSchedule } from './schedule';

/** What backs a tenant up, which the platform applies with the guard rails. */
export function tenantBackups(tenant: TenantPlan, annotations: Labels): KubernetesObject[] {
  const { recovery } = tenant.cluster;
  const pace = backupPace(tenant);
  if (!recovery || !pace || tenant.namespaces.length === 0) return [];
  const { databases } = recovery;
  const own = databases
    ? databasesOf(tenant).flatMap((each) => databaseBackups(databases, tenant, each, pace, annotations))
    : [];
  return [tenantSchedule(recovery, tenant, pace, annotations), ...own];
}
