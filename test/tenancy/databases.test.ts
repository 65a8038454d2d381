import type { ClusterSpec, EngineName } from '../../lib/authored/cluster';
import type { ProductSpec } from '../../lib/authored/product';
import { mayCreate, type Account } from '../support/account-rights';
import { admissionVerdicts } from '../support/admission';
import { permitsKind } from '../support/argocd-permissions';
import { manifestsIn, ofKind } from '../support/manifests';
import { filesOf } from '../support/sample';
import { anyCluster, customer, fleet, issuesOf, product, specs } from '../support/specs';

const database = (name: string, spec: object = {}) => ({
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
  metadata: { name },
  spec: { instances: 1, storage: { size: '1Gi' }, ...spec },
});
const databases = ['{release}-db'];

/** Two tenants on one cluster: `acme`, with a product that may have databases, and `other`, whose product has none. */
function emitted(engine: EngineName, changes: Partial<ProductSpec> = { databases }, cluster: object = {}) {
  const one = { ...anyCluster, engine, environment: 'prod', ...cluster } as ClusterSpec;
  const tenants = { prod: { cluster: 'one', ring: 'late' } };
  return manifestsIn(
    filesOf(
      specs({
        fleet: fleet({ clusters: { one } }),
        products: [product('web', changes), product('plain')],
        customers: [customer('acme', { tenants }), customer('other', { tenants, products: { plain: {} } })],
      }),
    ),
  );
}
type All = ReturnType<typeof emitted>;

const accountIn = (all: All, namespace: string): Account =>
  ofKind(all, 'RoleBinding').find(
    ({ object: { metadata } }) => metadata?.name === 'releases' && metadata.namespace === namespace,
  )!.object.subjects![0]!;
const mayHave = (all: All, namespace: string) =>
  mayCreate(all, accountIn(all, namespace), database('a'), namespace);

describe.each(['argocd', 'flux', 'arc'] as const)('on %s', (engine) => {
  it('the account of a release may write databases where its product declares any, and nowhere else', () => {
    const all = emitted(engine);
    expect(mayHave(all, 'acme-prod')).toBe(true);
    expect(mayHave(all, 'other-prod')).toBe(false);
    const crossed = mayCreate(all, accountIn(all, 'other-prod'), database('a'), 'acme-prod');
    expect(crossed).toBe(false);
  });

  it('no object is there for databases where no product has any', () => {
    const all = emitted(engine, {});
    expect(mayHave(all, 'acme-prod')).toBe(false);
    const names = all.map(({ object }) => object.metadata.name);
    expect(names.filter((name) => name.includes('database'))).toEqual([]);
  });

  it('admission lets through the names that are declared, whoever writes them', () => {
    const all = emitted(engine);
    const policies = all
      .map(({ object }) => object)
      .filter(({ kind }) => kind === 'ValidatingAdmissionPolicy');
    const namespace = (name: string) =>
      ofKind(all, 'Namespace').find(({ object }) => object.metadata.name === name)!.object;
    const judged = (name: string, where: string) =>
      admissionVerdicts(policies, [{ object: database(name), namespaceObject: namespace(where) }])[0]!.map(
        ({ policy }) => policy,
      );
    expect(judged('acme-prod-web-db', 'acme-prod')).toEqual([]);
    // The operator would give this Role of the platform other rules.
    expect(judged('sealed-secrets', 'acme-prod')).toEqual(['tenant-databases']);
    expect(judged('acme-prod-web-db', 'other-prod')).toEqual(['tenant-databases']);
  });

  it('its operator reaches it, and it the API server', () => {
    const of = (all: All, namespace: string) =>
      ofKind(all, 'NetworkPolicy').filter(({ object }) => object.metadata.namespace === namespace);
    const policies = of(emitted(engine), 'acme-prod');
    const named = (name: string) => policies.find(({ object }) => object.metadata.name === name)!.object.spec;
    expect(named('allow-api-server').egress).toHaveLength(1);
    expect(named('allow-database-operator')).toEqual({
      podSelector: {},
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'cnpg-system' } },
              podSelector: {},
            },
          ],
          ports: [
            { port: 8000, protocol: 'TCP' },
            { port: 5432, protocol: 'TCP' },
          ],
        },
      ],
    });
    const elsewhere = of(emitted(engine, { databases }, { databasesNamespace: 'postgres' }), 'acme-prod');
    expect(JSON.stringify(elsewhere)).toContain('"kubernetes.io/metadata.name":"postgres"');
    const others = of(emitted(engine), 'other-prod').map(({ object }) => object.metadata.name);
    expect(others).not.toContain('allow-database-operator');
    expect(others).not.toContain('allow-api-server');
  });
});

it('the AppProject of a customer permits them where a product of its has any', () => {
  const all = emitted('argocd');
  const permits = (customerName: string) => {
    const { object } = ofKind(all, 'AppProject').find((each) => each.object.metadata.name === customerName)!;
    return permitsKind(object, { group: 'postgresql.cnpg.io', kind: 'Cluster', namespaced: true });
  };
  expect([permits('acme'), permits('other')]).toEqual([true, false]);
});

describe('a rule', () => {
  const judge = (changes: Partial<ProductSpec>) =>
    issuesOf({ products: [product('web', { manifests: [database('a')], ...changes })] })
      .filter(({ severity }) => severity === 'error')
      .map(({ at, problem }) => [at.path, problem]);

  it('lets a release bring a database where its product declares any', () => {
    expect(judge({ databases: ['a'] })).toStrictEqual([]);
    expect(judge({})).toEqual([
      [
        'manifests.0.kind',
        "Cluster 'a' of postgresql.cnpg.io/v1 is of no kind that a release may consist of",
      ],
    ]);
  });

  it('refuses the name of a Role of the platform', () => {
    expect(judge({ databases: ['secrets'], manifests: [database('secrets')] })).toEqual([
      [
        'databases',
        "'secrets' of tenant 'acme-prod' is the name of a Role of the platform, which CloudNativePG would rewrite",
      ],
    ]);
  });
});
