import { type Container, containersOf, type PodFault, type PodSpec } from './spec';

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

/** Settings of the kernel that are a pod's own. */
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

const SELINUX_TYPES = ['container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];

/** What the level `restricted` refuses in a pod. Source: Kubernetes, "Pod Security Standards", "Baseline" and "Restricted". */
export function* faultsOfRestricted(pod: PodSpec): Generator<PodFault> {
  for (const key of ['hostNetwork', 'hostPID', 'hostIPC'] as const)
    if (pod[key]) yield { problem: `${key} is true`, fix: 'leave it out' };
  for (const volume of pod.volumes ?? []) {
    const [kind] = Object.keys(volume).filter((key) => key !== 'name' && !VOLUMES.includes(key));
    if (kind !== undefined)
      yield { problem: `volume '${volume.name}' is a ${kind}`, fix: `use one of ${VOLUMES.join(', ')}` };
  }
  for (const { name } of pod.securityContext?.sysctls ?? [])
    if (!SYSCTLS.includes(name))
      yield { problem: `sysctl '${name}' is not a pod's own`, fix: 'leave it out' };
  for (const container of containersOf(pod)) {
    yield* ofPrivileges(container);
    yield* ofIdentity(pod, container);
    yield* ofHost(container);
  }
}

function* ofPrivileges({ name, securityContext = {} }: Container): Generator<PodFault> {
  const { privileged, allowPrivilegeEscalation, capabilities = {}, procMount } = securityContext;
  const at = `container '${name}'`;
  if (privileged) yield { problem: `${at} is privileged`, fix: 'leave privileged out' };
  if (allowPrivilegeEscalation !== false)
    yield {
      problem: `${at} may get more privileges than it began with`,
      fix: 'set securityContext.allowPrivilegeEscalation: false',
    };
  if (!capabilities.drop?.includes('ALL'))
    yield { problem: `${at} keeps capabilities`, fix: "set securityContext.capabilities.drop: ['ALL']" };
  const added = capabilities.add?.filter((each) => each !== 'NET_BIND_SERVICE') ?? [];
  if (added.length > 0)
    yield { problem: `${at} adds ${added.join(', ')}`, fix: 'add NET_BIND_SERVICE alone, or nothing' };
  if (procMount !== undefined && procMount !== 'Default')
    yield { problem: `${at} has procMount ${procMount}`, fix: 'leave it out' };
}

/** What a container says goes before what its pod says. */
function* ofIdentity({ securityContext: ofPod = {} }: PodSpec, container: Container): Generator<PodFault> {
  const at = `container '${container.name}'`;
  const { runAsNonRoot, runAsUser, seccompProfile, appArmorProfile, seLinuxOptions, windowsOptions } = {
    ...ofPod,
    ...container.securityContext,
  };
  if (runAsNonRoot !== true)
    yield { problem: `${at} may run as root`, fix: 'set securityContext.runAsNonRoot: true' };
  if (runAsUser === 0) yield { problem: `${at} runs as root`, fix: 'give runAsUser another number than 0' };
  if (!['RuntimeDefault', 'Localhost'].includes(seccompProfile?.type ?? ''))
    yield {
      problem: `${at} has no seccomp profile`,
      fix: "set securityContext.seccompProfile: { type: 'RuntimeDefault' }",
    };
  if (appArmorProfile?.type === 'Unconfined')
    yield { problem: `${at} has no AppArmor profile`, fix: 'leave appArmorProfile out' };
  const { type, user, role } = seLinuxOptions ?? {};
  if ((type && !SELINUX_TYPES.includes(type)) || user || role)
    yield { problem: `${at} chooses its SELinux user, role or type`, fix: 'leave seLinuxOptions out' };
  if (windowsOptions?.hostProcess)
    yield { problem: `${at} is a process of the host`, fix: 'leave windowsOptions.hostProcess out' };
}

function* ofHost({ name, ports, lifecycle, ...probes }: Container): Generator<PodFault> {
  const at = `container '${name}'`;
  for (const { hostPort } of ports ?? [])
    if (hostPort) yield { problem: `${at} takes port ${hostPort} of its node`, fix: 'leave hostPort out' };
  const handlers = [
    ...[probes.readinessProbe, probes.livenessProbe, probes.startupProbe],
    ...[lifecycle?.postStart, lifecycle?.preStop],
  ];
  const host = handlers.flatMap((each) => [each?.httpGet?.host, each?.tcpSocket?.host]).find(Boolean);
  if (host !== undefined)
    yield { problem: `${at} lets the kubelet ask host '${host}'`, fix: 'leave host out: it asks the pod' };
}
