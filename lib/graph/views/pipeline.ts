import { firsts } from '../../facts/claims';
import { engineOf } from '../../engines';
import type { PipelinePlan } from '../../plan/landscape';
import type { TenantPlan } from '../../plan/tenant';
import {
  together,
  type GraphEdge,
  type GraphGroup,
  type GraphNode,
  type GraphPart,
  type View,
} from '../graph';
import { relationEdges, thingNode } from './landscape';

const CLUSTERS: GraphGroup = { id: 'clusters', title: 'Kubernetes Clusters' };

/**
 * From the code to the pods: the steps that the landscape describes, then the clusters with the namespaces of tenants, in the order of
 * promotion. Clusters of an environment that have the same title are one, as are namespaces of one name in it.
 */
export const pipeline: View = ({ plan, tenants }) => {
  const { landscape, environments } = plan;
  const described = landscape?.pipeline;
  if (!landscape || !described) return together('TB', []);
  const { relations, deploys, monitors } = described;
  const named = new Set([...relations.flatMap(({ from, to }) => [from, to]), deploys, monitors]);
  const steps: GraphPart = {
    groups: landscape.groups.map(({ name, title }) => ({ id: groupId(name), title })),
    nodes: landscape.things
      .filter(({ name }) => named.has(name))
      .map((thing) => ({
        ...thingNode(thing, thing.title),
        ...(thing.group !== undefined && { group: groupId(thing.group) }),
      })),
    edges: relationEdges(relations),
  };
  const places = firsts(
    environments.flatMap(({ name }) =>
      tenants.filter(({ environment }) => environment.name === name).flatMap(placesOf),
    ),
  );
  const clusters = new Map(places.map(({ cluster }) => [cluster.id, cluster]));
  return together('TB', [
    steps,
    { groups: [CLUSTERS, ...clusters.values()], nodes: [], edges: [] },
    ...places.map((place) => placePart(place, described)),
  ]);
};

function groupId(name: string): string {
  return `group/${name}`;
}

/** A namespace of an environment on clusters of one title. */
interface Place {
  /** Unique among places. */
  readonly name: string;
  readonly cluster: GraphGroup;
  readonly namespace: string;
  readonly tenant: TenantPlan;
}

function placesOf(tenant: TenantPlan): Place[] {
  const { environment, cluster, namespaces } = tenant;
  const where = `${environment.name}/${cluster.title}`;
  return namespaces.map(({ name: namespace }) => ({
    name: `${where}/${namespace}`,
    cluster: { id: `${CLUSTERS.id}/${where}`, title: cluster.title, parent: CLUSTERS.id },
    namespace,
    tenant,
  }));
}

/** A namespace and its pods, and what brings and watches them. What waits for a person says so. */
function placePart(
  { name, cluster, namespace, tenant }: Place,
  { deploys, monitors }: PipelinePlan,
): GraphPart {
  const { environment } = tenant;
  const waits = engineOf(tenant.cluster).waitsForPeople && !environment.automatedSync;
  const [from, pods] = [`namespace/${name}`, `pods/${name}`];
  const nodes: GraphNode[] = [
    { id: from, title: `${namespace} namespace`, kind: 'namespace', group: cluster.id },
    { id: pods, title: `${environment.title} Pods`, kind: 'pods', group: cluster.id },
  ];
  const edges: GraphEdge[] = [
    { from: `thing/${deploys}`, to: from, label: waits ? 'Manual Approval' : 'Deploy', kind: 'deploys' },
    { from, to: pods, kind: 'relates' },
  ];
  if (monitors !== undefined) edges.push({ from: `thing/${monitors}`, to: pods, kind: 'watches' });
  return { groups: [], nodes, edges };
}
