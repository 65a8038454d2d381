import type { ClusterSpec, CustomerSpec } from '../../../lib/model';
import { anyCluster, customer, fleet, issuesOf, product, untyped } from '../../support/specs';

const file = 'customers/acme/customer.ts';
const where = { cluster: 'argo-prod', ring: 'late' };
const hold = { version: '1.0.0', until: '2026-12-31', reason: 'x' };

it('a cluster hosts the environments that it names, its own one where it names none', () => {
  const wide: ClusterSpec = { ...anyCluster, engine: 'flux', environment: 'prod', hosts: ['dev', 'prod'] };
  const tenants = { dev: { cluster: 'wide', ring: 'internal' }, prod: { cluster: 'wide', ring: 'late' } };
  const customers = [customer('acme', { tenants })];
  expect(issuesOf({ fleet: fleet({ clusters: { wide } }), customers })).toStrictEqual([]);
});

it.each<[string, Partial<CustomerSpec>, string, string, string]>([
  [
    'tier',
    { tier: 'standrd' },
    'tier',
    "unknown tier 'standrd'",
    "did you mean 'standard'? Allowed: standard",
  ],
  [
    'tier that JavaScript has of itself',
    { tier: 'constructor' },
    'tier',
    "unknown tier 'constructor'",
    'use one of: standard',
  ],
  [
    'product',
    { products: { wbe: {} } },
    'products.wbe',
    "unknown product 'wbe'",
    "did you mean 'web'? Allowed: web",
  ],
  [
    'environment, without a word on its ring and cluster',
    { tenants: { production: where } },
    'tenants.production',
    "unknown environment 'production'",
    'use one of: dev, prod',
  ],
  [
    'cluster',
    { tenants: { prod: { ...where, cluster: 'argo-pord' } } },
    'tenants.prod.cluster',
    "unknown cluster 'argo-pord'",
    "did you mean 'argo-prod'? Allowed: arc-prod, argo-prod, flux-prod",
  ],
  [
    'cluster of another environment',
    { tenants: { prod: { ...where, cluster: 'argo-dev' } } },
    'tenants.prod.cluster',
    "cluster 'argo-dev' does not host environment 'prod'",
    'use one of: arc-prod, argo-prod, flux-prod',
  ],
  [
    'ring of a site',
    { tenants: { prod: { sites: { oslo: { ...where, ring: 'latest' } } } } },
    'tenants.prod.sites.oslo.ring',
    "unknown ring 'latest'",
    "did you mean 'late'? Allowed: early, late",
  ],
  [
    'ring of another environment',
    { tenants: { prod: { ...where, ring: 'internal' } } },
    'tenants.prod.ring',
    "ring 'internal' does not belong to environment 'prod'",
    'use one of: early, late',
  ],
  [
    'product of a tenant that the customer does not have',
    { tenants: { prod: { ...where, products: ['api'] } } },
    'tenants.prod.products',
    "the customer does not subscribe to 'api'",
    "subscribe to 'api' under products, or correct the name: use one of: web",
  ],
  [
    'hold of such a product',
    { tenants: { prod: { ...where, holds: { api: hold } } } },
    'tenants.prod.holds.api',
    "the customer does not subscribe to 'api'",
    "subscribe to 'api' under products, or correct the name: use one of: web",
  ],
  [
    'value for such a product',
    { tenants: { prod: { ...where, values: { api: {} } } } },
    'tenants.prod.values.api',
    "the customer does not subscribe to 'api'",
    "subscribe to 'api' under products, or correct the name: use one of: web",
  ],
])('a customer is refused an unfit %s', (_what, change, path, problem, fix) => {
  expect(issuesOf({ customers: [customer('acme', change)] })).toStrictEqual([
    { severity: 'error', at: { file, path }, problem, fix },
  ]);
});

it('a subscription to a product that is malformed is not called unknown', () => {
  const web = product('web', { values: untyped('none') });
  expect(issuesOf({ products: [web] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'products/web/product.ts', path: 'values' },
      problem: `'values' is "none", which is not allowed`,
      fix: 'give a map of values',
    },
  ]);
});

it('a product is refused names that the fleet does not have', () => {
  const web = product(
    'web',
    { chart: { repository: 'cod', path: 'x' }, environments: { qa: {} }, rings: { lates: {} } },
    { internal: { version: '1' }, early: { version: '1' }, late: { version: '1' }, latest: { version: '1' } },
  );
  const found = issuesOf({ products: [web], customers: [] });
  expect(found.map(({ at, problem, fix }) => [at.file, at.path, problem, fix])).toStrictEqual([
    [
      'products/web/product.ts',
      'chart.repository',
      "unknown repository 'cod'",
      "did you mean 'code'? Allowed: code",
    ],
    ['products/web/product.ts', 'environments.qa', "unknown environment 'qa'", 'use one of: dev, prod'],
    [
      'products/web/product.ts',
      'rings.lates',
      "unknown ring 'lates'",
      "did you mean 'late'? Allowed: early, internal, late",
    ],
    [
      'products/web/rings.yaml',
      'latest',
      "unknown ring 'latest'",
      "did you mean 'late'? Allowed: early, internal, late",
    ],
  ]);
});

it.each([
  [
    { repository: 'registry', path: 'x' },
    undefined,
    "'registry' is not a git repository, from which a chart with a path comes",
    'use one of: code',
  ],
  [
    { repository: 'code', name: 'x' },
    'chart' as const,
    "'code' is a git repository, which holds no charts by name",
    'use one of: charts, registry',
  ],
])('a chart %j is refused from a repository of the other sort', (chart, version, problem, fix) => {
  expect(issuesOf({ products: [product('web', { chart, version })], customers: [] })).toStrictEqual([
    { severity: 'error', at: { file: 'products/web/product.ts', path: 'chart.repository' }, problem, fix },
  ]);
});

it('a fleet is refused names that it does not have itself', () => {
  const ingress = {
    namespace: 'ingress',
    chart: { repository: 'code', name: 'x' },
    versions: { dev: '1', prod: '1', qa: '1' },
    environments: { prd: {} },
  };
  const one: ClusterSpec = {
    ...anyCluster,
    engine: 'flux',
    environment: 'prod',
    hosts: ['prod', 'qa'],
    components: ['ingres'],
  };
  const two: ClusterSpec = { ...anyCluster, engine: 'flux', environment: 'qa' };
  const rings = { ...fleet().rings, last: { environment: 'pro' } };
  const found = issuesOf({
    fleet: fleet({ components: { ingress }, clusters: { one, two }, rings }),
    customers: [],
  });
  expect(found.map(({ at, problem, fix }) => [at.path, problem, fix])).toStrictEqual([
    ['clusters.one.components', "unknown component 'ingres'", "did you mean 'ingress'? Allowed: ingress"],
    ['clusters.one.hosts', "unknown environment 'qa'", 'use one of: dev, prod'],
    ['clusters.two.environment', "unknown environment 'qa'", 'use one of: dev, prod'],
    [
      'components.ingress.chart.repository',
      "'code' is a git repository, which holds no charts by name",
      'use one of: charts, registry',
    ],
    [
      'components.ingress.environments.prd',
      "unknown environment 'prd'",
      "did you mean 'prod'? Allowed: dev, prod",
    ],
    ['components.ingress.versions.qa', "unknown environment 'qa'", 'use one of: dev, prod'],
    ['rings.last.environment', "unknown environment 'pro'", "did you mean 'prod'? Allowed: dev, prod"],
  ]);
});
