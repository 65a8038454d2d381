import { engineOf } from '../../engines';
import { secondsOf } from '../../authored/duration';
import type { BackupPace } from '../../authored/operations/recovery';
import type { TenantPlan } from '../../plan/tenant';
import { databasesOf, type Database } from '../databases';
import { kubectl, type Step } from '../operations';
import { secondScheduleName } from '../schedule';
import { backupPace } from '../tenant';

/** What CloudNativePG keeps for itself comes back by its own means, and not from Velero. */
const NOT_DATABASES = "'!cnpg.io/cluster'";

/** What is deleted before a restore: Velero leaves alone what is there. */
const DAMAGED = 'deployments,statefulsets,daemonsets,jobs,cronjobs,persistentvolumeclaims';

/** What makes such objects, or pods, where new versions are taken through step by step: it goes first. */
const MAKERS = ['Canary', 'Rollout'];

function damagedOn({ releaseKinds }: TenantPlan['cluster']): string {
  const makers = releaseKinds.filter(({ kind }) => MAKERS.includes(kind));
  return [...makers.map(({ resource, group }) => `${resource}.${group}`), DAMAGED].join(',');
}

/** What is restored as a database, and not as an object. */
const OF_DATABASES = ['backups', 'clusters', 'scheduledbackups']
  .map((each) => `${each}.postgresql.cnpg.io`)
  .join(',');

/** The databases of a tenant that are backed up. */
export function restorable(tenant: TenantPlan): Database[] {
  return tenant.cluster.recovery?.databases && backupPace(tenant) ? databasesOf(tenant) : [];
}

/** How old the data of a backup is at most, and how far back one can go. */
export function backupsSaid(pace: BackupPace | undefined): string {
  if (!pace) return 'none: what is in its volumes cannot be restored';
  return `\`${pace.schedule}\` (UTC), kept for ${days(pace)}`;
}

/** From the newest backup, or another, into namespaces that are empty of what was damaged. */
export function restoreTenant(tenant: TenantPlan): Step[] {
  const { cluster, namespaces } = tenant;
  const { operations } = engineOf(cluster);
  return [
    {
      title: 'Choose the backup',
      text: `The newest that is \`Completed\` and older than the damage.${elsewhereSaid(tenant)}`,
      commands: schedulesOf(tenant).map((schedule) =>
        veleroCommand(tenant, `backup get --selector velero.io/schedule-name=${schedule}`),
      ),
    },
    { title: 'Keep the operator from bringing back what you delete', commands: operations.pause(tenant) },
    {
      title: 'Delete what is damaged',
      text: 'This deletes the data that is there. Databases of CloudNativePG stay.',
      commands: namespaces.map(({ name }) =>
        kubectl(cluster, `delete ${damagedOn(cluster)} -n ${name} -l ${NOT_DATABASES}`),
      ),
    },
    { title: 'Restore', commands: [restored(tenant, '--from-backup <backup>')] },
    { title: 'Let the operator go on', commands: operations.resume(tenant) },
  ];
}

/** The newest backup, into a cluster that has nothing of the tenant; without its databases. */
export function restored(tenant: TenantPlan, from = `--from-schedule ${tenant.name}`): string {
  const namespaces = tenant.namespaces.map(({ name }) => name).join(',');
  const excluded = restorable(tenant).length > 0 ? ` --exclude-resources ${OF_DATABASES}` : '';
  return veleroCommand(
    tenant,
    `restore create ${from} --include-namespaces ${namespaces} --selector ${NOT_DATABASES}${excluded} --wait`,
  );
}

/** Where backups are once more. */
function elsewhereSaid({ cluster: { recovery } }: TenantPlan): string {
  if (!recovery?.second) return '';
  const { storageLocation, regions } = recovery.second;
  return ` Those of the second Schedule are in \`${storageLocation}\` (${[...regions].sort().join(', ')}), for when the first place is lost.`;
}

function schedulesOf({ name, cluster: { recovery } }: TenantPlan): string[] {
  return recovery?.second ? [name, secondScheduleName(name)] : [name];
}

export function veleroCommand({ cluster }: Pick<TenantPlan, 'cluster'>, command: string): string {
  const namespace = cluster.recovery?.namespace ?? 'velero';
  return `velero --kubecontext ${cluster.name} --namespace ${namespace} ${command}`;
}

/** For how long backups are kept. */
export function days({ keep }: BackupPace): string {
  const hours = Math.round(secondsOf(keep) / 3600);
  return hours % 24 === 0 ? `${hours / 24} days` : `${hours} hours`;
}
