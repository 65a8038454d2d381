import * as fc from 'fast-check';
import { plan, provenance, tenantsOf, type CustomerSpec } from '../../lib/model';
import { customer, fleet, planned, product, release, specs, tenant } from '../support/specs';

const three = (version: string) => ({
  internal: { version },
  early: { version },
  late: { version },
});
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

describe('a tenant', () => {
  it('for each site of an environment shares the values, but has a name and a cluster of its own', () => {
    const sites = {
      berlin: { cluster: 'argo-prod', ring: 'late' },
      oslo: { cluster: 'flux-prod', ring: 'early' },
    };
    const acme = customer('acme', { tenants: { prod: { sites, values: { web: { replicaCount: 2 } } } } });
    const found = tenantsOf(planned(plan(specs({ customers: [acme] }))));
    expect(found.map(({ name, site, cluster, ring }) => [name, site, cluster.name, ring])).toStrictEqual([
      ['acme-prod-berlin', 'berlin', 'argo-prod', 'late'],
      ['acme-prod-oslo', 'oslo', 'flux-prod', 'early'],
    ]);
    expect(found.map(({ releases }) => releases[0]!.values['replicaCount'])).toStrictEqual([2, 2]);
    expect(found.map(({ releases }) => releases[0]!.layers.at(-1)!.file)).toStrictEqual([
      'customers/acme/web/environments/prod.yaml',
      'customers/acme/web/environments/prod.yaml',
    ]);
  });

  it('runs only the products that it names, where it names any', () => {
    const acme = customer('acme', {
      products: { web: {}, api: {} },
      tenants: { dev: { cluster: 'argo-dev', ring: 'internal' }, prod: { ...where, products: ['api'] } },
    });
    const outcome = plan(specs({ products: [product('web'), product('api')], customers: [acme] }));
    const found = tenantsOf(planned(outcome)).map(({ name, releases }) => [
      name,
      ...releases.map((r) => r.name),
    ]);
    expect(found).toStrictEqual([
      ['acme-dev', 'acme-dev-api', 'acme-dev-web'],
      ['acme-prod', 'acme-prod-api'],
    ]);
  });

  it('without products has its namespace all the same', () => {
    const found = planned(plan(specs({ customers: [customer('acme', { products: {} })] })));
    expect(tenant(found, 'acme-prod')).toMatchObject({ namespaces: [{ name: 'acme-prod' }], releases: [] });
  });

  it('has one namespace, or one for each release where the fleet wants that', () => {
    const products = [product('web'), product('api')];
    const customers = [customer('acme', { products: { web: {}, api: {} } })];
    const namespaces = (namespacePer: 'tenant' | 'release') =>
      tenant(
        planned(plan(specs({ fleet: fleet({ namespacePer }), products, customers }))),
        'acme-prod',
      ).releases.map(({ namespace }) => [namespace.name, namespace.products.map(({ name }) => name)]);
    expect(namespaces('tenant')).toStrictEqual([
      ['acme-prod', ['api', 'web']],
      ['acme-prod', ['api', 'web']],
    ]);
    expect(namespaces('release')).toStrictEqual([
      ['acme-prod-api', ['api']],
      ['acme-prod-web', ['web']],
    ]);
  });

  it.each([
    ['argo-prod', 'argocd', { name: 'releaser', namespace: 'acme-prod' }],
    ['flux-prod', 'flux', { name: 'acme-prod', namespace: 'flux-system' }],
    ['arc-prod', 'arc', { name: 'acme-prod', namespace: 'apps' }],
  ])('on %s is installed by the account where %s looks for it', (cluster, engine, applier) => {
    const acme = customer('acme', { tenants: { prod: { cluster, ring: 'late' } } });
    const found = tenant(planned(plan(specs({ customers: [acme] }))), 'acme-prod');
    expect(found.cluster.engine).toBe(engine);
    expect(found.namespaces.map((namespace) => namespace.applier)).toStrictEqual([applier]);
  });

  it('keeps every name when it moves to another ring, tier or version', () => {
    const namesOf = (ring: string, tier: string, version: string) => {
      const acme = customer('acme', { tier, tenants: { prod: { cluster: 'argo-prod', ring } } });
      const { tiers } = fleet();
      const found = plan(
        specs({
          fleet: fleet({ tiers: { ...tiers, large: tiers['standard']! } }),
          products: [product('web', {}, three(version))],
          customers: [acme],
        }),
      );
      const { name, namespaces, guardrails, project, releases } = tenant(planned(found), 'acme-prod');
      return {
        name,
        guardrails,
        project,
        namespaces: namespaces.map((n) => n.name),
        releases: releases.map((r) => r.name),
      };
    };
    expect(namesOf('early', 'large', '2.0.0')).toStrictEqual(namesOf('late', 'standard', '1.0.0'));
    expect(namesOf('early', 'large', '2.0.0')).toStrictEqual({
      name: 'acme-prod',
      guardrails: 'acme-prod',
      project: 'acme',
      namespaces: ['acme-prod'],
      releases: ['acme-prod-web'],
    });
  });

  it("takes the fleet's own formulas where it has some", () => {
    const naming = { namespace: (of: string) => `t-${of}`, project: undefined };
    const found = tenant(planned(plan(specs({ fleet: fleet({ naming }) }))), 'acme-prod');
    expect([found.namespaces[0]!.name, found.project]).toStrictEqual(['t-acme-prod', 'acme']);
  });
});

