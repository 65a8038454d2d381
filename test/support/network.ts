import { BlockList, isIPv6 } from 'node:net';
import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { Of } from './manifests';

type Policy = Of<'NetworkPolicy'>;
type Spec = NonNullable<INetworkPolicy['spec']>;
type Labels = Readonly<Record<string, string>>;
type Rule = {
  readonly peers?: readonly Peer[];
  readonly ports?: NonNullable<Spec['egress']>[number]['ports'];
};
type Peer = NonNullable<NonNullable<Spec['egress']>[number]['to']>[number];

export interface Pod {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
}
/** An address outside of the cluster: what a range selects. Which pods one selects is up to the network plugin. */
export interface Outside {
  readonly address: string;
}
export type Endpoint = Pod | Outside;

/** What arrives at a port of a pod or an address. */
export interface Traffic {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly protocol: 'TCP' | 'UDP';
  readonly port: number;
}

/**
 * What the policies of a cluster let through. Source: Kubernetes, "Network Policies", and the reference of NetworkPolicy.
 *
 * @param namespaces labels of each namespace, without the one that the API server sets
 * @throws Error where a policy names a port by its name: pods here have none
 */
export function networkOf(policies: readonly Policy[], namespaces: Readonly<Record<string, Labels>>) {
  const reaches = ({ ipBlock, namespaceSelector, podSelector }: Peer, policy: Policy, other: Endpoint) => {
    if (ipBlock) return 'address' in other && isInBlock(other.address, ipBlock);
    if ('address' in other) return false;
    const isThere = namespaceSelector
      ? selects(namespaceSelector, {
          ...namespaces[other.namespace],
          'kubernetes.io/metadata.name': other.namespace,
        })
      : other.namespace === policy.metadata.namespace;
    return isThere && selects(podSelector ?? {}, other.labels);
  };

  const passes = (own: Endpoint, other: Endpoint, side: 'Ingress' | 'Egress', traffic: Traffic) => {
    if ('address' in own) return true;
    const isolating = policies.filter(
      ({ metadata, spec }) =>
        metadata.namespace === own.namespace &&
        selects(spec.podSelector ?? {}, own.labels) &&
        typesOf(spec).includes(side),
    );
    if (isolating.length === 0) return true;
    return isolating.some((policy) =>
      rulesOf(policy.spec, side).some(
        ({ peers, ports }) =>
          (isEmpty(peers) || peers.some((peer) => reaches(peer, policy, other))) &&
          (isEmpty(ports) || ports.some((port) => isPort(port, traffic))),
      ),
    );
  };

  return {
    /** Whether it leaves where it comes from, and enters where it goes. */
    lets: (traffic: Traffic): boolean =>
      passes(traffic.from, traffic.to, 'Egress', traffic) &&
      passes(traffic.to, traffic.from, 'Ingress', traffic),
  };
}

/** Rules that list no peers are of all of them, as those without ports are of all ports. */
function isEmpty<T>(list: readonly T[] | undefined): list is undefined {
  return list === undefined || list.length === 0;
}

/** Where none are stated: what comes in, and what goes out if there are rules for that. */
function typesOf({ policyTypes, egress }: Spec): readonly string[] {
  return policyTypes ?? ['Ingress', ...(isEmpty(egress) ? [] : ['Egress'])];
}

function rulesOf({ ingress = [], egress = [] }: Spec, side: 'Ingress' | 'Egress'): Rule[] {
  return side === 'Ingress'
    ? ingress.map(({ from, ports }) => ({ peers: from, ports }))
    : egress.map(({ to, ports }) => ({ peers: to, ports }));
}

function isPort(
  { protocol = 'TCP', port, endPort }: NonNullable<Rule['ports']>[number],
  traffic: Traffic,
): boolean {
  if (protocol !== traffic.protocol) return false;
  if (port === undefined) return true;
  if (typeof port === 'string') throw new Error(`a port is named: ${port}`);
  return port <= traffic.port && traffic.port <= (endPort ?? port);
}

function isInBlock(address: string, { cidr, except = [] }: NonNullable<Peer['ipBlock']>): boolean {
  return isInRange(address, cidr) && !except.some((range) => isInRange(address, range));
}

export function isInRange(address: string, range: string): boolean {
  const [first = '', length] = range.split('/');
  const family = (each: string) => (isIPv6(each) ? 'ipv6' : 'ipv4');
  const list = new BlockList();
  list.addSubnet(first, Number(length), family(first));
  return family(first) === family(address) && list.check(address, family(address));
}

/** All of it has to hold; an empty selector selects everything. */
function selects({ matchLabels = {}, matchExpressions = [] }: ILabelSelector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      if (operator === 'Exists') return value !== undefined;
      if (operator === 'DoesNotExist') return value === undefined;
      const isIn = value !== undefined && values.includes(value);
      return operator === 'In' ? isIn : !isIn;
    })
  );
}
