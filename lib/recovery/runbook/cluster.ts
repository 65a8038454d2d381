import { engineOf } from '../../engines';
import { tenantsOf, type Plan } from '../../plan/fleet';
import type { ClusterPlan } from '../../plan/cluster';
import type { TenantPlan } from '../../plan/tenant';
import { sortedByName } from '../../facts/order';
import { kubectl, type Step } from '../operations';
import { platformScheduleName, secondScheduleName } from '../schedule';
import { backupPace } from '../tenant';
import { beforehand } from './beforehand';
import { bulleted, section, steps, table } from './markdown';
import { restoreLostDatabases } from './databases';
import { restored, veleroCommand } from './restore';

/** What to do when a cluster is lost: it is built anew from git, and its data comes from backups. */
export function clusterRunbook(plan: Plan, clusters: readonly ClusterPlan[]): string {
  return section(
    1,
    'Recover a cluster',
    'The cluster is gone, or nothing on it can be trusted. It is built anew from git; what git does not have comes from backups, before any tenant runs.',
    beforehand(clusters),
    ...clusters.map((cluster) => clusterSection(plan, cluster, 2)),
  );
}

/** One cluster: operator, components, data, tenants, in this order. */
export function clusterSection(plan: Plan, cluster: ClusterPlan, level: number): string {
  const tenants = sortedByName(tenantsOf(plan).filter((tenant) => tenant.cluster.name === cluster.name));
  return section(
    level,
    cluster.name,
    table(
      ['engine', 'environment', 'Kubernetes', 'tenants'],
      [
        [
          cluster.engine,
          cluster.environment.name,
          cluster.spec.kubernetes,
          bulleted(tenants.map(({ name }) => name)),
        ],
      ],
    ),
    ...(cluster.components.length > 0
      ? [
          table(
            ['order', 'component', 'namespace', 'after'],
            cluster.components.map(({ name, depth, namespace, dependsOn }) => [
              String(depth + 1),
              name,
              namespace,
              bulleted(
                dependsOn.map((each) => each.name),
                '–',
              ),
            ]),
          ),
        ]
      : []),
    steps(level + 1, [
      {
        title: 'Make the cluster',
        text: `As it was made: Kubernetes ${cluster.spec.kubernetes}, context \`${cluster.name}\`.`,
        commands: [kubectl(cluster, 'get nodes')],
      },
      ...engineOf(cluster).operations.bringUp(cluster, tenants),
      ...components(cluster),
      ...data(cluster, tenants),
      {
        title: 'Let the tenants come',
        ...(tenants.length === 0 && { text: 'It has none now; what it is ready for comes back with this.' }),
        commands: engineOf(cluster).operations.admitTenants(cluster, tenants),
      },
      {
        title: 'See that everything is well',
        commands: tenants.flatMap((tenant) => engineOf(cluster).operations.show(tenant)),
      },
    ]),
  );
}

function components(cluster: ClusterPlan): Step[] {
  const { operations } = engineOf(cluster);
  return [
    {
      title: 'Wait for the components, in their order',
      commands: cluster.components.map((component) => operations.awaitComponent(cluster, component)),
    },
  ];
}

/** Backups are read, and none is made, until all is back. */
function data(cluster: ClusterPlan, tenants: readonly TenantPlan[]): Step[] {
  const { recovery } = cluster;
  if (!recovery)
    return tenants.length === 0
      ? []
      : [{ title: 'Restore data', text: 'Nothing is backed up by the fleet: what was in volumes is lost.' }];
  const backedUp = tenants.filter((tenant) => backupPace(tenant) && tenant.namespaces.length > 0);
  const others = tenants.filter((tenant) => !backedUp.includes(tenant));
  const { second } = recovery;
  const locations = [recovery.storageLocation ?? 'default', ...(second ? [second.storageLocation] : [])];
  const mode = (accessMode: string) =>
    locations.map((location) =>
      kubectl(
        cluster,
        `patch backupstoragelocation ${location} -n ${recovery.namespace} --type merge --patch '{"spec":{"accessMode":"${accessMode}"}}'`,
      ),
    );
  return [
    {
      title: 'Protect the backups while you read them',
      ...(second && {
        text: `Where \`${locations[0]}\` is lost with its region, read from \`${second.storageLocation}\` (${[...second.regions].sort().join(', ')}): in the commands below, \`--from-schedule\` of a Schedule is then that of its second one, such as \`${secondScheduleName(platformScheduleName(cluster.name))}\`.`,
      }),
      commands: [...mode('ReadOnly'), veleroCommand({ cluster }, 'backup get')],
    },
    ...(Object.hasOwn(recovery.environments, cluster.environment.name) ? [platformStep(cluster)] : []),
    {
      title: 'Restore the data of tenants',
      ...(others.length > 0 && {
        text: `No backups, so their volumes come back empty: ${bulleted(others.map(({ name }) => name))}.`,
      }),
      commands: backedUp.map((tenant) => restored(tenant)),
    },
    ...backedUp.flatMap(restoreLostDatabases),
    { title: 'Let backups be made again', commands: mode('ReadWrite') },
  ];
}

/** No objects: those of the operator would bring the tenants. */
const PLATFORM_DATA = 'persistentvolumeclaims,persistentvolumes,secrets';

function platformStep(cluster: ClusterPlan): Step {
  const from = platformScheduleName(cluster.name);
  const sealing = cluster.components.filter(
    ({ content }) =>
      content.form === 'helm' && 'name' in content.chart && content.chart.name === 'sealed-secrets',
  );
  return {
    title: "Restore what the platform had and git has not: the operator's Secrets, keys, volumes",
    text: `What is there already is left as it is, volumes of components too.${sealing.length > 0 ? ' The controller of sealed-secrets reads its old keys when it starts.' : ''}`,
    commands: [
      veleroCommand(
        { cluster },
        `restore create --from-schedule ${from} --include-resources ${PLATFORM_DATA} --wait`,
      ),
      ...sealing.map(({ namespace }) => kubectl(cluster, `rollout restart deployment -n ${namespace}`)),
    ],
  };
}
