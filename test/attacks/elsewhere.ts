import { OTHER, RELEASES, type Attack } from './attack';
import { held, object } from './held';
import { podSpec, selector, workloadSpec } from './sound';

const namespaces: readonly Attack[] = [
  held(
    "a ConfigMap in another tenant's namespace",
    "the other tenant's configuration",
    object('v1', 'ConfigMap', { data: { a: 'b' } }, { namespace: OTHER }),
  ),
  held(
    "a Secret in another tenant's namespace",
    "the other tenant's credentials",
    object('v1', 'Secret', { stringData: { a: 'b' } }, { namespace: OTHER }),
  ),
  held(
    "a Deployment in another tenant's namespace",
    "the other tenant's volumes and Secrets",
    object('apps/v1', 'Deployment', { spec: workloadSpec() }, { namespace: OTHER }),
  ),
  held(
    'a DaemonSet in kube-system',
    'every node',
    object('apps/v1', 'DaemonSet', { spec: workloadSpec() }, { namespace: 'kube-system' }),
  ),
  held(
    'the configuration of DNS',
    'the names of the whole cluster',
    object(
      'v1',
      'ConfigMap',
      { data: { Corefile: '.:53 { forward . 203.0.113.7 }' } },
      { namespace: 'kube-system', name: 'coredns' },
    ),
  ),
  held(
    "a ConfigMap beside the releases of others, which could be one's values",
    "another tenant's values",
    object('v1', 'ConfigMap', { data: { 'values.yaml': '{}' } }, { namespace: RELEASES }),
  ),
  held(
    'the configuration of the ingress controller',
    'the ingress controller, by snippets',
    object(
      'v1',
      'ConfigMap',
      { data: { 'allow-snippet-annotations': 'true' } },
      { namespace: 'ingress-nginx', name: 'ingress-nginx-controller' },
    ),
  ),
  held(
    'a PersistentVolume of the node',
    "the node's files",
    object('v1', 'PersistentVolume', {
      spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/' } },
    }),
  ),
];

const pods: readonly Attack[] = [
  held('a Pod of its own', 'a pod that no workload replaces', object('v1', 'Pod', { spec: podSpec() })),
  held(
    'a ReplicaSet',
    'pods beside the workloads',
    object('apps/v1', 'ReplicaSet', { spec: workloadSpec() }),
  ),
  held(
    'a ReplicationController',
    'pods beside the workloads',
    object('v1', 'ReplicationController', {
      spec: { ...workloadSpec(), selector: selector.matchLabels },
    }),
  ),
  held(
    "Endpoints of another tenant's pods",
    "the ingress controller's way to the other tenant",
    object('v1', 'Endpoints', {
      subsets: [{ addresses: [{ ip: '10.0.0.7' }], ports: [{ port: 80 }] }],
    }),
  ),
  held(
    "an EndpointSlice of another tenant's pods",
    "the ingress controller's way to the other tenant",
    object('discovery.k8s.io/v1', 'EndpointSlice', {
      addressType: 'IPv4',
      endpoints: [{ addresses: ['10.0.0.7'] }],
      ports: [{ port: 80 }],
    }),
  ),
];

/** Objects of other namespaces, and what only workloads make. */
export const ELSEWHERE: readonly Attack[] = [...namespaces, ...pods];
