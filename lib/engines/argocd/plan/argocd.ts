import { argocdVersionOf } from './versions';
import { DNS_LABEL, shorten } from '../../../authored/naming';
import { ROOT_APPLICATIONS, ROOTS, secretsAccountOf, THIS_CLUSTER } from '../../../plan/names';
import type { ClusterDraft } from '../../../plan/cluster/any';
import type { ClusterFacts } from '../../../plan/cluster/facts';
import type { NamespacePlan } from '../../../plan/tenant';
import type { ArgocdClusterSpec } from '../../../authored/cluster';
import type { ArgocdCluster, ArgocdPlan } from './cluster';
import { projectsOf } from './projects';
import { installOf } from './install';
import { notificationsOf } from './notifications';

type Draft = ClusterDraft<ArgocdClusterSpec<string, string>>;

/** What the clusters that Argo CD runs have in common, and what one of them has of its own. */
export function argocdOf(
  { name, spec }: Draft,
  hub: string | undefined,
  { specs: { fleet }, repositories }: ClusterFacts,
): ArgocdPlan {
  const { access } = fleet.argocd ?? {};
  const named = (root: string) => rootName(root, hub && name);
  return {
    access: { admins: access?.admins ?? [], readers: access?.readers ?? [] },
    projects: projectsOf(fleet.argocd?.projects),
    root: {
      name: spec.roots?.root ?? named(ROOT_APPLICATIONS.root),
      onDelete: spec.onRootDelete ?? 'orphan',
    },
    cluster: named(ROOT_APPLICATIONS.cluster),
    connections: [],
    clusters: [],
    version: argocdVersionOf(spec),
    ...(hub === undefined && {
      ...installOf(fleet, repositories, name, spec.selfManaged),
      ...notificationsOf(fleet),
    }),
    ...(hub === undefined ? ITSELF : reachedBy(spec, name)),
  };
}

type Reach = Pick<ArgocdPlan, 'destination' | 'server' | 'account'>;

const ITSELF: Reach = {
  destination: { server: THIS_CLUSTER },
  server: THIS_CLUSTER,
  account: 'argocd:argocd-application-controller',
};

/** How a hub reaches a cluster that it manages. */
function reachedBy({ connection = {} }: Draft['spec'], name: string): Reach {
  const { server = '', destination = 'name', account = 'kube-system:argocd-manager' } = connection;
  return { destination: destination === 'server' ? { server } : { name }, server, account };
}

/** What the roots are called. On a hub there are those of each cluster. That which holds them is not among them. */
export function rootsOf({ name, spec }: Draft, hub: string | undefined): ArgocdCluster['roots'] {
  const named = (root: keyof typeof ROOTS) => spec.roots?.[root] ?? rootName(ROOTS[root], hub && name);
  return {
    bootstrap: named('bootstrap'),
    infrastructure: named('infrastructure'),
    tenants: named('tenants'),
  };
}

function rootName(root: string, cluster: string | undefined): string {
  return cluster === undefined ? root : shorten(`${root}-${cluster}`, DNS_LABEL);
}

/** The cluster whose Argo CD has the Applications of this one: itself, or its hub. */
export function homeOf(cluster: ArgocdCluster): ArgocdCluster {
  return cluster.hub ?? cluster;
}

/**
 * The ServiceAccount that applies the Secrets of a namespace. Where Argo CD impersonates it is one of their own, bound to
 * SealedSecrets alone, because no release may bring any.
 */
export function secretsApplier(
  { impersonates }: ArgocdCluster,
  { name, applier }: NamespacePlan,
): NamespacePlan['applier'] {
  return impersonates ? { ...applier, name: secretsAccountOf(name) } : applier;
}
