import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { CustomerSpec } from '../../../lib/authored/customer';
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
    'there is no such product: use one of: web',
  ],
  [
    'hold of such a product',
    { tenants: { prod: { ...where, holds: { api: hold } } } },
    'tenants.prod.holds.api',
    "the customer does not subscribe to 'api'",
    'there is no such product: use one of: web',
  ],
  [
    'value for such a product',
    { tenants: { prod: { ...where, values: { api: {} } } } },
    'tenants.prod.values.api',
    "the customer does not subscribe to 'api'",
    'there is no such product: use one of: web',
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

describe('what follows from a mistake is not said beside it', () => {
  const said = (...given: Parameters<typeof issuesOf>) =>
    issuesOf(...given).map(({ at, problem, fix }) => [at.path, problem, fix]);

  it('a misspelt subscription is told, and proposed for nothing', () => {
    const api = product('api');
    const tenants = { prod: { ...where, holds: { web: hold }, values: { web: {}, api: {} } } };
    const customers = [customer('acme', { products: { wbe: {} }, tenants })];
    expect(said({ products: [product('web'), api], customers })).toStrictEqual([
      ['products.wbe', "unknown product 'wbe'", "did you mean 'web'? Allowed: api, web"],
      [
        'tenants.prod.values.api',
        "the customer does not subscribe to 'api'",
        "subscribe to 'api' under products",
      ],
    ]);
  });

  it('of two products that the customer has, the right one is proposed', () => {
    const products = [product('web'), product('api'), product('jobs')];
    const tenants = { prod: { ...where, values: { jobs: {} } } };
    const customers = [customer('acme', { products: { web: {}, api: {}, oddity: {} }, tenants })];
    expect(said({ products, customers })).toContainEqual([
      'tenants.prod.values.jobs',
      "the customer does not subscribe to 'jobs'",
      "subscribe to 'jobs' under products, or correct the name: use one of: api, web",
    ]);
  });

  it("a ring's or a cluster's unknown environment is told there, and not of every tenant", () => {
    const { rings, clusters } = fleet();
    const acme = customer('acme', { tenants: { prod: { cluster: 'argo-prod', ring: 'late' } } });
    expect(
      said({
        fleet: fleet({ rings: { ...rings, late: { environment: 'prd' } } }),
        customers: [acme, customer('beta')],
      }),
    ).toStrictEqual([
      ['rings.late.environment', "unknown environment 'prd'", "did you mean 'prod'? Allowed: dev, prod"],
    ]);
    const strayed = {
      ...clusters,
      'argo-prod': { ...anyCluster, engine: 'argocd', environment: 'prd', impersonation: false } as const,
    };
    expect(said({ fleet: fleet({ clusters: strayed }), customers: [acme] })).toStrictEqual([
      [
        'clusters.argo-prod.environment',
        "unknown environment 'prd'",
        "did you mean 'prod'? Allowed: dev, prod",
      ],
    ]);
  });

  it('an environment without a ring is told as such', () => {
    const rings = { internal: { environment: 'dev' } };
    expect(
      said({ fleet: fleet({ rings }), products: [product('web', {}, { internal: { version: '1.0.0' } })] }),
    ).toStrictEqual([
      [
        'tenants.prod.ring',
        "no ring of the fleet belongs to environment 'prod'",
        'add one under rings of the fleet',
      ],
    ]);
  });
});
