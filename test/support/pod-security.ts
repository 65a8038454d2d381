/** The part of a pod that Pod Security looks at. */
export interface PodSpec {
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly securityContext?: SecurityContext & { readonly sysctls?: readonly { readonly name: string }[] };
  readonly containers?: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly Readonly<Record<string, unknown>>[];
}

interface Container {
  readonly ports?: readonly { readonly hostPort?: number }[];
  readonly securityContext?: SecurityContext;
  readonly resources?: { readonly limits?: Readonly<Record<string, string>> };
}

interface SecurityContext {
  readonly privileged?: boolean;
  readonly allowPrivilegeEscalation?: boolean;
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly seccompProfile?: { readonly type: string };
}

const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** Settings of the kernel that are a pod's own; the list as of Kubernetes 1.31. */
const SYSCTLS = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_syncookies',
];

/**
 * What of a pod the level `restricted` refuses, of what charts of tests say. Source: Kubernetes, "Pod Security Standards",
 * "Restricted".
 */
export function violations(pod: PodSpec): string[] {
  const found: string[] = [];
  const { securityContext: ofPod = {}, volumes = [] } = pod;
  if (pod.hostNetwork || pod.hostPID || pod.hostIPC) found.push('host namespaces');
  if (volumes.some((volume) => Object.keys(volume).some((key) => key !== 'name' && !VOLUMES.includes(key))))
    found.push('restricted volume types');
  if (ofPod.sysctls?.some(({ name }) => !SYSCTLS.includes(name))) found.push('forbidden sysctls');
  for (const { ports = [], securityContext = {} } of containersOf(pod)) {
    const { privileged, allowPrivilegeEscalation, capabilities } = securityContext;
    const { runAsNonRoot, runAsUser, seccompProfile } = { ...ofPod, ...securityContext };
    if (ports.some(({ hostPort }) => hostPort)) found.push('hostPort');
    if (privileged) found.push('privileged');
    if (allowPrivilegeEscalation !== false) found.push('allowPrivilegeEscalation != false');
    const isDropped = capabilities?.drop?.includes('ALL');
    if (!isDropped || capabilities?.add?.some((name) => name !== 'NET_BIND_SERVICE'))
      found.push('unrestricted capabilities');
    if (runAsNonRoot !== true) found.push('runAsNonRoot != true');
    if (runAsUser === 0) found.push('runAsUser=0');
    if (!['RuntimeDefault', 'Localhost'].includes(seccompProfile?.type ?? '')) found.push('seccompProfile');
  }
  return found;
}

export function containersOf({ initContainers = [], containers = [] }: PodSpec): readonly Container[] {
  return [...initContainers, ...containers];
}

/** The spec of the pods that an object is, or makes. */
export function podOf(object: { readonly kind: string; readonly spec?: unknown }): PodSpec | undefined {
  interface Template {
    readonly template?: { readonly spec: PodSpec };
  }
  const spec = object.spec as Template & { readonly jobTemplate?: { readonly spec: Template } };
  if (object.kind === 'Pod') return object.spec as PodSpec;
  return (spec?.jobTemplate?.spec ?? spec)?.template?.spec;
}
