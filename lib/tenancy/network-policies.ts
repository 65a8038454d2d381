import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';
import type { INetworkPolicyPort } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPort';
import type { INetworkPolicySpec } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicySpec';
import { NetworkPolicy } from '../../imports/networking.k8s.io';
import { LINK_LOCAL, type Peer } from '../authored/network';
import type { PlainObject } from '../files';
import { NETWORK_POLICIES, OWN_REPOSITORY } from '../plan/names';
import type { ClusterSpec } from '../authored/cluster';
import type { ClusterPlan } from '../plan/cluster';
import type { Labels } from '../plan/labels';
import type { NamespacePlan } from '../plan/tenant';
import { shared } from '../yaml';
import { alikeOn } from './alike';

const port = (number: number, protocol: 'TCP' | 'UDP' = 'TCP'): INetworkPolicyPort => {
  return { port: number, protocol };
};

/** Traffic from, or to, one peer. */
interface Rule {
  readonly peer: INetworkPolicyPeer;
  /** @default - all ports */
  readonly ports?: readonly INetworkPolicyPort[];
}

/** A policy without what is a tenant's own. */
interface Policy {
  readonly name: string;
  readonly spec: INetworkPolicySpec;
  /** Whether it stays when its manifest is gone. @default false */
  readonly isKept?: true;
}

/** Annotations of what outlives the tenant, and of the rest. */
interface Guard {
  readonly keep: Labels;
  readonly annotations: Labels;
}

/**
 * Nothing in, nothing out, but for what is listed here. Namespaces are selected by `kubernetes.io/metadata.name`,
 * which the API server sets. Where they only warn, one more policy allows everything, because policies add up; and none is
 * kept: what stays behind without that one would isolate. Source: Kubernetes, "Network Policies".
 */
export function networkPolicies(namespace: NamespacePlan, cluster: ClusterPlan, guard: Guard): PlainObject[] {
  const { guardrails, products, repository } = namespace;
  const mode = guardrails.networkPolicies;
  if (mode === 'off') return [];
  const make = () => [...(mode === 'warn' ? [ALLOW_ALL] : []), DENY_ALL, ...allowed(namespace, cluster)];
  const key = [mode, ...products.map(({ name }) => name)].join(' ');
  const policies = repository ? make() : policiesOn(cluster, key, make);
  return placed(policies, namespace.name, mode === 'warn' ? { keep: {}, annotations: {} } : guard);
}

const policiesOn = alikeOn<Policy[]>();

function allowed(
  { products, repository }: NamespacePlan,
  { spec: cluster, apiServer, databases }: ClusterPlan,
): Policy[] {
  const talking = [...products, ...(repository ? [{ name: OWN_REPOSITORY, spec: repository }] : [])];
  const from = (peer: INetworkPolicyPeer, kind: 'http' | 'metrics') => {
    const ports = [...new Set(talking.flatMap(({ spec }) => spec.ports?.[kind] ?? []))];
    return ports.length === 0 ? {} : { ingress: [{ peer, ports: ports.map((each) => port(each)) }] };
  };
  // No label selects the API server: it runs outside the pod network.
  const servers = apiServer.cidrs.map((cidr) => ({ peer: block(cidr), ports: [port(apiServer.port)] }));
  const hasDatabases = products.some(({ spec }) => spec.databases?.length);
  // What manages a database is in its pods, too.
  const asksServers = hasDatabases || talking.some(({ spec }) => spec.needsApiServer);
  const operator = hasDatabases && databases !== undefined ? databases : undefined;
  const rules = (peers: readonly Peer[] = []) =>
    peers.map((peer): Rule => ({
      peer: 'cidr' in peer ? block(peer.cidr, peer.except) : podsOf(peer.namespace),
      ports: peer.ports.map((each) => port(each)),
    }));
  return [
    allow('allow-dns', { egress: dns(cluster) }),
    allow('allow-same-namespace', { ingress: [{ peer: ALL_PODS }], egress: [{ peer: ALL_PODS }] }),
    allow('allow-ingress-controller', from(podsOf(cluster.ingressNamespace), 'http')),
    allow('allow-monitoring', from(podsOf(cluster.monitoringNamespace), 'metrics')),
    asksServers ? allow('allow-api-server', { egress: servers }) : [],
    operator === undefined
      ? []
      : allow('allow-database-operator', { ingress: [{ peer: podsOf(operator), ports: OF_DATABASES }] }),
    ...talking.map(({ name, spec }) =>
      allow(`allow-${name}-peers`, { ingress: rules(spec.peers?.from), egress: rules(spec.peers?.to) }),
    ),
  ].flat();
}

