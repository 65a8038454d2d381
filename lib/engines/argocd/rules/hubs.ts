import { error, warning, within, type Issue, type Location } from '../../../issues/issue';
import { THIS_CLUSTER } from '../../../plan/names';
import type { ArgocdCluster } from '../plan/cluster';
import { unsharded } from '../plan/connections/shards';
import { clustersFollowing } from '../../following';
import { clustersRunBy, isRunBy } from '../../run-by';
import type { ArgocdClusterSpec } from '../../../authored/cluster';
import type { FleetSpec } from '../../../authored/fleet';
import { suggest } from '../../../issues/suggest';
import type { Rule } from '../../../rules/rule';

type Spec = ArgocdClusterSpec<string, string>;

/** A hub is another cluster that Argo CD runs and that has no hub itself, and it can reach what it manages. */
export const hubs: Rule = function* ({ specs: { fleet, fleetFile }, plan }) {
  const at = (name: string, ...keys: string[]) => within({ file: fleetFile }, 'clusters', name, ...keys);
  for (const [name, spec] of clustersRunBy('argocd', fleet)) {
    yield* manager(fleet, name, spec, at(name, 'managedBy'));
    yield* ofManaged(spec, at(name));
  }
  for (const { name, hub } of unsharded(fleet)) {
    const problem = `Argo CD decides which replica of the controller of '${hub}' serves it, and may move it`;
    yield warning(
      at(name, 'connection'),
      problem,
      'npm run fleet -- place, and commit what it writes; or state shard',
    );
  }
  for (const cluster of clustersFollowing('argocd', plan.clusters)) {
    yield* reached(cluster, at(cluster.name, 'connection'));
    for (const managed of cluster.manages)
      yield* withinReplicas(cluster, managed, at(managed.name, 'connection', 'shard'));
    yield* apart(cluster.manages, (name) => at(name, 'connection', 'server'));
  }
};

function* manager(fleet: FleetSpec, name: string, { managedBy: hub }: Spec, at: Location): Iterable<Issue> {
  if (hub === undefined) return;
  const allowed = [...clustersRunBy('argocd', fleet)]
    .filter(([other, each]) => other !== name && each.managedBy === undefined)
    .map(([other]) => other);
  if (allowed.includes(hub)) return;
  const fix = allowed.length > 0 ? suggest(hub, allowed) : 'leave it out: it has its own Argo CD';
  yield error(at, noHub(fleet, name, hub), fix);
}

/** Why the cluster cannot be its hub. */
function noHub({ clusters }: FleetSpec, name: string, hub: string): string {
  if (hub === name) return `'${name}' is managed by itself`;
  const found = Object.hasOwn(clusters, hub) ? clusters[hub] : undefined;
  if (!found) return `unknown cluster '${hub}'`;
  if (!isRunBy('argocd', found)) return `'${hub}' is run by ${found.engine}, which manages no other cluster`;
  return `'${hub}' is managed by '${found.managedBy}', and can manage no other cluster`;
}

/** What is said of a hub's connection has a hub, and what the hub decides is said there. */
function* ofManaged(spec: Spec, at: Location): Iterable<Issue> {
  const { managedBy: hub, connection, impersonation } = spec;
  if (hub === undefined && connection)
    yield error(
      within(at, 'connection'),
      'no hub reaches the cluster',
      'name the hub under managedBy, or remove it',
    );
  if (hub !== undefined && impersonation !== undefined)
    yield error(
      within(at, 'impersonation'),
      `hub '${hub}' decides whether Argo CD impersonates`,
      `say it of '${hub}', and remove it here`,
    );
  if (hub !== undefined) yield* ofItsArgocd(hub, spec, at);
}

/** What is said of an Argo CD is said of the cluster that it runs on. */
function* ofItsArgocd(
  hub: string,
  { capacity = {}, controllerReplicas }: Spec,
  at: Location,
): Iterable<Issue> {
  const stated = {
    controllerReplicas,
    'capacity.applications': capacity.applications,
    'capacity.applicationsPerShard': capacity.applicationsPerShard,
  };
  for (const [key, value] of Object.entries(stated))
    if (value !== undefined)
      yield error(
        within(at, key),
        `the Applications are on hub '${hub}'`,
        `say it of '${hub}', and remove it here`,
      );
}

/** Where Argo CD needs the URL of the cluster, it is there. */
function* reached({ spec, argocd, hub }: ArgocdCluster, at: Location): Iterable<Issue> {
  if (!hub || argocd.server !== '') return;
  const isByServer = spec.connection?.destination === 'server';
  if (!isByServer && !hub.impersonates) return;
  const why = isByServer
    ? 'its Applications name it by URL'
    : `'${hub.name}' impersonates, and finds the accounts of a cluster by its URL`;
  yield error(at, `the cluster has no server, and ${why}`, 'give the URL under connection.server');
}

/** Argo CD puts a cluster with a shard that is not there on any other. */
function* withinReplicas(hub: ArgocdCluster, { spec }: ArgocdCluster, at: Location): Iterable<Issue> {
  const { controllerReplicas } = hub.spec;
  const shard = spec.connection?.shard;
  if (controllerReplicas === undefined || shard === undefined || shard < controllerReplicas) return;
  const problem = `'${hub.name}' has ${controllerReplicas} controllerReplicas, and no shard ${shard}`;
  yield error(at, problem, `give one from 0 to ${controllerReplicas - 1}, or '${hub.name}' more replicas`);
}

/** Two clusters of one URL would be one to Argo CD, as would one with the hub's own. */
function* apart(manages: readonly ArgocdCluster[], at: (name: string) => Location): Iterable<Issue> {
  const taken = new Map<string, string>([[THIS_CLUSTER, 'the hub itself']]);
  for (const { name, argocd } of manages) {
    if (argocd.server === '') continue;
    const by = taken.get(argocd.server);
    if (by === undefined) taken.set(argocd.server, `cluster '${name}'`);
    else yield error(at(name), `'${argocd.server}' is the URL of ${by}`, 'give the URL of this cluster');
  }
}
