import * as fc from 'fast-check';
import { plan } from '../../lib/planner/plan';
import type { CustomerSpec } from '../../lib/authored/customer';
import { anyCluster, customer, fleet, planned, product, specs } from '../support/specs';

const where = { cluster: 'argo-prod', ring: 'late' };

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
      planned(
        plan(
          specs({
            fleet: fleet({
              state: { url: 'https://git.example.com/state.git', branch: 'b', prefix: undefined },
            }),
          }),
        ),
      ).state,
    ).toStrictEqual({
      url: 'https://git.example.com/state.git',
      name: 'fleet-state',
      branch: 'b',
      prefix: '',
      folder: '',
    });
  });

  it('installs the components of a cluster after those they depend on, with values that may differ there', () => {
    const component = (namespace: string, dependsOn: string[]) => ({
      namespace,
      dependsOn,
      chart: { repository: 'charts', name: namespace },
      versions: { dev: '1.0.0', prod: '1.0.0' },
      values: { a: 1, b: { c: 1 } },
      environments: { prod: { b: { c: null } } },
    });
    const components = { a: component('a', ['c']), b: component('b', []), c: component('c', ['b']) };
    const one = {
      ...anyCluster,
      engine: 'flux',
      environment: 'prod',
      componentValues: { c: { a: 2 } },
    } as const;
    const found = planned(plan(specs({ fleet: fleet({ components, clusters: { one } }), customers: [] })));
    const installed = found.clusters[0]!.components;
    expect(
      installed.map(({ name, depth, content }) => [name, depth, content.form === 'helm' && content.values]),
    ).toStrictEqual([
      ['b', 0, { a: 1, b: { c: null } }],
      ['c', 1, { a: 2, b: { c: null } }],
      ['a', 2, { a: 1, b: { c: null } }],
    ]);
  });
});
