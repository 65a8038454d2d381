import type { CustomerSpec } from '../../../lib/authored/customer';
import { plan } from '../../../lib/planner/plan';
import { filesOf } from '../../support/sample';
import { parse } from 'yaml';
import { ENCRYPTED, secretFile, sealed, sealedSecret } from '../../support/secrets';
import { customer, fleet, issuesOf, product, specs, untyped } from '../../support/specs';

const web = product('web', { secrets: { database: ['password', 'username'] } });
const store = { name: 'azure' };
const keys = { username: { key: 'db', property: 'user' }, password: { key: 'db', property: 'password' } };
const database = { store, keys };
const on = (cluster: string, more: object = {}): CustomerSpec['tenants'] => ({
  prod: { cluster, ring: 'late', ...more },
});
const file = 'customers/acme/secrets/prod/database.yaml';

function given(changes: Partial<CustomerSpec>, ...documents: readonly unknown[]) {
  const acme = customer('acme', changes);
  const secrets = documents.length > 0 ? { secrets: [secretFile(file, ...documents)] } : {};
  const { ingress } = fleet().components;
  const operator = {
    chart: { repository: 'charts', name: 'external-secrets' },
    namespace: 'external-secrets',
  };
  const opened = fleet({
    admission: { clusterSecretStores: ['azure'] },
    components: { ingress: ingress!, secrets: untyped({ ...ingress, ...operator }) },
  });
  return specs({ fleet: opened, products: [web], customers: [{ ...acme, ...secrets }] });
}
const said = (...of: Parameters<typeof given>) =>
  plan(given(...of)).issues.map(({ at, problem, fix }) => [at.path, problem, fix]);

const ours = sealed('database', { stringData: { username: ENCRYPTED, password: ENCRYPTED } });
const { encryptedData } = sealedSecret('database', 'acme-prod')['spec'] as {
  encryptedData: { password: string };
};
const unsealed = sealedSecret('database', 'acme-prod', {
  spec: { encryptedData: { username: encryptedData.password, password: encryptedData.password } },
});

it.each<[string, Parameters<typeof given>]>([
  ['in a store', [{ secrets: { database } }]],
  ['in a store that the tenant names', [{ tenants: on('argo-prod', { secrets: { database } }) }]],
  ['encrypted by SOPS', [{ tenants: on('flux-prod') }, ours]],
  ['sealed', [{}, unsealed]],
])('a Secret that a product needs may be %s', (_, of) => expect(said(...of)).toEqual([]));

const who = "Secret 'database', which 'web' of acme-prod needs,";

it.each<[string, Parameters<typeof given>, string, string, string]>([
  [
    'nowhere',
    [{}],
    'tenants.prod',
    `${who} is nowhere`,
    `say under secrets of the customer or tenant in which store it is, or encrypt it into ${file}`,
  ],
  [
    'in a store without one of its keys',
    [{ secrets: { database: { store, keys: { username: { key: 'db' } } } } }],
    'tenants.prod',
    `${who} lacks password`,
    'add each key, or take it out of the product',
  ],
  [
    'encrypted without one of its keys',
    [{ tenants: on('flux-prod') }, sealed('database')],
    'tenants.prod',
    `${who} lacks username`,
    'add each key, or take it out of the product',
  ],
  [
    'there twice',
    [{ tenants: on('flux-prod'), secrets: { database } }, ours],
    'tenants.prod',
    `${who} is in a store and in an encrypted file`,
    'keep one of them: two would write one Secret',
  ],
])('a Secret that is %s is refused', (_, of, ...issue) => expect(said(...of)).toEqual([issue]));

it('a Secret that nothing needs is refused', () => {
  expect(said({ secrets: { database, databse: database } })).toEqual([
    [
      'secrets.databse',
      "no product of the customer needs a Secret 'databse'",
      "did you mean 'database'? Allowed: database",
    ],
  ]);
});

it.each([
  ['argo-prod', 'clusters/argo-prod/tenants/acme-prod'],
  ['flux-prod', 'clusters/flux-prod/tenants/acme-prod'],
  ['arc-prod', 'clusters/arc-prod/tenants/acme-prod'],
])('on %s external-secrets makes it with the guard rails, before the release', (cluster, folder) => {
  const files = filesOf(given({ tenants: on(cluster), secrets: { database } }));
  const path = Object.keys(files).find((each) => each.endsWith('/guardrails/external-secrets.yaml'));
  expect(path).toBe(`${folder}/guardrails/external-secrets.yaml`);
  expect(parse(files[path!]!)).toMatchObject({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'database', namespace: 'acme-prod' },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { name: 'azure', kind: 'ClusterSecretStore' },
      target: { name: 'database', creationPolicy: 'Owner', deletionPolicy: 'Retain' },
      data: [
        { secretKey: 'password', remoteRef: { key: 'db', property: 'password' } },
        { secretKey: 'username', remoteRef: { key: 'db', property: 'user' } },
      ],
    },
  });
});

it('a tenant says where its own is, over its customer', () => {
  const own = {
    store: { name: 'vault', kind: 'SecretStore' as const },
    keys,
    refreshInterval: '5m' as const,
  };
  const files = filesOf(
    given({ tenants: on('flux-prod', { secrets: { database: own } }), secrets: { database } }),
  );
  const path = Object.keys(files).find((each) => each.endsWith('/guardrails/external-secrets.yaml'))!;
  expect(parse(files[path]!)).toMatchObject({
    spec: { refreshInterval: '5m', secretStoreRef: { name: 'vault', kind: 'SecretStore' } },
  });
});

it('a store that the fleet does not open to tenants is refused, and a cluster that fetches nothing draws a warning', () => {
  const acme = customer('acme', { secrets: { database } });
  const found = (stores: readonly string[]) =>
    issuesOf({
      fleet: fleet({ admission: { clusterSecretStores: stores } }),
      products: [web],
      customers: [acme],
    }).map(({ severity, at, problem, fix }) => [severity, at.path, problem, fix]);
  const operator = [
    'warning',
    'clusters.argo-prod.components',
    'tenants have Secrets of stores, and no component brings external-secrets, which fetches them',
    "add a component with the chart 'external-secrets', unless something else installs it",
  ];
  expect(found(['azure'])).toEqual([operator]);
  expect(found(['azur'])).toEqual([
    [
      'error',
      'tenants.prod',
      "Secret 'database' of acme-prod is of ClusterSecretStore 'azure', which the fleet does not open to tenants",
      "add it to admission.clusterSecretStores of the fleet, or did you mean 'azur'? Allowed: azur",
    ],
    operator,
  ]);
});
