import type { Attack, Brought } from './attack';
import { container, workloadSpec } from './sound';

type Fields = Readonly<Record<string, unknown>>;

const metadata = { name: 'web' };
const beyond = (name: string, why: string, object: Omit<Brought, 'metadata'>): Attack => ({
  name,
  why,
  objects: [{ ...(object as Brought), metadata }],
  heldBy: 'quota',
});
const service = (spec: Fields) => ({
  apiVersion: 'v1',
  kind: 'Service',
  spec: { ports: [{ port: 80 }], selector: { app: 'web' }, ...spec },
});

/** What no tier gives: ports of nodes, and addresses; and what is larger than any. */
export const QUOTA: readonly Attack[] = [
  beyond('a NodePort', 'a port of every node, past the ingress controller', service({ type: 'NodePort' })),
  beyond(
    'a LoadBalancer',
    'an address of the cloud, past the ingress controller',
    service({ type: 'LoadBalancer' }),
  ),
  beyond(
    'a LoadBalancer without node ports',
    'an address of the cloud, past the ingress controller',
    service({ type: 'LoadBalancer', allocateLoadBalancerNodePorts: false }),
  ),
  beyond('a claim of all storage', "other tenants' storage", {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '500Ti' } } },
  }),
  beyond('a container of the size of a node', "other tenants' capacity", {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    spec: workloadSpec({
      containers: [container(undefined, { resources: { limits: { cpu: '500' }, requests: { cpu: '500' } } })],
    }),
  }),
];
