import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { LINK_LOCAL } from '../authored/network';
import { NETWORK_POLICIES } from '../plan/names';
import type { ClusterSpec } from '../authored/cluster';
import type { ClusterPlan } from '../plan/cluster';
import type { Labels } from '../plan/labels';
import type { NamespacePlan } from '../plan/tenant';
import type { Peer } from '../authored/product';

const tcp = (port: number) => kplus.NetworkPolicyPort.tcp(port);
const udp = (port: number) => kplus.NetworkPolicyPort.udp(port);

interface Rule {
  readonly peer: kplus.INetworkPolicyPeer;
  readonly ports?: kplus.NetworkPolicyPort[];
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
  namespace: NamespacePlan,
  { spec: cluster, apiServer }: Pick<ClusterPlan, 'spec' | 'apiServer'>,
  guard: Guard,
): void {
  const mode = namespace.guardrails.networkPolicies;
  if (mode === 'off') return;
  const policies = new Policies(
    scope,
    namespace.name,
    mode === 'warn' ? { keep: {}, annotations: {} } : guard,
  );
  const ports = (kind: 'http' | 'metrics') => [
    ...new Set(namespace.products.flatMap(({ spec }) => spec.ports?.[kind] ?? [])),
  ];

  if (mode === 'warn') policies.allowAll();
  policies.denyAll();
  policies.allow('allow-dns', { egress: dns(policies, cluster) });
  policies.allow('allow-same-namespace', {
    ingress: [{ peer: policies.ownPods }],
    egress: [{ peer: policies.ownPods }],
  });
  policies.allow('allow-ingress-controller', {
    ingress: from(policies.namespace(cluster.ingressNamespace), ports('http')),
  });
  policies.allow('allow-monitoring', {
    ingress: from(policies.namespace(cluster.monitoringNamespace), ports('metrics')),
  });
  if (namespace.products.some(({ spec }) => spec.needsApiServer)) {
    const port = [tcp(apiServer.port)];
    // No label selects the API server: it runs outside the pod network.
    const egress = apiServer.cidrs.map((cidr) => ({ peer: policies.block(cidr), ports: port }));
    policies.allow('allow-api-server', { egress });
  }
  for (const { name, spec } of namespace.products) {
    const rules = (peers: readonly Peer[] = []) =>
      peers.map((peer) => ({ peer: policies.peer(peer), ports: peer.ports.map(tcp) }));
    policies.allow(`allow-${name}-peers`, {
      ingress: rules(spec.peers?.from),
      egress: rules(spec.peers?.to),
    });
  }
}

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
  const policies = new Policies(scope, namespace, { keep, annotations: keep });
  policies.denyAll();
  if (controller === undefined) return;
  policies.allow('allow-dns', { egress: dns(policies, cluster) });
  policies.allow('allow-controller', {
    ingress: [{ peer: policies.namespace(controller), ports: [tcp(RUNNER_PORT)] }],
  });
  policies.allow('allow-apis', {
    egress: [
      { peer: policies.block('0.0.0.0/0', [LINK_LOCAL.ipv4]) },
      { peer: policies.block('::/0', [LINK_LOCAL.ipv6]) },
    ],
  });
}

/** DNS by UDP and, for long answers, TCP; to CoreDNS and, where nodes have one, to NodeLocal DNSCache. */
function dns(policies: Policies, cluster: ClusterSpec): Rule[] {
  const ports = [udp(53), tcp(53)];
  const local = cluster.nodeLocalDns;
  return [
    { peer: policies.namespace('kube-system', { 'k8s-app': 'kube-dns' }), ports },
    ...(local ? [{ peer: policies.block(`${local}/${local.includes(':') ? 128 : 32}`), ports }] : []),
  ];
}

function from(peer: kplus.INetworkPolicyPeer, ports: readonly number[]): Rule[] {
  return ports.length === 0 ? [] : [{ peer, ports: ports.map(tcp) }];
}

/** The policies of one namespace. Peers are constructs, so each takes an id of its own here. */
class Policies {
  readonly ownPods: kplus.Pods;
  private count = 0;

  constructor(
    private readonly scope: Construct,
    private readonly name: string,
    private readonly guard: Guard,
  ) {
    this.ownPods = kplus.Pods.all(scope, 'own-pods');
  }

  denyAll(): void {
    const nothing = { default: kplus.NetworkPolicyTrafficDefault.DENY };
    this.policy(NETWORK_POLICIES.deny, { ingress: nothing, egress: nothing }, this.guard.keep);
  }

  allowAll(): void {
    const everything = { default: kplus.NetworkPolicyTrafficDefault.ALLOW };
    this.policy(NETWORK_POLICIES.allow, { ingress: everything, egress: everything });
  }

  /** A policy without rules would deny: it is left out. */
  allow(
    name: string,
    rules: { readonly ingress?: readonly Rule[]; readonly egress?: readonly Rule[] },
  ): void {
    const { ingress = [], egress = [] } = rules;
    if (ingress.length + egress.length === 0) return;
    this.policy(name, { ingress: { rules: [...ingress] }, egress: { rules: [...egress] } });
  }

  namespace(name: string, labels?: Readonly<Record<string, string>>): kplus.Pods {
    const namespaces = kplus.Namespaces.select(this.scope, this.id(), { names: [name] });
    return kplus.Pods.select(this.scope, this.id(), { namespaces, ...(labels && { labels: { ...labels } }) });
  }

  block(cidr: string, except?: readonly string[]): kplus.NetworkPolicyIpBlock {
    const family = cidr.includes(':') ? 'ipv6' : 'ipv4';
    return kplus.NetworkPolicyIpBlock[family](this.scope, this.id(), cidr, except && [...except]);
  }

  peer(peer: Peer): kplus.INetworkPolicyPeer {
    return 'cidr' in peer ? this.block(peer.cidr, peer.except) : this.namespace(peer.namespace);
  }

  private policy(name: string, props: kplus.NetworkPolicyProps, annotations = this.guard.annotations): void {
    new kplus.NetworkPolicy(this.scope, name, {
      metadata: { name, namespace: this.name, annotations: { ...annotations } },
      selector: this.ownPods,
      ...props,
    });
  }

  private id(): string {
    return `peer-${this.count++}`;
  }
}
