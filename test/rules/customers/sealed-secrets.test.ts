import type { CustomerSpec } from '../../../lib/authored/customer';
import type { FleetSpec } from '../../../lib/authored/fleet';
import type { SecretInput } from '../../../lib/authored/specs';
import { formatIssue } from '../../../lib/cli/report';
import { productSecrets, SEALED, sealed, sealedSecret, secretFile } from '../../support/secrets';
import { customer, fleet, issuesOf } from '../../support/specs';

const path = 'customers/acme/secrets/prod/a.yaml';
const onFlux: Partial<CustomerSpec> = { tenants: { prod: { cluster: 'flux-prod', ring: 'late' } } };

function judge(
  secrets: readonly SecretInput[],
  spec: Partial<CustomerSpec> = {},
  changes: Partial<FleetSpec> = {},
) {
  return issuesOf({ fleet: fleet(changes), customers: [{ ...customer('acme', spec), secrets }] });
}

/** What is said of one document on Argo CD: property path, problem and fix. */
function said(document: unknown) {
  return judge([secretFile(path, document)]).map(({ at, problem, fix }) => [at.path, problem, fix]);
}
const own = (changes: object = {}) => sealedSecret('a', 'acme-prod', changes as never);
const spec = (changes: object) => own({ spec: { encryptedData: { password: SEALED }, ...changes } });

