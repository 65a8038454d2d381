import { groupBy } from '../../../facts/group-by';
import { error, within, type Issue, type Location } from '../../../issues/issue';
import { THIS_CLUSTER } from '../../../plan/names';
import type { ClusterPlan } from '../../../plan/cluster';
import { managerOf } from '../plan/hubs';
import { follows } from '../../following';
import type { ArgocdClusterSpec, ClusterSpec } from '../../../authored/cluster';
import type { FleetSpec } from '../../../authored/fleet';
import { suggest } from '../../../issues/suggest';
import type { Rule } from '../../../rules/rule';

/** A hub is another cluster that Argo CD runs and that has no hub itself, and it can reach what it manages. */
export const hubs: Rule = ({ specs: { fleet, fleetFile }, plan }) => {
  const at = (name: string, ...keys: string[]) => within({ file: fleetFile }, 'clusters', name, ...keys);
  return [
    ...Object.entries(fleet.clusters).flatMap(([name, spec]) => [
      ...manager(fleet, name, spec, at(name, 'managedBy')),
      ...ofManaged(spec, (key) => at(name, key)),
    ]),
    ...plan.clusters.flatMap((cluster) => (cluster.hub ? reached(cluster, cluster.hub, at) : [])),
    ...plan.clusters.flatMap(({ manages }) => apart(manages, at)),
  ];
};

function manager(fleet: FleetSpec, name: string, spec: ClusterSpec, at: Location): Issue[] {
  const hub = managerOf(spec);
  if (hub === undefined) return [];
  const others = Object.entries(fleet.clusters).filter(
    ([other, { engine }]) =>
      other !== name && follows('argocd', { engine }) && managerOf(fleet.clusters[other]) === undefined,
  );
  const allowed = others.map(([other]) => other);
  if (allowed.includes(hub)) return [];
  const found = Object.hasOwn(fleet.clusters, hub) ? fleet.clusters[hub] : undefined;
  const problem =
    hub === name
      ? `'${name}' is managed by itself`
      : !found
        ? `unknown cluster '${hub}'`
        : follows('flux', found)
          ? `'${hub}' is run by ${found.engine}, which manages no other cluster`
          : `'${hub}' is managed by '${managerOf(found)}', and can manage no other cluster`;
  return [
    error(at, problem, allowed.length > 0 ? suggest(hub, allowed) : 'leave it out: it has its own Argo CD'),
  ];
}

/** What is said of a hub's connection has a hub, and what the hub decides is said there. */
function ofManaged(spec: ClusterSpec, at: (key: string) => Location): Issue[] {
  const { connection, impersonation }: Partial<ArgocdClusterSpec<string, string>> = {
    ...('connection' in spec && { connection: spec.connection }),
    ...('impersonation' in spec && { impersonation: spec.impersonation }),
  };
  const hub = managerOf(spec);
  if (hub === undefined)
    return connection
      ? [error(at('connection'), 'no hub reaches the cluster', 'name the hub under managedBy, or remove it')]
      : [];
  return impersonation === undefined
    ? []
    : [
        error(
          at('impersonation'),
          `hub '${hub}' decides whether Argo CD impersonates`,
          `say it of '${hub}', and remove it here`,
        ),
      ];
}

/** Where Argo CD needs the URL of the cluster, it is there. */
function reached(
  { name, spec, argocd }: ClusterPlan,
  hub: ClusterPlan,
  at: (name: string, ...keys: string[]) => Location,
): Issue[] {
  if (argocd.server !== '') return [];
  const isByServer = 'connection' in spec && spec.connection?.destination === 'server';
  if (!isByServer && !hub.impersonates) return [];
  const why = isByServer
    ? 'its Applications name it by URL'
    : `'${hub.name}' impersonates, and finds the accounts of a cluster by its URL`;
  return [
    error(
      at(name, 'connection'),
      `the cluster has no server, and ${why}`,
      'give the URL under connection.server',
    ),
  ];
}

/** Two clusters of one URL would be one to Argo CD, as would one with the hub's own. */
function apart(manages: readonly ClusterPlan[], at: (name: string, ...keys: string[]) => Location): Issue[] {
  const known = manages.filter(({ argocd }) => argocd.server !== '');
  return [...groupBy(known, ({ argocd }) => argocd.server)].flatMap(([server, [first, ...more]]) => {
    const taken = server === THIS_CLUSTER ? [first!, ...more] : more;
    const by = server === THIS_CLUSTER ? 'the hub itself' : `cluster '${first!.name}'`;
    return taken.map(({ name }) =>
      error(
        at(name, 'connection', 'server'),
        `'${server}' is the URL of ${by}`,
        'give the URL of this cluster',
      ),
    );
  });
}
