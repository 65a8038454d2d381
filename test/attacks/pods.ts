import type { Attack } from './attack';
import { container, podSpec, workloadSpec } from './sound';

type Fields = Readonly<Record<string, unknown>>;

const metadata = { name: 'web' };
const unsafe = (name: string, why: string, changes: Fields): Attack => ({
  name,
  why,
  objects: [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: workloadSpec(changes) }],
  heldBy: 'podSecurity',
});
const withSecurity = (changes: Fields) => {
  const sound = container();
  return { containers: [{ ...sound, securityContext: { ...sound.securityContext, ...changes } }] };
};
const { securityContext } = podSpec();
const volume = (source: Fields) => ({ volumes: [{ name: 'a', ...source }] });

/** What pods may not be in a namespace of the level `restricted`. Source: Kubernetes, "Pod Security Standards". */
export const POD_SECURITY: readonly Attack[] = [
  unsafe(
    'a privileged container',
    'the node',
    withSecurity({ privileged: true, allowPrivilegeEscalation: true }),
  ),
  unsafe(
    'a container that may gain privileges',
    'root of the container',
    withSecurity({ allowPrivilegeEscalation: true }),
  ),
  unsafe(
    'a container with a capability',
    "the node's network",
    withSecurity({ capabilities: { drop: ['ALL'], add: ['NET_ADMIN'] } }),
  ),
  unsafe('a container that keeps its capabilities', 'raw sockets', withSecurity({ capabilities: {} })),
  unsafe('an init container of root', 'root of the container', {
    initContainers: [
      container(undefined, {
        name: 'a',
        securityContext: { ...container().securityContext, runAsUser: 0, runAsNonRoot: false },
      }),
    ],
  }),
  unsafe('a pod of root', 'root of the container', {
    securityContext: { ...securityContext, runAsUser: 0 },
  }),
  unsafe('a pod without a seccomp profile', 'every call of the kernel', {
    securityContext: { ...securityContext, seccompProfile: { type: 'Unconfined' } },
  }),
  unsafe('a pod with a setting of the kernel', "the node's kernel", {
    securityContext: { ...securityContext, sysctls: [{ name: 'kernel.msgmax', value: '1' }] },
  }),
  unsafe("a pod in the node's network", "what listens on the node, and the cloud's metadata", {
    hostNetwork: true,
  }),
  unsafe("a pod among the node's processes", "other tenants' processes", { hostPID: true }),
  unsafe("a pod in the node's memory", "other tenants' memory", { hostIPC: true }),
  unsafe('a port of the node', 'traffic of the node', {
    containers: [container(undefined, { ports: [{ containerPort: 8080, hostPort: 80 }] })],
  }),
  unsafe("a volume of the node's files", 'the node', volume({ hostPath: { path: '/' } })),
  unsafe(
    "a volume of a file server, past the tenant's claims",
    "other tenants' files",
    volume({ nfs: { server: '10.0.0.7', path: '/' } }),
  ),
];
