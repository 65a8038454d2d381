import { argocdVersionOf } from './versions';
import { groupBy } from '../../../facts/group-by';
import { DNS_LABEL, shorten } from '../../../authored/naming';
import { ROOT_APPLICATIONS, ROOTS, THIS_CLUSTER } from '../../../plan/names';
import type { ArgocdPlan, ClusterPlan } from '../../../plan/cluster';
import { hubOf } from './hubs';

import type { ArgocdClusterSpec, ClusterSpec, HubConnection } from '../../../authored/cluster';
import type { FleetSpec } from '../../../authored/fleet';
import { projectsOf } from './projects';
import { installOf } from './install';
import { notificationsOf } from './notifications';

/** What the clusters that Argo CD runs have in common, and what one of them has of its own. */
export function argocdOf(fleet: FleetSpec, name: string, spec: ClusterSpec): ArgocdPlan {
  const { access } = fleet.argocd ?? {};
  const isManaged = hubOf(fleet, name) !== undefined;
  const named = (root: string) => rootName(root, isManaged ? name : undefined);
  const connection: HubConnection = { ...('connection' in spec && spec.connection) };
  const { server = '', destination = 'name', account = 'kube-system:argocd-manager' } = connection;
  return {
    access: { admins: access?.admins ?? [], readers: access?.readers ?? [] },
    projects: projectsOf(fleet.argocd?.projects),
    root: {
      name: givenRoots(spec).root ?? named(ROOT_APPLICATIONS.root),
      onDelete: ('onRootDelete' in spec && spec.onRootDelete) || 'orphan',
    },
    cluster: named(ROOT_APPLICATIONS.cluster),
    connections: [],
    clusters: [],
    version: argocdVersionOf(spec),
    ...(!isManaged && { ...installOf(fleet, name), ...notificationsOf(fleet) }),
    ...(isManaged
      ? { destination: destination === 'server' ? { server } : { name }, server, account }
      : {
          destination: { server: THIS_CLUSTER },
          server: THIS_CLUSTER,
          account: 'argocd:argocd-application-controller',
        }),
  };
}

/** What the roots are called. On a hub there are those of each cluster. That which holds them is not among them. */
export function rootsOf(fleet: FleetSpec, name: string, spec: ClusterSpec): ClusterPlan['roots'] {
  const own = givenRoots(spec);
  const named = (root: keyof typeof ROOTS) =>
    own[root] ?? rootName(ROOTS[root], hubOf(fleet, name) === undefined ? undefined : name);
  return {
    bootstrap: named('bootstrap'),
    infrastructure: named('infrastructure'),
    tenants: named('tenants'),
  };
}

function givenRoots(spec: ClusterSpec): NonNullable<ArgocdClusterSpec<string, string>['roots']> {
  return { ...('roots' in spec && spec.roots) };
}

function rootName(root: string, cluster: string | undefined): string {
  return cluster === undefined ? root : shorten(`${root}-${cluster}`, DNS_LABEL);
}

/** Each cluster with its hub, and each hub with the clusters that it manages. */
export function withHubs(fleet: FleetSpec, clusters: readonly ClusterPlan[]): ClusterPlan[] {
  const byName = new Map(clusters.map((cluster) => [cluster.name, cluster]));
  const all = clusters.map((cluster): ClusterPlan => {
    const hub = byName.get(hubOf(fleet, cluster.name) ?? '');
    return hub ? { ...cluster, impersonates: hub.impersonates, hub } : cluster;
  });
  const managed = groupBy(all, ({ hub }) => hub?.name);
  return all.map((cluster) =>
    cluster.hub ? cluster : { ...cluster, manages: managed.get(cluster.name) ?? [] },
  );
}

/** The cluster whose operator has the Applications or Kustomizations of this one: itself, or its hub. */
export function homeOf(cluster: ClusterPlan): ClusterPlan {
  return cluster.hub ?? cluster;
}
