import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { LINK_LOCAL, type Peer } from '../authored/network';
import { NETWORK_POLICIES, OWN_REPOSITORY } from '../plan/names';
import type { ClusterSpec } from '../authored/cluster';
import type { ClusterPlan } from '../plan/cluster';
import type { Labels } from '../plan/labels';
import type { NamespacePlan } from '../plan/tenant';

type Port = k8s.NetworkPolicyPort;
const port = (number: number, protocol: 'TCP' | 'UDP' = 'TCP'): Port => {
  return { port: k8s.IntOrString.fromNumber(number), protocol };
};

/** Traffic from, or to, one peer. */
interface Rule {
  readonly peer: k8s.NetworkPolicyPeer;
  /** @default - all ports */
  readonly ports?: readonly Port[];
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
export function networkPolicies(
  scope: Construct,
  { name: namespace, guardrails, products, repository }: NamespacePlan,
  { spec: cluster, apiServer, databases }: Pick<ClusterPlan, 'spec' | 'apiServer' | 'databases'>,
  guard: Guard,
): void {
  const mode = guardrails.networkPolicies;
  if (mode === 'off') return;
  const talking = [...products, ...(repository ? [{ name: OWN_REPOSITORY, spec: repository }] : [])];
  const kept = mode === 'warn' ? { keep: {}, annotations: {} } : guard;
  const { allow, allowAll, denyAll } = policiesOf(scope, namespace, kept);
  const from = (peer: k8s.NetworkPolicyPeer, kind: 'http' | 'metrics') => {
    const ports = [...new Set(talking.flatMap(({ spec }) => spec.ports?.[kind] ?? []))];
    return ports.length === 0 ? {} : { ingress: [{ peer, ports: ports.map((each) => port(each)) }] };
  };

  if (mode === 'warn') allowAll();
  denyAll();
  allow('allow-dns', { egress: dns(cluster) });
  allow('allow-same-namespace', { ingress: [{ peer: ALL_PODS }], egress: [{ peer: ALL_PODS }] });
  allow('allow-ingress-controller', from(podsOf(cluster.ingressNamespace), 'http'));
  allow('allow-monitoring', from(podsOf(cluster.monitoringNamespace), 'metrics'));
  // No label selects the API server: it runs outside the pod network.
  const servers = apiServer.cidrs.map((cidr) => ({ peer: block(cidr), ports: [port(apiServer.port)] }));
  const hasDatabases = products.some(({ spec }) => spec.databases?.length);
  // What manages a database is in its pods, too.
  if (hasDatabases || talking.some(({ spec }) => spec.needsApiServer))
    allow('allow-api-server', { egress: servers });
  if (hasDatabases && databases !== undefined)
    allow('allow-database-operator', { ingress: [{ peer: podsOf(databases), ports: OF_DATABASES }] });
  const rules = (peers: readonly Peer[] = []) =>
    peers.map((peer): Rule => ({
      peer: 'cidr' in peer ? block(peer.cidr, peer.except) : podsOf(peer.namespace),
      ports: peer.ports.map((each) => port(each)),
    }));
  for (const { name, spec } of talking)
    allow(`allow-${name}-peers`, { ingress: rules(spec.peers?.from), egress: rules(spec.peers?.to) });
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
  scope: Construct,
  namespace: string,
  cluster: ClusterSpec,
  { controller, keep }: { readonly controller: string | undefined; readonly keep: Labels },
): void {
  const { allow, denyAll } = policiesOf(scope, namespace, { keep, annotations: keep });
  denyAll();
  if (controller === undefined) return;
  allow('allow-dns', { egress: dns(cluster) });
  allow('allow-controller', { ingress: [{ peer: podsOf(controller), ports: [port(RUNNER_PORT)] }] });
  allow('allow-apis', {
    egress: [{ peer: block('0.0.0.0/0', [LINK_LOCAL.ipv4]) }, { peer: block('::/0', [LINK_LOCAL.ipv6]) }],
  });
}

/** DNS by UDP and, for long answers, TCP; to CoreDNS and, where nodes have one, to NodeLocal DNSCache. */
function dns({ nodeLocalDns: local }: ClusterSpec): Rule[] {
  const ports = [port(53, 'UDP'), port(53)];
  return [
    { peer: podsOf('kube-system', { matchLabels: { 'k8s-app': 'kube-dns' } }), ports },
    ...(local ? [{ peer: block(`${local}/${local.includes(':') ? 128 : 32}`), ports }] : []),
  ];
}

const ALL_PODS: k8s.NetworkPolicyPeer = { podSelector: {} };

function podsOf(namespace: string, podSelector: k8s.LabelSelector = {}): k8s.NetworkPolicyPeer {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector,
  };
}

function block(cidr: string, except?: readonly string[]): k8s.NetworkPolicyPeer {
  return { ipBlock: { cidr, ...(except && { except: [...except] }) } };
}

const BOTH = ['Egress', 'Ingress'];

/** What adds the policies of a namespace. */
function policiesOf(scope: Construct, namespace: string, { keep, annotations }: Guard) {
  const policy = (name: string, rules: Omit<k8s.NetworkPolicySpec, 'podSelector'>, own: Labels): void => {
    new k8s.KubeNetworkPolicy(scope, name, {
      metadata: { name, namespace, annotations: { ...own } },
      spec: { podSelector: {}, ...rules },
    });
  };
  return {
    allowAll: () =>
      policy(NETWORK_POLICIES.allow, { ingress: [{}], egress: [{}], policyTypes: BOTH }, annotations),
    denyAll: () => policy(NETWORK_POLICIES.deny, { policyTypes: BOTH }, keep),
    /** A policy without rules would deny: it is left out. */
    allow: (
      name: string,
      rules: { readonly ingress?: readonly Rule[]; readonly egress?: readonly Rule[] },
    ) => {
      const ingress =
        rules.ingress?.map(({ peer, ports = [] }) => ({ from: [peer], ports: [...ports] })) ?? [];
      const egress = rules.egress?.map(({ peer, ports = [] }) => ({ to: [peer], ports: [...ports] })) ?? [];
      const policyTypes = BOTH.filter((type) => (type === 'Egress' ? egress : ingress).length > 0);
      if (policyTypes.length === 0) return;
      const stated = { ...(ingress.length > 0 && { ingress }), ...(egress.length > 0 && { egress }) };
      policy(name, { ...stated, policyTypes }, annotations);
    },
  };
}
