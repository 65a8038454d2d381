import { faultsOfRestricted } from '../../../lib/plan/pods/restricted';
import { podSpec } from '../../../lib/plan/pods/spec';
import { violations } from '../../support/pod-security';
import { FULL, objectsOf, releaseIn } from '../../support/workloads';

const SAFE = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};
const pod = { containers: [{ name: 'web', securityContext: SAFE }] };

function faultsOf(changes: object): string[] {
  return [...faultsOfRestricted(podSpec.parse({ ...pod, ...changes }))].map(({ problem }) => problem);
}

/** The pod with another container, or with another context of that one. */
const withContainer = (changes: object) => ({
  containers: [{ name: 'web', securityContext: SAFE, ...changes }],
});
const withContext = (changes: object) => withContainer({ securityContext: { ...SAFE, ...changes } });

const CASES: readonly (readonly [string, object, readonly string[]])[] = [
  ['the network of the host', { hostNetwork: true }, ['hostNetwork is true']],
  ['the processes of the host', { hostPID: true }, ['hostPID is true']],
  ['the memory of the host', { hostIPC: true }, ['hostIPC is true']],
  [
    'a folder of the host',
    { volumes: [{ name: 'etc', hostPath: { path: '/etc' } }] },
    ["volume 'etc' is a hostPath"],
  ],
  ['a disk of the cloud', { volumes: [{ name: 'data', nfs: {} }] }, ["volume 'data' is a nfs"]],
  [
    'a setting of the kernel',
    { securityContext: { sysctls: [{ name: 'kernel.msgmax' }] } },
    ["sysctl 'kernel.msgmax' is not a pod's own"],
  ],
  [
    'a port of the host',
    withContainer({ ports: [{ hostPort: 80 }] }),
    ["container 'web' takes port 80 of its node"],
  ],
  ['all privileges', withContext({ privileged: true }), ["container 'web' is privileged"]],
  [
    'more privileges later',
    withContext({ allowPrivilegeEscalation: undefined }),
    ["container 'web' may get more privileges than it began with"],
  ],
  ['capabilities', withContext({ capabilities: {} }), ["container 'web' keeps capabilities"]],
  [
    'a capability',
    withContext({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE', 'SYS_TIME'] } }),
    ["container 'web' adds SYS_TIME"],
  ],
  ['the user root, by chance', withContext({ runAsNonRoot: undefined }), ["container 'web' may run as root"]],
  ['the user root', withContext({ runAsUser: 0 }), ["container 'web' runs as root"]],
  [
    'any call of the kernel',
    withContext({ seccompProfile: undefined }),
    ["container 'web' has no seccomp profile"],
  ],
  [
    'a way around seccomp',
    withContext({ seccompProfile: { type: 'Unconfined' } }),
    ["container 'web' has no seccomp profile"],
  ],
];

/** What the table of tests for charts knows nothing of. */
const MORE: typeof CASES = [
  ['/proc as it is', withContext({ procMount: 'Unmasked' }), ["container 'web' has procMount Unmasked"]],
  [
    'no AppArmor',
    withContext({ appArmorProfile: { type: 'Unconfined' } }),
    ["container 'web' has no AppArmor profile"],
  ],
  [
    'another SELinux type',
    withContext({ seLinuxOptions: { type: 'spc_t' } }),
    ["container 'web' chooses its SELinux user, role or type"],
  ],
  [
    'a process of Windows',
    withContext({ windowsOptions: { hostProcess: true } }),
    ["container 'web' is a process of the host"],
  ],
  [
    'a probe of another host',
    withContainer({ livenessProbe: { httpGet: { host: '10.0.0.1' } } }),
    ["container 'web' lets the kubelet ask host '10.0.0.1'"],
  ],
];

it('a pod that asks for nothing passes, by its own word or by that of its container', () => {
  expect(faultsOf({})).toEqual([]);
  const { runAsNonRoot, seccompProfile, ...own } = SAFE;
  expect(
    faultsOf({
      securityContext: { runAsNonRoot, seccompProfile },
      ...withContainer({ securityContext: own }),
    }),
  ).toEqual([]);
});

it.each([...CASES, ...MORE])('the level restricted refuses %s', (_, changes, problems) => {
  expect(faultsOf(changes)).toEqual(problems);
});

it.each(CASES)('the judge of charts in tests refuses %s, too', (_, changes, problems) => {
  expect(violations({ ...pod, ...changes })).toHaveLength(problems.length);
});

it('init containers are judged as the others are', () => {
  expect(
    faultsOf({ initContainers: [{ name: 'init', securityContext: { ...SAFE, privileged: true } }] }),
  ).toEqual(["container 'init' is privileged"]);
});

it('a fault says what to do', () => {
  for (const [, changes] of [...CASES, ...MORE])
    for (const { fix } of faultsOfRestricted(podSpec.parse({ ...pod, ...changes }))) expect(fix).not.toBe('');
});

it('pods of a WebService pass', () => {
  const { spec } = objectsOf(FULL, releaseIn()).find(({ kind }) => kind === 'Deployment') as unknown as {
    spec: { template: { spec: object } };
  };
  expect(faultsOf(spec.template.spec)).toEqual([]);
});
