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

describe('one host in two environments of a customer', () => {
  const both = (dev: string, prod: string, cluster = 'argo-dev') =>
    issuesOf({
      products: [web],
      customers: [
        customer('acme', {
          tenants: {
            dev: { cluster, ring: 'internal', values: { web: { host: dev } } },
            prod: { cluster: 'argo-prod', ring: 'late', values: { web: { host: prod } } },
          },
        }),
      ],
    });

  it('is warned of where they are on two clusters', () => {
    expect(both('app.example.com', 'App.example.com')).toStrictEqual([
      {
        severity: 'warning',
        at: { file: 'customers/acme/customer.ts', path: 'tenants.prod' },
        problem:
          "host 'App.example.com' of acme-prod-web is that of acme-dev-web, too: environments 'dev' and 'prod' would answer for one name",
        fix: 'give each environment a host of its own, under values of its tenant',
      },
    ]);
    expect(both('dev.example.com', 'app.example.com')).toStrictEqual([]);
  });

  it('is let through between sites of one environment', () => {
    const sites = {
      oslo: { cluster: 'argo-prod', ring: 'late' },
      bern: { cluster: 'flux-prod', ring: 'late' },
    };
    const acme = customer('acme', {
      products: { web: { host: 'app.example.com' } },
      tenants: { prod: { sites } },
    });
    expect(issuesOf({ products: [web], customers: [acme] })).toStrictEqual([]);
  });
});

it.each([
  'a.example.com,b.example.com',
  'a.example.com\n',
  'https://a.example.com',
  '*',
  'a.*.example.com',
  '',
  '-a.example.com',
])('text that is no host name is refused: %j', (host) => {
  const odd = product('web', { hosts: () => [host], ports: { http: 8080 } });
  expect(issuesOf({ products: [odd] }).map(({ severity, fix }) => ({ severity, fix }))).toStrictEqual([
    { severity: 'error', fix: "give a host name, such as 'shop.example.com' or '*.example.com'" },
  ]);
});

it('a wildcard is let through', () => {
  expect(
    issuesOf({ products: [product('web', { hosts: () => ['*.example.com', 'a'], ports: { http: 8080 } })] }),
  ).toStrictEqual([]);
});
