import type { ClusterPlan } from '../../lib/plan/cluster';
import { tenantsOf, type Plan } from '../../lib/plan/fleet';
import type { NamespacePlan } from '../../lib/plan/tenant';
import { ofKind, type Emitted, type Manifest } from '../support/manifests';
import {
  isInRange,
  networkOf,
  type Endpoint,
  type Outside,
  type Pod,
  type Traffic,
} from '../support/network';

/** What is on a cluster and around it, as the files and the plan know it. */
export interface Scene {
  readonly cluster: ClusterPlan;
  /** Of tenants, by name. */
  readonly namespaces: ReadonlyMap<string, NamespacePlan>;
  readonly endpoints: readonly Endpoint[];
  readonly ports: readonly Pick<Traffic, 'port' | 'protocol'>[];
}

const DNS = { 'k8s-app': 'kube-dns' };
/** Of the internet, of a private network, and where a node gets its credentials. */
const ELSEWHERE = ['203.0.113.9', '10.250.0.9', '169.254.169.254', '2001:db8::9'];
/** What nothing declares, beside what is declared. */
const NOBODYS = 9999;

type Templated = Manifest & {
  readonly spec?: { readonly template?: { readonly metadata?: { readonly labels?: Pod['labels'] } } };
};

/** A pod of each release and of each template that is written, one of every namespace, and addresses. */
export function sceneOf(plan: Plan, emitted: readonly Emitted[], cluster: ClusterPlan): Scene {
  const own = tenantsOf(plan).filter((tenant) => tenant.cluster.name === cluster.name);
  const namespaces = new Map(own.flatMap((tenant) => tenant.namespaces).map((each) => [each.name, each]));
  const specs = [...namespaces.values()].flatMap(({ products }) => products.map(({ spec }) => spec));
  const peers = specs.flatMap((spec) => [...(spec.peers?.from ?? []), ...(spec.peers?.to ?? [])]);
  const { ingressNamespace, monitoringNamespace, nodeLocalDns } = cluster.spec;
  const names = [
    ...[ingressNamespace, monitoringNamespace, 'default', 'kube-system', ...Object.values(cluster.control)],
    ...peers.flatMap((peer) => ('namespace' in peer ? peer.namespace : [])),
    ...cluster.components.map((component) => component.namespace),
    ...ofKind(emitted, 'Namespace').map(({ object }) => object.metadata.name),
    ...namespaces.keys(),
  ];
  const anywhere = [...new Set(names)].map((namespace): Pod => ({ name: 'any', namespace, labels: {} }));
  const releases = own.flatMap((tenant) =>
    tenant.releases.map((release): Pod => {
      const labels = { 'app.kubernetes.io/name': release.product.name };
      return { name: release.name, namespace: release.namespace.name, labels };
    }),
  );
  const templated = emitted.flatMap(({ object }): Pod[] => {
    const { kind, metadata, spec } = object as Templated;
    const labels = spec?.template?.metadata?.labels;
    if (!labels || metadata.namespace === undefined) return [];
    return [{ name: `${kind} ${metadata.name}`, namespace: metadata.namespace, labels }];
  });
  const ranges = peers.flatMap((peer) => ('cidr' in peer ? [peer.cidr, ...(peer.except ?? [])] : []));
  const addresses = [
    ...ELSEWHERE,
    ...(nodeLocalDns ? [nodeLocalDns] : []),
    ...[...ranges, ...cluster.apiServer.cidrs].map((range) => range.split('/')[0]!),
  ];
  const ports = [
    ...[53, NOBODYS, cluster.apiServer.port],
    ...specs.flatMap(({ ports = {} }) => Object.values(ports)),
    ...peers.flatMap((peer) => peer.ports),
  ];
  return {
    cluster,
    namespaces,
    endpoints: [
      ...anywhere,
      ...releases,
      ...templated,
      { name: 'dns', namespace: 'kube-system', labels: DNS },
      ...[...new Set(addresses)].map((address): Outside => ({ address })),
    ],
    ports: [...new Set(ports)].flatMap((port) => [
      { port, protocol: 'TCP' as const },
      { port, protocol: 'UDP' as const },
    ]),
  };
}

