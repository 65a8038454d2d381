import { plan } from '../../../lib/planner/plan';
import { provenance } from '../../../lib/plan/values';
import { customer, fleet, planned, product, release, specs, tenant } from '../../support/specs';

const where = { cluster: 'argo-prod', ring: 'late' };

describe('the values of a release', () => {
  const shop = product('shop', { environments: { prod: { replicaCount: 3, cpu: '200m' } } });
  const acme = customer('acme', {
    products: { shop: { replicaCount: 5, memory: '512Mi' } },
    tenants: { prod: { ...where, values: { shop: { cpu: '500m' } } } },
  });
  const found = release(planned(plan(specs({ products: [shop], customers: [acme] }))), 'acme-prod', 'shop');

  it('are those of the base, the environment, the ring and the customer, later over earlier', () => {
    expect(found.values).toStrictEqual({ replicaCount: 5, cpu: '500m', memory: '512Mi' });
  });

  it('each tell who set them, where, and over what', () => {
    const told = provenance(found.layers).map(({ path, value, layer, overrode }) => ({
      [path.join('.')]: value,
      by: layer.name,
      in: layer.source,
      over: overrode.map((lower) => `${lower.layer.name} ${lower.value as string}`),
    }));
    expect(told).toStrictEqual([
      {
        replicaCount: 5,
        by: 'customer',
        in: 'customers/acme/customer.ts products.shop',
        over: ['base 1', 'environment 3'],
      },
      {
        cpu: '500m',
        by: 'customer environment',
        in: 'customers/acme/customer.ts tenants.prod.values.shop',
        over: ['base 50m', 'environment 200m'],
      },
      {
        memory: '512Mi',
        by: 'customer',
        in: 'customers/acme/customer.ts products.shop',
        over: ['base 64Mi'],
      },
    ]);
  });

  it('come from these value files, lowest first', () => {
    expect(found.layers.map(({ name, file }) => [name, file])).toStrictEqual([
      ['base', 'products/shop/base-values.yaml'],
      ['environment', 'products/shop/environments/prod.yaml'],
      ['ring', 'rings/late/shop.yaml'],
      ['customer', 'customers/acme/shop/values.yaml'],
      ['customer environment', 'customers/acme/shop/environments/prod.yaml'],
    ]);
  });

  it('of a ring lie over those of the environment and under those of the customer', () => {
    const ringed = product('shop', {
      environments: { prod: { cpu: '200m', memory: '128Mi' } },
      rings: { late: { cpu: '300m', memory: '256Mi' }, early: { cpu: '999m' } },
    });
    const outcome = plan(specs({ products: [ringed], customers: [acme] }));
    expect(release(planned(outcome), 'acme-prod', 'shop').values).toStrictEqual({
      replicaCount: 5,
      cpu: '500m',
      memory: '512Mi',
    });
    const plain = customer('acme', { products: { shop: {} } });
    const without = plan(specs({ products: [ringed], customers: [plain] }));
    expect(release(planned(without), 'acme-prod', 'shop').values).toStrictEqual({
      replicaCount: 1,
      cpu: '300m',
      memory: '256Mi',
    });
  });

  it('of one environment do not reach a tenant in another', () => {
    const both = customer('acme', {
      products: { shop: {} },
      tenants: {
        dev: { cluster: 'argo-dev', ring: 'internal', values: { shop: { cpu: '1m' } } },
        prod: { ...where, values: { shop: { memory: '2Mi' } } },
      },
    });
    const outcome = planned(plan(specs({ products: [shop], customers: [both] })));
    expect(release(outcome, 'acme-dev', 'shop').values).toStrictEqual({
      replicaCount: 1,
      cpu: '1m',
      memory: '64Mi',
    });
    expect(release(outcome, 'acme-prod', 'shop').values).toStrictEqual({
      replicaCount: 3,
      cpu: '200m',
      memory: '2Mi',
    });
  });

  it('keep a null for Helm, which removes the default of the chart by it', () => {
    const plain = customer('acme', { products: { shop: { host: null } } });
    const outcome = plan(specs({ products: [shop], customers: [plain] }));
    expect(release(planned(outcome), 'acme-prod', 'shop').values).toStrictEqual({
      replicaCount: 3,
      cpu: '200m',
      memory: '64Mi',
      host: null,
    });
  });
});

describe('axes', () => {
  const { clusters, environments } = fleet();
  const small = fleet({
    axes: { size: ['small', 'large'], region: ['westeurope', 'northeurope'] },
    environments: { ...environments, prod: { ...environments['prod']!, axes: { size: 'small' } } },
    clusters: { ...clusters, 'flux-prod': { ...clusters['flux-prod']!, region: 'northeurope' } },
  });
  const shop = product('shop', {
    rings: { late: { cpu: '100m', replicaCount: 2 } },
    axes: {
      size: { small: { cpu: '200m', memory: '1Mi' }, large: { cpu: '900m' } },
      region: { northeurope: { memory: '2Mi' } },
    },
    tenantValues: ({ tenant, region, axes }) => ({ host: `${tenant}.${region}.${axes['size']}` }),
  });
  const made = (changes: Parameters<typeof customer>[1] = {}) =>
    planned(
      plan(
        specs({
          fleet: small,
          products: [shop],
          customers: [customer('acme', { products: { shop: {} }, ...changes })],
        }),
      ),
    );
  const valuesOf = (changes: Parameters<typeof customer>[1] = {}) =>
    release(made(changes), 'acme-prod', 'shop').values;

  it('lie over the ring in the order of the fleet, and values made of the tenant over them', () => {
    expect(valuesOf()).toStrictEqual({
      replicaCount: 2,
      cpu: '200m',
      memory: '1Mi',
      host: 'acme-prod.westeurope.small',
    });
    expect(valuesOf({ tenants: { prod: { ...where, cluster: 'flux-prod' } } })).toMatchObject({
      memory: '2Mi',
      host: 'acme-prod.northeurope.small',
    });
    expect(release(made(), 'acme-prod', 'shop').layers.map(({ name }) => name)).toStrictEqual([
      'base',
      'environment',
      'ring',
      'axis size',
      'axis region',
      'tenant',
      'customer',
      'customer environment',
    ]);
  });

  it('lie under what the customer says', () => {
    const own = { cpu: '1m', host: 'acme.example' };
    expect(valuesOf({ products: { shop: own } })).toMatchObject(own);
  });

  it('are what the environment says, over it the customer, the cluster, and at last the tenant', () => {
    const size = (changes: Parameters<typeof customer>[1]) => tenant(made(changes), 'acme-prod').axes['size'];
    expect(size({})).toBe('small');
    expect(size({ axes: { size: 'large' } })).toBe('large');
    expect(size({ axes: { size: 'large' }, tenants: { prod: { ...where, axes: { size: 'small' } } } })).toBe(
      'small',
    );
  });

  it('that nobody says anything of add nothing to a tenant', () => {
    const acme = customer('acme', {
      products: { shop: { host: 'a.example' } },
      tenants: { dev: { cluster: 'argo-dev', ring: 'internal' } },
    });
    const found = planned(plan(specs({ fleet: small, products: [shop], customers: [acme] })));
    expect(tenant(found, 'acme-dev').axes).toStrictEqual({ region: 'westeurope' });
    expect(release(found, 'acme-dev', 'shop').values).toMatchObject({ cpu: '50m' });
  });
});
