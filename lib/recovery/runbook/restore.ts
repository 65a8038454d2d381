import { engineOf } from '../../engines';
import { secondsOf } from '../../authored/duration';
import type { BackupPace } from '../../authored/recovery';
import type { TenantPlan } from '../../plan/tenant';
import { BARMAN, databasesOf, type Database } from '../databases';
import { kubectl, type Step } from '../operations';
import { backupPace } from '../schedule';

/** What CloudNativePG keeps for itself comes back by its own means, and not from Velero. */
const NOT_DATABASES = "'!cnpg.io/cluster'";

/** What is deleted before a restore: Velero leaves alone what is there. */
const DAMAGED = 'deployments,statefulsets,daemonsets,jobs,cronjobs,persistentvolumeclaims';

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
  const { pause, resume } = engineOf(cluster).operations;
  return [
    {
      title: 'Choose the backup',
      text: 'The newest that is `Completed` and older than the damage.',
      commands: [velero(tenant, `backup get --selector velero.io/schedule-name=${tenant.name}`)],
    },
    { title: 'Keep the operator from bringing back what you delete', commands: pause(tenant) },
    {
      title: 'Delete what is damaged',
      text: 'This deletes the data that is there. Databases of CloudNativePG stay.',
      commands: namespaces.map(({ name }) =>
        kubectl(cluster, `delete ${DAMAGED} -n ${name} -l ${NOT_DATABASES}`),
      ),
    },
    { title: 'Restore', commands: [restored(tenant, '--from-backup <backup>')] },
    { title: 'Let the operator go on', commands: resume(tenant) },
  ];
}

/** The newest backup, into a cluster that has nothing of the tenant. */
export function restored(tenant: TenantPlan, from = `--from-schedule ${tenant.name}`): string {
  const namespaces = tenant.namespaces.map(({ name }) => name).join(',');
  return velero(
    tenant,
    `restore create ${from} --include-namespaces ${namespaces} --selector ${NOT_DATABASES} --wait`,
  );
}

export function velero({ cluster }: Pick<TenantPlan, 'cluster'>, command: string): string {
  const namespace = cluster.recovery?.namespace ?? 'velero';
  return `velero --kubecontext ${cluster.name} --namespace ${namespace} ${command}`;
}

/** A database at a point in time: a new one, made of a base backup and the WAL since, that takes the place of the old. */
export function restoreDatabase(tenant: TenantPlan, database: Database): Step[] {
  const { cluster } = tenant;
  const { name, namespace, release } = database;
  const { pause, resume } = engineOf(cluster).operations;
  const file = `${name}.json`;
  const changes = recoveryOf(name, '{targetTime: "<time>"}');
  return [
    {
      title: 'Choose the time',
      text: `In RFC 3339 with a zone, such as \`2026-01-31T03:04:05Z\`, at most ${keptFor(tenant)} ago, and after the first of these backups. The newest state there is: leave \`recoveryTarget\` out below.`,
      commands: [kubectl(cluster, `get backups.postgresql.cnpg.io -n ${namespace}`)],
    },
    { title: 'Keep the operator from undoing it', commands: pause(tenant) },
    {
      title: 'Write down what the database is, and what it is made of now',
      text: `\`serverName\` is new: CloudNativePG refuses to archive where another server's WAL is. Choose one that \`${name}\` never had.`,
      commands: [
        kubectl(cluster, `get clusters.postgresql.cnpg.io ${name} -n ${namespace} -o json \\`),
        `  | jq '${changes}' > ${file}`,
      ],
    },
    {
      title: 'Replace it',
      text: 'This deletes the database that is there, with its volumes.',
      commands: [
        kubectl(cluster, `delete clusters.postgresql.cnpg.io ${name} -n ${namespace}`),
        kubectl(cluster, `apply -f ${file}`),
        kubectl(
          cluster,
          `wait clusters.postgresql.cnpg.io/${name} -n ${namespace} --for=condition=Ready --timeout=60m`,
        ),
      ],
    },
    {
      title: 'Say the same in git, and let the operator go on',
      text: `Give the Cluster in the values of product \`${release.product.name}\` the new \`serverName\` (\`${tenant.source}\`), run \`npm run synth\`, publish; then:`,
      commands: resume(tenant),
    },
  ];
}

/** A change of the Cluster by which it is made of its own backups. */
function recoveryOf(name: string, target: string): string {
  const from = `{name: "before", plugin: {name: "${BARMAN}", parameters: {barmanObjectName: "${name}", serverName: "${name}"}}}`;
  return [
    '{apiVersion, kind, metadata: (.metadata | {name, namespace, labels, annotations}), spec}',
    `.spec.bootstrap = {recovery: {source: "before", recoveryTarget: ${target}}}`,
    `.spec.externalClusters = [${from}]`,
    `(.spec.plugins[] | select(.name == "${BARMAN}") | .parameters.serverName) = "<new server name>"`,
  ].join(' | ');
}

function keptFor(tenant: TenantPlan): string {
  const pace = backupPace(tenant);
  return pace ? days(pace) : '0 days';
}

function days({ keep }: BackupPace): string {
  const hours = Math.round(secondsOf(keep) / 3600);
  return hours % 24 === 0 ? `${hours / 24} days` : `${hours} hours`;
}