/** Both an order of the customers and products, and of the keys within a customer. */
function reversed(spec: CustomerSpec): CustomerSpec {
  const flip = <T extends object>(map: T) => Object.fromEntries(Object.entries(map).reverse()) as T;
  return flip({ ...spec, products: flip(spec.products), tenants: flip(spec.tenants) });
}

describe('a plan', () => {
  const products = [product('web'), product('api'), product('bad', { values: { replicaCount: 0 } })];
  const subscribed = {
    products: { web: {}, api: {} },
    tenants: { dev: { cluster: 'argo-dev', ring: 'internal' }, prod: where },
  };
  const good = ['acme', 'beta', 'gamma'].map((name) => customer(name, subscribed));
  // Two of one name, one malformed, one that refers to nothing: what is said of them may not depend on the order.
  const faulty = [
    ...good,
    { ...customer('acme', subscribed), file: 'customers/z/customer.ts' },
    customer('delta', { products: { bad: {}, nothing: {} } }),
    customer('epsilon', { contact: 'nobody' }),
  ];

  it.each([
    ['', products.slice(0, 2), good],
    [', and so are the issues', products, faulty],
  ])('is the same in whatever order products and customers come%s', (_what, offered, buyers) => {
    // Functions are equal only to themselves, so compare what a plan says.
    const text = (input: Parameters<typeof specs>[0]) => JSON.stringify(plan(specs(input)));
    const expected = text({ products: offered, customers: buyers });
    const orders = fc.tuple(
      fc.shuffledSubarray(offered, { minLength: offered.length }),
      fc.shuffledSubarray(buyers, { minLength: buyers.length }),
    );
    fc.assert(
      fc.property(orders, ([some, others]) => {
        expect(text({ products: some, customers: others })).toBe(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('is the same in whatever order the keys of a customer come, but for the spec itself', () => {
    const tenants = (input: typeof good) =>
      planned(plan(specs({ products, customers: input }))).customers.map((c) => c.tenants);
    const flipped = good.map(({ spec, file }) => ({ spec: reversed(spec), file }));
    expect(JSON.stringify(tenants(flipped))).toBe(JSON.stringify(tenants(good)));
  });

  it('is withheld for an error, not for a warning', () => {
    const local = plan(
      specs({ fleet: fleet({ state: { url: 'https://localhost/x.git', branch: 'main' } }) }),
    );
    expect(local.issues.map(({ severity }) => severity)).toStrictEqual(['warning']);
    expect(local.plan).toBeDefined();
    expect(plan(specs({ customers: [customer('acme', { tier: 'gold' })] })).plan).toBeUndefined();
  });

  it('states the defaults, so that nobody after it applies any', () => {
    expect(
      planned(plan(specs({ fleet: fleet({ state: { url: 'u', branch: 'b', prefix: undefined } }) }))).state,
    ).toStrictEqual({
      url: 'u',
      branch: 'b',
      prefix: '',
    });
  });

  it('installs the components of a cluster after those they depend on', () => {
    const component = (namespace: string, dependsOn: string[]) => ({
      namespace,
      dependsOn,
      chart: { repository: 'charts', name: namespace },
      versions: { dev: '1.0.0', prod: '1.0.0' },
      values: { a: 1, b: { c: 1 } },
      environments: { prod: { b: { c: null } } },
    });
    const components = { a: component('a', ['c']), b: component('b', []), c: component('c', ['b']) };
    const found = planned(plan(specs({ fleet: fleet({ components }) })));
    const cluster = found.clusters.find(({ name }) => name === 'flux-prod')!;
    expect(cluster.components.map(({ name, depth, values }) => [name, depth, values])).toStrictEqual([
      ['b', 0, { a: 1, b: { c: null } }],
      ['c', 1, { a: 1, b: { c: null } }],
      ['a', 2, { a: 1, b: { c: null } }],
    ]);
  });
});
