import type { KubernetesObject } from '../authored/component/object';
import type { BackupPace } from '../authored/operations/recovery';
import type { RecoveryPlan } from '../plan/operations/recovery';
import type { Labels } from '../plan/labels';
import type { TenantPlan } from '../plan/tenant';
import { databaseBackups, databasesOf } from './databases';
import { scheduleObjects } from './schedule';

/** What backs a tenant up, which the platform applies with the guard rails. */
export function tenantBackups(tenant: TenantPlan, annotations: Labels): KubernetesObject[] {
  const { recovery } = tenant.cluster;
  const pace = backupPace(tenant);
  if (!recovery || !pace || tenant.namespaces.length === 0) return [];
  const { databases } = recovery;
  const own = databases
    ? databasesOf(tenant).flatMap((each) => databaseBackups(databases, tenant, each, pace, annotations))
    : [];
  return [...tenantSchedules(recovery, tenant, pace, annotations), ...own];
}

/** How often a tenant is backed up. @returns `undefined` where it is not */
export function backupPace({ cluster, environment, tier }: TenantPlan): BackupPace | undefined {
  const environments = cluster.recovery?.environments ?? {};
  const own = Object.hasOwn(environments, environment.name) ? environments[environment.name]! : undefined;
  return own && Object.hasOwn(own.tiers, tier.name) ? own.tiers[tier.name] : own;
}

/** The Schedules of a tenant's namespaces. */
function tenantSchedules(
  plan: RecoveryPlan,
  { name, namespaces }: TenantPlan,
  pace: BackupPace,
  annotations: Labels,
): KubernetesObject[] {
  const own = namespaces.map((namespace) => namespace.name).sort();
  return scheduleObjects(plan, name, pace, own, annotations);
}
