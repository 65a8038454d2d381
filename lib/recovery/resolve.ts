import type { BackupsSpec, DatabasesSpec, RecoverySpec } from '../authored/operations/recovery';
import type { DatabasesPlan, EnvironmentBackups, RecoveryPlan } from '../plan/operations/recovery';

/** What of a cluster is backed up that has the component. */
export function resolveRecovery(component: string, spec: RecoverySpec, namespace: string): RecoveryPlan {
  const { environments, storageLocation, regions = [], second, volumes = 'move', databases } = spec;
  const all = Object.entries<BackupsSpec | undefined>(environments).flatMap(([name, backups]) =>
    backups ? [[name, backupsOf(backups)] as const] : [],
  );
  return {
    component,
    namespace,
    environments: Object.fromEntries(all),
    ...(storageLocation !== undefined && { storageLocation }),
    regions,
    ...(second && { second }),
    volumes,
    ...(databases && { databases: databasesPlan(databases, regions) }),
  };
}

function databasesPlan(spec: DatabasesSpec, regions: readonly string[]): DatabasesPlan {
  const { second, configuration = {} } = spec;
  return {
    ...spec,
    regions: spec.regions ?? regions,
    ...(second && { second: { configuration, ...second } }),
  };
}

function backupsOf({ schedule, keep, tiers = {} }: BackupsSpec): EnvironmentBackups {
  const own = Object.entries(tiers).map(([name, changes]) => [name, { schedule, keep, ...changes }] as const);
  return { schedule, keep, tiers: Object.fromEntries(own) };
}
