import { customer, fleet, issuesOf, product } from '../../support/specs';

const onProd = { cluster: 'argo-prod', ring: 'late' };

it('equal names on different clusters, and components that share a namespace, are let through', () => {
  const component = { ...fleet().components['ingress']! };
  const changed = fleet({ components: { ingress: component, 'ingress-extras': component } });
  const customers = [
    customer('acme', {
      tenants: { prod: { sites: { a: onProd, b: { cluster: 'flux-prod', ring: 'late' } } } },
    }),
    customer('beta'),
  ];
  expect(issuesOf({ fleet: changed, customers })).toStrictEqual([]);
});

it('two customers of one name are refused, and nothing more is said of what follows from it', () => {
  const again = { ...customer('acme'), file: 'customers/zeta/customer.ts' };
  expect(issuesOf({ customers: [again, customer('acme')] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'customers/zeta/customer.ts', path: 'name' },
      problem:
        "customer 'acme' of the fleet is claimed by customers/acme/customer.ts and customers/zeta/customer.ts",
      fix: 'rename one of them',
    },
  ]);
});

it('two products of one name are refused', () => {
  const again = { ...product('web'), file: 'products/zeta/product.ts' };
  expect(issuesOf({ products: [product('web'), again] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'products/zeta/product.ts', path: 'name' },
      problem:
        "product 'web' of the fleet is claimed by products/web/product.ts and products/zeta/product.ts",
      fix: 'rename one of them',
    },
  ]);
});

it('a product that a tenant names twice is meant once', () => {
  const twice = customer('acme', { tenants: { prod: { ...onProd, products: ['web', 'web'] } } });
  expect(issuesOf({ customers: [twice] })).toStrictEqual([]);
});

it('image policies whose names come out the same are refused', () => {
  const rings = { late: { environment: 'prod' }, 'b-late': { environment: 'prod' } };
  const following = (name: string, ring: string) =>
    product(name, {
      version: { value: 'image.tag' },
      image: { name, rings: { [ring]: { semver: '1.x' } } },
    });
  const products = [following('a', 'b-late'), following('a-b', 'late')];
  const found = issuesOf({ fleet: fleet({ rings }), products, customers: [] });
  expect(found.filter(({ problem }) => problem.startsWith('image policy'))).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'products/a/product.ts', path: 'image.rings.b-late' },
      problem: "image policy 'a-b-late' of the fleet is claimed by ring late of a-b and ring b-late of a",
      fix: 'rename one of them',
    },
  ]);
});

describe('two tenants of one name', () => {
  const named = (cluster: string) => [
    customer('a', { tenants: { dev: { sites: { prod: { cluster: 'argo-dev', ring: 'internal' } } } } }),
    customer('a-dev', { tenants: { prod: { cluster, ring: 'late' } } }),
  ];

  it('on two clusters are refused: the name is all by which a tenant is asked for', () => {
    expect(issuesOf({ customers: named('flux-prod') })).toStrictEqual([
      {
        severity: 'error',
        at: { file: 'customers/a-dev/customer.ts', path: 'tenants.prod' },
        problem:
          "tenant 'a-dev-prod' of the fleet is claimed by customer a on cluster argo-dev and customer a-dev on cluster flux-prod",
        fix: 'rename one of them',
      },
    ]);
  });

  it('that only begin alike are let through', () => {
    const [a] = named('flux-prod');
    const other = customer('a-dev', { tenants: { dev: { cluster: 'argo-dev', ring: 'internal' } } });
    expect(issuesOf({ customers: [a!, other] })).toStrictEqual([]);
  });
});