/** All traffic between two of the scene, by every port; none from one outside to another. */
export function trafficOf({ endpoints, ports }: Scene): Traffic[] {
  return endpoints.flatMap((from) =>
    endpoints
      .filter((to) => to !== from && !('address' in from && 'address' in to))
      .flatMap((to) => ports.map((port): Traffic => ({ from, to, ...port }))),
  );
}

/** Whether the fleet declares it: where it comes from may send it, and where it goes to may get it. */
export function isDeclared({ cluster, namespaces }: Scene, traffic: Traffic): boolean {
  const { from, to, port, protocol } = traffic;
  const guarded = (each: Endpoint) => {
    const namespace = 'address' in each ? undefined : namespaces.get(each.namespace);
    return namespace?.guardrails.networkPolicies === 'enforce' ? namespace : undefined;
  };
  const [sender, receiver] = [guarded(from), guarded(to)];
  if (sender && sender === receiver) return true;
  const isTcp = (wanted: readonly (number | undefined)[]) => protocol === 'TCP' && wanted.includes(port);
  const isIn = (each: Endpoint, namespace: string) => 'namespace' in each && each.namespace === namespace;
  const isPeer = (other: Endpoint, side: 'from' | 'to', { products }: NamespacePlan) =>
    products
      .flatMap(({ spec }) => spec.peers?.[side] ?? [])
      .some(
        (peer) =>
          isTcp(peer.ports) &&
          ('cidr' in peer
            ? isAt(other, peer.cidr) && !peer.except?.some((range) => isAt(other, range))
            : isIn(other, peer.namespace)),
      );
  const mayLeave = (namespace: NamespacePlan) =>
    (port === 53 && isDns(to, cluster)) ||
    (namespace.products.some(({ spec }) => spec.needsApiServer) &&
      isTcp([cluster.apiServer.port]) &&
      cluster.apiServer.cidrs.some((range) => isAt(to, range))) ||
    isPeer(to, 'to', namespace);
  const mayEnter = (namespace: NamespacePlan) =>
    (isIn(from, cluster.spec.ingressNamespace) &&
      isTcp(namespace.products.map(({ spec }) => spec.ports?.http))) ||
    (isIn(from, cluster.spec.monitoringNamespace) &&
      isTcp(namespace.products.map(({ spec }) => spec.ports?.metrics))) ||
    isPeer(from, 'from', namespace);
  return (!sender || mayLeave(sender)) && (!receiver || mayEnter(receiver));
}

function isDns(to: Endpoint, { spec }: ClusterPlan): boolean {
  return 'address' in to
    ? to.address === spec.nodeLocalDns
    : to.namespace === 'kube-system' && to.labels === DNS;
}

function isAt(each: Endpoint, range: string): boolean {
  return 'address' in each && isInRange(each.address, range);
}

/** What the policies let through and the fleet does not declare, and the other way round. */
export function differences(scene: Scene, emitted: readonly Emitted[]): string[] {
  const policies = ofKind(emitted, 'NetworkPolicy').map(({ object }) => object);
  const labels = ofKind(emitted, 'Namespace').map(
    ({ object: { metadata } }) => [metadata.name, metadata.labels ?? {}] as const,
  );
  const network = networkOf(policies, Object.fromEntries(labels));
  return trafficOf(scene).flatMap((traffic) => {
    const isLet = network.lets(traffic);
    if (isLet === isDeclared(scene, traffic)) return [];
    return [
      `${shown(traffic)} is ${isLet ? 'let through' : 'declared'}, and not ${isLet ? 'declared' : 'let through'}`,
    ];
  });
}

function shown({ from, to, port, protocol }: Traffic): string {
  const who = (each: Endpoint) => ('address' in each ? each.address : `${each.namespace}/${each.name}`);
  return `${who(from)} -> ${who(to)} ${protocol} ${port}`;
}
