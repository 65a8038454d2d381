import type { KubernetesObject } from '../authored/component/object';
import { DNS_LABEL, shorten } from '../authored/naming';
import { secondsOf, type Duration } from '../authored/duration';
import type { BackupPace } from '../authored/operations/recovery';
import type { Labels } from '../plan/labels';
import type { RecoveryPlan } from '../plan/operations/recovery';

/**
 * Name of the Schedule of what the platform has on a cluster. No tenant has a dot in its name, and where clusters share a
 * place for backups, it says which of them one is of.
 */
export function platformScheduleName(cluster: string): string {
  return `platform.${cluster}`;
}

/** The Schedule of the platform's namespaces; none where the cluster's environment has no backups. */
export function platformSchedule(
  plan: RecoveryPlan,
  { name, environment }: { readonly name: string; readonly environment: string },
  namespaces: readonly string[],
): KubernetesObject[] {
  const pace = Object.hasOwn(plan.environments, environment) ? plan.environments[environment] : undefined;
  return pace ? scheduleObjects(plan, platformScheduleName(name), pace, namespaces) : [];
}

/** Name of the Schedule that makes the backups of another one once more. Velero has it in a label of each of them. */
export function secondScheduleName(schedule: string): string {
  return shorten(`${schedule}.second`, DNS_LABEL);
}

/** The Schedule, and that of the second place where there is one. */
export function scheduleObjects(
  plan: RecoveryPlan,
  name: string,
  ...of: [pace: BackupPace, namespaces: readonly string[], annotations?: Labels]
): KubernetesObject[] {
  const first = scheduleObject(plan, name, ...of);
  const { second } = plan;
  if (!second) return [first];
  const { storageLocation } = second;
  return [first, scheduleObject({ ...plan, storageLocation }, secondScheduleName(name), ...of)];
}

/** Source: Velero, "Schedule API Type". */
function scheduleObject(
  { namespace, storageLocation, volumes }: RecoveryPlan,
  name: string,
  pace: BackupPace,
  includedNamespaces: readonly string[],
  annotations: Labels = {},
): KubernetesObject {
  return {
    apiVersion: 'velero.io/v1',
    kind: 'Schedule',
    metadata: { name, namespace, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: {
      schedule: pace.schedule,
      // Whoever is removed can still be restored.
      useOwnerReferencesInBackup: false,
      template: {
        includedNamespaces,
        ttl: timeToLive(pace.keep),
        ...(storageLocation !== undefined && { storageLocation }),
        ...VOLUMES[volumes],
      },
    },
  };
}

const VOLUMES = {
  move: { snapshotVolumes: true, snapshotMoveData: true, defaultVolumesToFsBackup: false },
  files: { snapshotVolumes: false, defaultVolumesToFsBackup: true },
  snapshots: { snapshotVolumes: true, snapshotMoveData: false, defaultVolumesToFsBackup: false },
} as const satisfies Record<RecoveryPlan['volumes'], object>;

/** As Go writes a duration, which is how Velero stores it. */
function timeToLive(keep: Duration): string {
  const seconds = Math.round(secondsOf(keep));
  return `${Math.floor(seconds / 3600)}h${Math.floor((seconds % 3600) / 60)}m${seconds % 60}s`;
}
