import type { ComponentSpec, ImagesSpec } from 'ringfleet';
import type { EnvironmentName } from './environments';
import { account, type RepositoryName } from './repositories';

/** What every cluster runs. */
export const basics = [
  'sealed-secrets',
  'ingress-nginx',
  'cloudnative-pg',
  'prometheus-operator-crds',
  'cert-manager',
  'observability',
  'cluster-issuer',
  'chat-database',
] as const;

export type ComponentName =
  (typeof basics)[number] | 'argocd-image-updater' | 'image-updates' | 'image-annotations';

/** One version everywhere. */
function everywhere<const V extends string>(version: V) {
  return { dev: version, tst: version, stg: version, prd: version } as const;
}

/** Image Updater writes versions into rings.yaml on main of the k8s repository, from which CI synthesizes. */
const images = {
  program: {
    url: `${account}/app-poly-gitops-k8s.git`,
    branch: 'main',
    secretRef: 'git-creds',
    path: 'program',
  },
  author: { name: 'argocd-image-updater', email: 'noreply@argoproj.io' },
} as const satisfies ImagesSpec;

/** What operators need before them: Secrets that somebody sealed, and a way in. */
const first = ['sealed-secrets', 'ingress-nginx'] as const;

/** Infrastructure of every cluster. What waits for what makes the sync waves. */
export const components = {
  'sealed-secrets': {
    group: 'foundation',
    namespace: 'sealed-secrets',
    chart: { repository: 'sealed-secrets', name: 'sealed-secrets' },
    versions: everywhere('2.17.3'),
  },
  'ingress-nginx': {
    group: 'foundation',
    namespace: 'ingress-nginx',
    podSecurity: 'baseline',
    chart: { repository: 'ingress-nginx', name: 'ingress-nginx' },
    versions: everywhere('4.12.1'),
    values: { controller: { ingressClassResource: { default: true } } },
    environments: { prd: { controller: { replicaCount: 2 } } },
  },

  'cloudnative-pg': {
    group: 'operators',
    dependsOn: first,
    namespace: 'cnpg-system',
    chart: { repository: 'cloudnative-pg', name: 'cloudnative-pg' },
    versions: everywhere('0.23.2'),
  },
  /** Of the operator that observability brings: what others want to have watched needs the CRDs before. */
  'prometheus-operator-crds': {
    group: 'operators',
    dependsOn: first,
    namespace: 'observability',
    podSecurity: 'privileged',
    chart: { repository: 'prometheus-community', name: 'prometheus-operator-crds' },
    versions: everywhere('20.0.0'),
  },
  /** Its Secret `git-creds` is sealed, too. */
  'argocd-image-updater': {
    group: 'operators',
    dependsOn: first,
    namespace: 'argocd',
    chart: { repository: 'argo-helm', name: 'argocd-image-updater' },
    versions: everywhere('1.1.1'),
  },

  'cert-manager': {
    group: 'services',
    dependsOn: ['prometheus-operator-crds'],
    namespace: 'cert-manager',
    chart: { repository: 'jetstack', name: 'cert-manager' },
    versions: everywhere('v1.16.2'),
    values: {
      crds: { enabled: true, keep: true },
      prometheus: { enabled: true, servicemonitor: { enabled: true } },
    },
  },
  observability: {
    group: 'services',
    dependsOn: ['prometheus-operator-crds'],
    namespace: 'observability',
    // node-exporter reads the node's own file systems.
    podSecurity: 'privileged',
    chart: { repository: 'prometheus-community', name: 'kube-prometheus-stack' },
    versions: everywhere('72.6.2'),
    values: { crds: { enabled: false } },
  },

  'cluster-issuer': {
    group: 'instances',
    dependsOn: ['cert-manager'],
    namespace: 'cert-manager',
    manifests: [
      {
        apiVersion: 'cert-manager.io/v1',
        kind: 'ClusterIssuer',
        metadata: { name: 'letsencrypt' },
        spec: {
          acme: {
            server: 'https://acme-v02.api.letsencrypt.org/directory',
            email: 'devops@syncjob.ru',
            privateKeySecretRef: { name: 'letsencrypt' },
            solvers: [{ http01: { ingress: { ingressClassName: 'nginx' } } }],
          },
        },
      },
    ],
  },
  'chat-database': {
    group: 'instances',
    dependsOn: ['cloudnative-pg', 'observability'],
    namespace: 'databases',
    manifests: [
      {
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Cluster',
        metadata: { name: 'chat', namespace: 'databases' },
        spec: { instances: 2, storage: { size: '10Gi' }, monitoring: { enablePodMonitor: true } },
      },
    ],
  },
  /** New versions for dev, by a resource that says all of it. */
  'image-updates': { dependsOn: ['argocd-image-updater'], images },
  /** The same for tst, by annotations of the Applications and a resource that points to them. */
  'image-annotations': { dependsOn: ['argocd-image-updater'], images: { ...images, form: 'annotations' } },
} as const satisfies Record<ComponentName, ComponentSpec<EnvironmentName, RepositoryName, ComponentName>>;
