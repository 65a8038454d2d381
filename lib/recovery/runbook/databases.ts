import { engineOf } from '../../engines';
import type { TenantPlan } from '../../plan/tenant';
import { BARMAN, storeConfiguration, type Database } from '../databases';
import { kubectl, type Step } from '../operations';
import { backupPace } from '../tenant';
import { shellWord } from './markdown';
import { days, restorable, veleroCommand } from './restore';

const CLUSTERS = 'clusters.postgresql.cnpg.io';
const STORES = 'objectstores.barmancloud.cnpg.io';

/** CloudNativePG refuses to archive where another server's WAL is. */
const SERVER = '<new server name>';

/** A database at a point in time: a new one, made of a base backup and the WAL since, that takes the place of the old. */
export function restoreDatabase(tenant: TenantPlan, database: Database): Step[] {
  const { cluster } = tenant;
  const { name, namespace } = database;
  const { operations } = engineOf(cluster);
  const pace = backupPace(tenant);
  const own = `${CLUSTERS} ${name} -n ${namespace}`;
  const archive = cluster.recovery!.databases!;
  const fromCopy = archive.second
    ? ` Where \`${archive.destinationPath}\` is lost, its copy has the backups. ${copyBecomesArchive(tenant)}`
    : '';
  return [
    {
      title: 'Choose the time',
      text: `In RFC 3339 with a zone, such as \`2026-01-31T03:04:05Z\`: ${pace ? `at most ${days(pace)} ago, and ` : ''}after the first of these backups. For the newest state that there is, leave \`recoveryTarget\` out below.${fromCopy}`,
      commands: [kubectl(cluster, `get backups.postgresql.cnpg.io -n ${namespace}`)],
    },
    { title: 'Keep the operator from undoing it', commands: operations.pause(tenant) },
    {
      title: 'Write down what the database is, and what it is to be made of',
      text: `Choose a server name that ${name} never had.`,
      commands: [kubectl(cluster, `get ${own} -o json \\`), `  | jq '${changeOf(name)}' > ${name}.json`],
    },
    {
      title: 'Replace it',
      text: 'This deletes the database that is there, with its volumes.',
      commands: [
        kubectl(cluster, `delete ${own}`),
        kubectl(cluster, `apply -f ${name}.json`),
        awaitDatabase(tenant, database),
      ],
    },
    { title: 'Say the same in git', text: inGit([database]) },
    { title: 'Let the operator go on', commands: operations.resume(tenant) },
  ];
}

/** The databases of a tenant that is nowhere: Velero knows what they were, and they are made of their own backups. */
export function restoreLostDatabases(tenant: TenantPlan): Step[] {
  const databases = restorable(tenant);
  if (databases.length === 0) return [];
  const { cluster, name: file } = tenant;
  const namespaces = [...new Set(databases.map(({ namespace }) => namespace))].join(',');
  return [
    ...fromTheCopy(tenant, databases),
    {
      title: `Restore the databases of ${tenant.name}`,
      text: `To their newest state. Choose a server name that the database never had; the archive of the old one is read, and never written. ${inGit(databases)}`,
      commands: [
        [`cat > ${file}.yaml <<'END'`, ...modifiers(databases), 'END'].join('\n'),
        kubectl(
          cluster,
          `create configmap ${file} -n ${cluster.recovery!.namespace} --from-file ${file}.yaml`,
        ),
        veleroCommand(
          tenant,
          `restore create --from-schedule ${tenant.name} --include-namespaces ${namespaces} --include-resources ${STORES},${CLUSTERS} --resource-modifier-configmap ${file} --wait`,
        ),
        ...databases.map((each) => awaitDatabase(tenant, each)),
      ],
    },
  ];
}

/** The ObjectStores that have just been restored name the archive that is lost. */
function fromTheCopy(tenant: TenantPlan, databases: readonly Database[]): Step[] {
  const { cluster } = tenant;
  const spec = cluster.recovery!.databases;
  if (!spec?.second) return [];
  const { second } = spec;
  return [
    {
      title: `Only where \`${spec.destinationPath}\` is lost: restore the databases of ${tenant.name} from its copy`,
      text: copyBecomesArchive(tenant),
      commands: databases.map((database) => {
        const value = storeConfiguration(second, tenant, database);
        const patch = JSON.stringify([{ op: 'replace', path: '/spec/configuration', value }]);
        return kubectl(
          cluster,
          `patch ${STORES} ${database.name} -n ${database.namespace} --type json --patch ${shellWord(patch)}`,
        );
      }),
    },
  ];
}

/** What has to change before the copy of an archive is written, and for as long as it is the archive. */
function copyBecomesArchive({ cluster }: TenantPlan): string {
  const { databases, component } = cluster.recovery!;
  const { destinationPath, regions } = databases!.second!;
  const where = `\`${destinationPath}\` (${[...regions].sort().join(', ')})`;
  return `The copy is ${where}. It is written from now on, so first end the replication into it. In the fleet, what \`second\` says goes into \`databases\` of component \`${component}\` itself, and \`second\` goes until there is another place; run \`npm run synth\`, and publish before the operator goes on.`;
}

function awaitDatabase({ cluster }: TenantPlan, { name, namespace }: Database): string {
  return kubectl(cluster, `wait ${CLUSTERS}/${name} -n ${namespace} --for=condition=Ready --timeout=60m`);
}

/** What would be undone, or refused, if git went on to say what the database was made of at first. */
function inGit(databases: readonly Database[]): string {
  const products = [...new Set(databases.map(({ release }) => `\`${release.product.name}\``))]
    .sort()
    .join(', ');
  return `In the values of product ${products}, give the Cluster the same \`bootstrap\`, \`externalClusters\` and \`serverName\`, run \`npm run synth\`, and publish before the operator goes on.`;
}

/** What a database is made of: its own backups. */
function madeOf(name: string): Readonly<Record<string, unknown>> {
  const parameters = { barmanObjectName: name, serverName: name };
  return { name: 'before', plugin: { name: BARMAN, parameters } };
}

function changeOf(name: string): string {
  return [
    '{apiVersion, kind, metadata: (.metadata | {name, namespace, labels, annotations}), spec}',
    '.spec.bootstrap = {recovery: {source: "before", recoveryTarget: {targetTime: "<time>"}}}',
    `.spec.externalClusters = [${JSON.stringify(madeOf(name))}]`,
    `(.spec.plugins[] | select(.name == "${BARMAN}") | .parameters.serverName) = "${SERVER}"`,
  ].join(' | ');
}

/** Source: Velero, "Restore Resource Modifiers", "JSON Merge Patch". */
function modifiers(databases: readonly Database[]): string[] {
  return [
    'version: v1',
    'resourceModifierRules:',
    ...databases.flatMap(({ name, namespace }) => [
      '  - conditions:',
      `      groupResource: ${CLUSTERS}`,
      `      namespaces: [${namespace}]`,
      `      resourceNameRegex: ^${name}$`,
      '    mergePatches:',
      '      - patchData: |',
      `          ${JSON.stringify(patchOf(name))}`,
    ]),
  ];
}

function patchOf(name: string): object {
  const parameters = { barmanObjectName: name, serverName: SERVER };
  return {
    spec: {
      bootstrap: { initdb: null, pg_basebackup: null, recovery: { source: 'before' } },
      externalClusters: [madeOf(name)],
      plugins: [{ name: BARMAN, isWALArchiver: true, parameters }],
    },
  };
}
