import { DNS_LABEL, shorten } from '../../../authored/naming';
import type { ArgocdClusterSpec } from '../../../authored/cluster';
import { groupBy } from '../../../facts/group-by';
import type { ClusterDraft } from '../../../plan/cluster/any';
import type { ClusterFacts } from '../../../plan/cluster/facts';
import type { ComponentPlan } from '../../../plan/component';
import { PLATFORM } from '../../../plan/names';
import { activeOn, setsOf } from './sets/resolve';
import { componentApplication } from './applications';
import { argocdOf, rootsOf } from './argocd';
import type { ArgocdCluster, ArgocdComponent } from './cluster';
import { connectionsOf, knownClusters } from './connections';
import { hubsOf } from './hubs';

type Draft = ClusterDraft<ArgocdClusterSpec<string, string>>;

/** The clusters that Argo CD runs, each with its hub, or with the clusters that it manages. */
export function clusters(drafts: readonly Draft[], facts: ClusterFacts): ArgocdCluster[] {
  const hubs = hubsOf(facts.specs.fleet);
  const alone = drafts.map((draft) => clusterOf(draft, hubs.get(draft.name), facts));
  const byName = new Map(alone.map((cluster) => [cluster.name, cluster]));
  const all = alone.map((cluster): ArgocdCluster => {
    const hub = byName.get(hubs.get(cluster.name) ?? '');
    return hub ? { ...cluster, impersonates: hub.impersonates, hub } : cluster;
  });
  const managed = groupBy(all, ({ hub }) => hub?.name);
  const homes = new Map<string, ArgocdCluster>();
  for (const cluster of all) {
    if (cluster.hub) continue;
    homes.set(cluster.name, withManaged(cluster, managed.get(cluster.name) ?? [], facts));
  }
  return all.map((cluster) => {
    if (!cluster.hub) return homes.get(cluster.name)!;
    return { ...cluster, hub: homes.get(cluster.hub.name)! };
  });
}

/** A cluster by itself. */
function clusterOf(draft: Draft, hub: string | undefined, facts: ClusterFacts): ArgocdCluster {
  const { spec } = draft;
  return {
    ...draft,
    engine: 'argocd',
    roots: rootsOf(draft, hub),
    components: draft.components.map((component) => componentOf(draft, component, hub)),
    handsOver: spec.handover === true,
    impersonates: spec.impersonation === true,
    manages: [],
    argocd: argocdOf(draft, hub, facts),
    applicationSets: [],
    leavesToFleetSets: spec.delivery === 'FleetSets',
    ...setsOf(spec, facts),
  };
}

/** On a hub the component is one among others: the name of its Application says which cluster it is for. */
function componentOf(
  { name: cluster, spec, environment }: Draft,
  component: ComponentPlan,
  hub: string | undefined,
): ArgocdComponent {
  const { name, spec: own, adopted, otherwise } = component;
  const application = componentApplication([
    spec.argocd,
    environment.argocd,
    'argocd' in own ? own.argocd : undefined,
  ]);
  const named = hub === undefined ? name : shorten(`${cluster}-${name}`, DNS_LABEL);
  const { project = PLATFORM, finalizers } = adopted ?? {};
  return {
    ...component,
    deliveredAs: adopted?.name ?? named,
    ...(otherwise && { otherwise: { ...otherwise, name: named } }),
    project,
    ...(finalizers && { finalizers }),
    application,
  };
}

/** A cluster with the clusters that its Argo CD manages, and what it therefore has. */
function withManaged(
  cluster: ArgocdCluster,
  manages: readonly ArgocdCluster[],
  facts: ClusterFacts,
): ArgocdCluster {
  const whole = { ...cluster, manages };
  const known = knownClusters(whole);
  return {
    ...whole,
    argocd: { ...cluster.argocd, connections: connectionsOf(whole, known, facts), clusters: known },
    applicationSets: activeOn(facts.applicationSets, cluster, known, facts.tree),
  };
}