/** Where the operator asks for the state of an instance, and PostgreSQL itself. Source: CloudNativePG, "Networking". */
const OF_DATABASES = [port(8000), port(5432)];

/** Port of the pods that run Terraform. Source: tofu-controller, `--runner-grpc-port`. */
const RUNNER_PORT = 30000;

/**
 * The same for pods that run Terraform: the controller talks to them, and they to any API, since providers are of all
 * kinds; but not to link-local addresses, where a node gets credentials of its own.
 */
export function runnerPolicies(
  namespace: string,
  cluster: ClusterSpec,
  { controller, keep }: { readonly controller: string | undefined; readonly keep: Labels },
): PlainObject[] {
  const anywhere = [
    { peer: block('0.0.0.0/0', [LINK_LOCAL.ipv4]) },
    { peer: block('::/0', [LINK_LOCAL.ipv6]) },
  ];
  const fromController = (name: string) => [{ peer: podsOf(name), ports: [port(RUNNER_PORT)] }];
  const open =
    controller === undefined
      ? []
      : [
          allow('allow-dns', { egress: dns(cluster) }),
          allow('allow-controller', { ingress: fromController(controller) }),
          allow('allow-apis', { egress: anywhere }),
        ].flat();
  return placed([DENY_ALL, ...open], namespace, { keep, annotations: keep });
}

/** DNS by UDP and, for long answers, TCP; to CoreDNS and, where nodes have one, to NodeLocal DNSCache. */
function dns({ nodeLocalDns: local }: ClusterSpec): Rule[] {
  const ports = [port(53, 'UDP'), port(53)];
  return [
    { peer: podsOf('kube-system', { matchLabels: { 'k8s-app': 'kube-dns' } }), ports },
    ...(local ? [{ peer: block(`${local}/${local.includes(':') ? 128 : 32}`), ports }] : []),
  ];
}

const ALL_PODS: INetworkPolicyPeer = { podSelector: {} };

function podsOf(namespace: string, podSelector: INetworkPolicyPeer['podSelector'] = {}): INetworkPolicyPeer {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector,
  };
}

function block(cidr: string, except?: readonly string[]): INetworkPolicyPeer {
  return { ipBlock: { cidr, ...(except && { except: [...except] }) } };
}

const BOTH: INetworkPolicySpec['policyTypes'] & {} = ['Egress', 'Ingress'];

const ALLOW_ALL = policy(NETWORK_POLICIES.allow, { ingress: [{}], egress: [{}], policyTypes: BOTH });
const DENY_ALL: Policy = { ...policy(NETWORK_POLICIES.deny, { policyTypes: BOTH }), isKept: true };

function policy(name: string, rules: Omit<INetworkPolicySpec, 'podSelector'>): Policy {
  return { name, spec: shared({ podSelector: {}, ...rules }) };
}

/** A policy without rules would deny: it is left out. */
function allow(
  name: string,
  rules: { readonly ingress?: readonly Rule[]; readonly egress?: readonly Rule[] },
): Policy[] {
  const ingress = rules.ingress?.map(({ peer, ports = [] }) => ({ from: [peer], ports: [...ports] })) ?? [];
  const egress = rules.egress?.map(({ peer, ports = [] }) => ({ to: [peer], ports: [...ports] })) ?? [];
  const policyTypes = BOTH.filter((type) => (type === 'Egress' ? egress : ingress).length > 0);
  if (policyTypes.length === 0) return [];
  const stated = { ...(ingress.length > 0 && { ingress }), ...(egress.length > 0 && { egress }) };
  return [policy(name, { ...stated, policyTypes })];
}

/** The policies, in a namespace. */
function placed(policies: readonly Policy[], namespace: string, { keep, annotations }: Guard): PlainObject[] {
  return policies.map(({ name, spec, isKept }) =>
    NetworkPolicy({ metadata: { name, namespace, annotations: isKept ? keep : annotations }, spec }),
  );
}
