import { customer, issuesOf, product, untyped } from '../../support/specs';

const web = product('web', { hosts: ({ host }: { host?: string }) => (host === undefined ? [] : [host]) });
const buyer = (name: string, host: string, cluster = 'argo-prod') =>
  customer(name, {
    products: { web: { host } },
    tenants: { prod: { sites: { oslo: { cluster, ring: 'late' } } } },
  });

it('hosts that differ, or are on different clusters, or are not given, pass', () => {
  const customers = [
    buyer('acme', 'a.example.com'),
    buyer('beta', 'b.example.com'),
    buyer('gamma', 'a.example.com', 'flux-prod'),
    customer('delta'),
    customer('epsilon'),
  ];
  expect(issuesOf({ products: [web], customers })).toStrictEqual([]);
});

it('a host that another release of the cluster has already is refused, however it is spelt', () => {
  const customers = [buyer('beta', 'A.example.com'), buyer('acme', 'a.example.com')];
  expect(issuesOf({ products: [web], customers })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'customers/beta/customer.ts', path: 'tenants.prod.sites.oslo' },
      problem:
        "host 'A.example.com' of beta-prod-oslo-web is that of acme-prod-oslo-web on cluster argo-prod",
      fix: 'give each release a host of its own',
    },
  ]);
});

it('a product that names one host twice does not clash with itself', () => {
  const twice = product('web', { hosts: () => ['a.example.com', 'a.example.com'] });
  expect(issuesOf({ products: [twice] })).toStrictEqual([]);
});

it('hosts that are none are refused', () => {
  const odd = product('web', { hosts: () => untyped('a.example.com') });
  expect(issuesOf({ products: [odd] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'products/web/product.ts', path: 'hosts' },
      problem: 'what it gives is "a.example.com", not a list',
      fix: 'give a list',
    },
  ]);
});
