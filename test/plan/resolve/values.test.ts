import { plan } from '../../../lib/planner/plan';
import { provenance } from '../../../lib/plan/values';
import { customer, planned, product, release, specs } from '../../support/specs';

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
