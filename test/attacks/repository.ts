import type { Attack, Brought, HonestChart } from './attack';
import { OWN } from './attack';
import { held, object } from './held';
import { podSpec, template, workloadSpec } from './sound';

const FLUX = 'toolkit.fluxcd.io';
const NAME = `${OWN}-repository`;
const ACCOUNT = 'repository-applier';

const refused = (name: string, why: string, ...objects: Brought[]): Attack => ({
  name,
  why,
  objects,
  heldBy: 'admission',
  policy: 'tenant-accounts',
});
const asAccount = { serviceAccountName: ACCOUNT };

/** What a repository may bring against what applies it, which is in the same namespace. */
const OF_WHAT_APPLIES: readonly Attack[] = [
  held(
    'its own Kustomization, with the account of the platform',
    'the whole cluster',
    object(
      `kustomize.${FLUX}/v1`,
      'Kustomization',
      {
        spec: {
          interval: '1h',
          prune: true,
          path: './',
          sourceRef: { kind: 'GitRepository', name: NAME },
          serviceAccountName: 'default',
          kubeConfig: { secretRef: { name: 'elsewhere' } },
        },
      },
      { name: NAME },
    ),
  ),
  held(
    'its own source, with another URL',
    'content that no reviewer saw',
    object(
      `source.${FLUX}/v1`,
      'GitRepository',
      { spec: { interval: '1h', url: 'https://git.evil.example/a.git' } },
      { name: NAME },
    ),
  ),
  held(
    'a Kustomization that substitutes from Secrets',
    'Secrets in what is applied',
    object(`kustomize.${FLUX}/v1`, 'Kustomization', {
      spec: {
        interval: '1h',
        prune: true,
        path: './',
        sourceRef: { kind: 'GitRepository', name: NAME },
        postBuild: { substituteFrom: [{ kind: 'Secret', name: 'web' }] },
      },
    }),
  ),
  held(
    'the binding of its account, to cluster-admin',
    'guard rails of the namespace',
    object(
      'rbac.authorization.k8s.io/v1',
      'RoleBinding',
      {
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
        subjects: [{ kind: 'ServiceAccount', name: ACCOUNT, namespace: OWN }],
      },
      { name: 'repository' },
    ),
  ),
  held(
    'an Application of its own AppProject, with a plugin',
    'what renders Applications',
    object(
      'argoproj.io/v1alpha1',
      'Application',
      {
        spec: {
          project: 'acme',
          source: { repoURL: 'https://git.example.com/data.git', path: '.', plugin: { name: 'terraform' } },
          destination: { server: 'https://kubernetes.default.svc', namespace: OWN },
        },
      },
      { namespace: 'argocd', name: NAME },
    ),
  ),
];

/** The same where that has an account in the namespace. */
const OF_THE_ACCOUNT: readonly Attack[] = [
  refused(
    'its own account',
    'an account with annotations',
    object('v1', 'ServiceAccount', {}, { name: ACCOUNT }),
  ),
  refused(
    'a Deployment that runs as what applies it',
    "the account's token",
    object('apps/v1', 'Deployment', { spec: workloadSpec(asAccount) }),
  ),
  refused(
    'a CronJob that runs as what applies it',
    "the account's token",
    object('batch/v1', 'CronJob', {
      spec: {
        schedule: '0 0 * * *',
        jobTemplate: {
          spec: { template: { ...template(), spec: podSpec({ ...asAccount, restartPolicy: 'Never' }) } },
        },
      },
    }),
  ),
  refused(
    'a token of what applies it',
    "the account's token, for ever",
    object(
      'v1',
      'Secret',
      { type: 'kubernetes.io/service-account-token' },
      { annotations: { 'kubernetes.io/service-account.name': ACCOUNT } },
    ),
  ),
];

export const REPOSITORY = { everywhere: OF_WHAT_APPLIES, beside: OF_THE_ACCOUNT };

/** What it may bring with accounts of its own. */
export const HONEST_ACCOUNTS: HonestChart = {
  name: 'a Deployment with a ServiceAccount of its own',
  objects: [
    object('v1', 'ServiceAccount', {}),
    object('apps/v1', 'Deployment', { spec: workloadSpec({ serviceAccountName: 'web' }) }),
    object('v1', 'Secret', { type: 'Opaque' }),
  ],
};