describe('a SealedSecret', () => {
  it('is let through on Argo CD, in the namespace of its tenant', () => {
    expect(judge([secretFile(path, own())])).toEqual([]);
    expect(judge([secretFile(path, own(), sealedSecret('b', 'acme-prod'))])).toEqual([]);
  });

  it('is let through in the namespace of a release', () => {
    const other = secretFile(path, sealedSecret('a', 'acme-prod-web'));
    expect(judge([other], {}, { namespacePer: 'release' })).toEqual([]);
  });

  it('is refused on Flux, which decrypts what SOPS encrypted', () => {
    expect(judge([secretFile(path, own())], onFlux).map(({ problem }) => problem)).toEqual([
      "is a SealedSecret, and Flux, which runs cluster 'flux-prod', decrypts what SOPS encrypted",
    ]);
  });

  it('is refused for a namespace that is not its tenant’s', () => {
    const [issue, ...more] = judge([secretFile(path, sealedSecret('a', 'initech-prod'))]);
    expect([issue?.problem, more]).toEqual(["namespace 'initech-prod' is not one of tenant 'acme-prod'", []]);
  });

  it('is refused twice of one name', () => {
    const two = [secretFile(path, own()), secretFile('customers/acme/secrets/prod/b.yaml', own())];
    expect(judge(two).map(({ problem }) => problem)).toEqual([`Secret 'acme-prod/a' is in ${path} too`]);
  });

  it.each<[string, object, string, string]>([
    [
      'of another API version',
      own({ apiVersion: 'bitnami.com/v1' }),
      'apiVersion',
      'is not bitnami.com/v1alpha1',
    ],
    ['without a name', own({ metadata: { namespace: 'acme-prod' } }), 'metadata.name', 'is not a DNS name'],
    ['without a namespace', own({ metadata: { name: 'a' } }), 'metadata.namespace', 'is missing'],
    [
      'for every namespace',
      own({
        metadata: {
          name: 'a',
          namespace: 'acme-prod',
          annotations: { 'sealedsecrets.bitnami.com/cluster-wide': 'true' },
        },
      }),
      'metadata.annotations.sealedsecrets.bitnami.com/cluster-wide',
      'lets whoever sees the file unseal it in a namespace of their own',
    ],
    ['with plain data', own({ data: { pin: 'MTIzNA==' } }), 'data', 'is not sealed: anybody can read it'],
    [
      'with plain text',
      own({ stringData: { pin: '1234' } }),
      'stringData',
      'is not sealed: anybody can read it',
    ],
    [
      'with a plain template',
      spec({ template: { data: { pin: '1234' } } }),
      'spec.template.data',
      'is not sealed: anybody can read it',
    ],
    ['with nothing in it', spec({ encryptedData: {} }), 'spec.encryptedData', 'holds nothing'],
    [
      'with a value that is only encoded',
      spec({ encryptedData: { pin: Buffer.from('1234').toString('base64') } }),
      'spec.encryptedData.pin',
      'is not what kubeseal makes of a value',
    ],
    [
      'with a long value that is only encoded',
      spec({ encryptedData: { pin: Buffer.from('1234'.repeat(200)).toString('base64') } }),
      'spec.encryptedData.pin',
      'is not what kubeseal makes of a value',
    ],
  ])('is refused %s', (_, document, where, problem) => {
    const issues = said(document);
    expect(issues).toEqual([[where, `'${where}' ${problem}`, expect.any(String)]]);
  });

  it('is let through with all that kubeseal writes', () => {
    const annotations = { 'sealedsecrets.bitnami.com/namespace-wide': 'true' };
    const metadata = { name: 'a', namespace: 'acme-prod', annotations, creationTimestamp: null };
    const labels = { 'app.kubernetes.io/part-of': 'web' };
    const template = { metadata: { ...metadata, labels }, type: 'Opaque', immutable: true, data: null };
    expect(
      said({ ...own({ metadata, status: {} }), spec: { encryptedData: { pin: SEALED }, template } }),
    ).toEqual([]);
  });

  const withMetadata = (more: object) => own({ metadata: { name: 'a', namespace: 'acme-prod', ...more } });
  const withTemplate = (metadata: object) => spec({ template: { metadata } });

  it.each<[string, object, string]>([
    ['a field', own({ roleRef: { name: 'cluster-admin' } }), 'roleRef'],
    ['a status', own({ status: { conditions: [] } }), 'status.conditions'],
    ['labels', withMetadata({ labels: { a: 'b' } }), 'metadata.labels'],
    ['finalizers', withMetadata({ finalizers: ['a/b'] }), 'metadata.finalizers'],
    [
      'a hook of Argo CD',
      withMetadata({ annotations: { 'argocd.argoproj.io/hook': 'PreSync' } }),
      'metadata.annotations.argocd.argoproj.io/hook',
    ],
    [
      'how Argo CD is to sync it',
      withMetadata({ annotations: { 'argocd.argoproj.io/sync-options': 'Replace=true,Force=true' } }),
      'metadata.annotations.argocd.argoproj.io/sync-options',
    ],
    [
      'how Flux is to apply it',
      withMetadata({ annotations: { 'kustomize.toolkit.fluxcd.io/force': 'enabled' } }),
      'metadata.annotations.kustomize.toolkit.fluxcd.io/force',
    ],
    [
      'an annotation of anybody',
      withMetadata({ annotations: { 'acme.example/team': 'web' } }),
      'metadata.annotations.acme.example/team',
    ],
    ['a field in its spec', spec({ replicas: 1 }), 'spec.replicas'],
    ['text for its template', spec({ template: 'text' }), 'spec.template'],
    [
      'the token of an account',
      spec({ template: { type: 'kubernetes.io/service-account-token' } }),
      'spec.template.type',
    ],
    ['owners', withTemplate({ ownerReferences: [] }), 'spec.template.metadata.ownerReferences'],
    [
      'a label of Argo CD',
      withTemplate({ labels: { 'argocd.argoproj.io/secret-type': 'cluster' } }),
      'spec.template.metadata.labels.argocd.argoproj.io/secret-type',
    ],
    [
      'an annotation that is no text',
      withTemplate({ annotations: { 'acme.example/pin': 1234 } }),
      'spec.template.metadata.annotations.acme.example/pin',
    ],
    ['a key that no Secret has', spec({ encryptedData: { 'a b': SEALED } }), 'spec.encryptedData.a b'],
    ['a key of objects', spec({ constructor: 'a' }), 'spec.constructor'],
  ])('is refused with %s that it may not have, by name and without the value', (_, document, where) => {
    const issues = said(document);
    expect(issues.map(([path]) => path)).toEqual([where]);
    expect(JSON.stringify(issues)).not.toMatch(/cluster-admin|PreSync|1234/);
  });

  it('has no value printed, however wrong it is', () => {
    const text = judge([
      secretFile(path, own({ stringData: { pin: 'tiger' }, spec: { encryptedData: { pin: 'tiger' } } })),
    ])
      .map(formatIssue)
      .join();
    expect(text).toContain('is not sealed');
    expect(text).not.toContain('tiger');
  });
});

describe('Secrets of a product, which are passed on', () => {
  const passed = (product: string, ...objects: unknown[]) =>
    issuesOf({
      customers: [{ ...customer('acme'), productSecrets: [productSecrets('acme', product, ...objects)] }],
    }).map(({ at, problem }) => `${at.file}: ${problem}`);

  it('are let through where they are sealed, for whatever namespace', () => {
    expect(passed('web', sealedSecret('a', 'acme-web'))).toEqual([]);
  });

  it.each([
    ['a plain Secret', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, stringData: { a: 'b' } }],
    ['what SOPS encrypted', sealed('a')],
    ['text', 'text'],
  ])('are refused where they are %s', (_, document) => {
    expect(passed('web', document)).toEqual([
      'customers/acme/web/secrets.yaml: the document is no SealedSecret',
    ]);
  });

  it('are refused of a product that the customer has not, and where there are none', () => {
    expect(passed('wbe', sealedSecret('a', 'acme-web'))).toEqual([
      "customers/acme/wbe/secrets.yaml: customer 'acme' does not subscribe to 'wbe'",
    ]);
    expect(passed('web')).toEqual(['customers/acme/web/secrets.yaml: is empty']);
  });
});
