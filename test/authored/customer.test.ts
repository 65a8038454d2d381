import { customer, issuesOf, product, untyped } from '../support/specs';

/** What is said of a customer with these changes, without the file. */
function ofCustomer(change: object) {
  return issuesOf({ customers: [customer('acme', change)] }).map(({ at, problem, fix }) => [
    at.path,
    problem,
    fix,
  ]);
}

describe('a malformed customer', () => {
  it.each<[string, object, [string, string, string]]>([
    [
      'without tenants',
      { tenants: undefined },
      ['tenants', "'tenants' is missing", 'give a map by name, {} where there is none'],
    ],
    ['with a number for a name', { tier: 5 }, ['tier', "'tier' is 5, not a string", 'use one of: standard']],
    [
      'with an empty text',
      { title: '' },
      ['title', `'title' is "", which is too short`, 'give at least 1 character'],
    ],
    [
      'with a list of products',
      { products: ['web'] },
      ['products', `'products' is ["web"], not a map`, 'give a map by name, {} where there is none'],
    ],
    [
      'without an address in contact',
      { contact: 'Ada' },
      [
        'contact',
        `'contact' is "Ada", which is not allowed`,
        "give an email address, such as 'ops@customer.example'",
      ],
    ],
    [
      'with a key that nobody knows',
      { teir: 'x' },
      [
        'teir',
        "'teir' is unknown",
        "remove it, or correct the name: did you mean 'tier'? Allowed: axes, contact, featureFlags, freezes, group, name, namespaceMetadata, products, region, repository, secrets, tenants, tier, title, windows",
      ],
    ],
    [
      'with a tenant that is undefined',
      { tenants: { prod: undefined } },
      ['tenants.prod', "'tenants.prod' is missing", 'give a map with cluster, ring'],
    ],
    [
      'with a tenant of another environment without a cluster',
      { tenants: { dev: { ring: 'internal' } } },
      ['tenants.dev.cluster', "'tenants.dev.cluster' is missing", 'use one of: argo-dev'],
    ],
    [
      'without a group',
      { group: undefined },
      [
        'group',
        "'group' is missing",
        "give the group of the customer's people at your identity provider, such as 'acme-operators'",
      ],
    ],
    [
      'with a tenant without a ring',
      { tenants: { prod: { cluster: 'argo-prod' } } },
      ['tenants.prod.ring', "'tenants.prod.ring' is missing", 'use one of: early, late'],
    ],
    [
      'with a site without a ring',
      { tenants: { prod: { sites: { oslo: { cluster: 'argo-prod' } } } } },
      [
        'tenants.prod.sites.oslo.ring',
        "'tenants.prod.sites.oslo.ring' is missing",
        'use one of: early, late',
      ],
    ],
    [
      'with a day that is none',
      {
        tenants: {
          prod: {
            cluster: 'argo-prod',
            ring: 'late',
            holds: { web: { version: '1', until: 'soon', reason: 'x' } },
          },
        },
      },
      [
        'tenants.prod.holds.web.until',
        `'tenants.prod.holds.web.until' is "soon", which is not allowed`,
        'give the last day of the hold, as in 2026-12-31',
      ],
    ],
    [
      'with text for values',
      { products: { web: 'x' } },
      ['products.web', `'products.web' is "x", which is not allowed`, 'give a map of values'],
    ],
  ])('%s is refused there', (_what, change, expected) => {
    expect(ofCustomer(change)).toStrictEqual([expected]);
  });

  it('does not keep the rules from judging the others', () => {
    const customers = [customer('acme', untyped({ tier: 5 })), customer('beta', { tier: 'gold' })];
    expect(issuesOf({ customers }).map(({ problem }) => problem)).toStrictEqual([
      "'tier' is 5, not a string",
      "unknown tier 'gold'",
    ]);
  });
});

it.each([
  ['products', '{ "products": { "__proto__": { "a": 1 } } }'],
  ['tenants', '{ "tenants": { "__proto__": 5 } }'],
])('a name that JavaScript reserves is refused among %s, where zod would pass over it', (key, json) => {
  const path = `${key}.__proto__`;
  expect(ofCustomer(JSON.parse(json) as object)).toStrictEqual([
    [path, `'${path}' is a name that JavaScript reserves`, 'use another name'],
  ]);
});

it.each(['constructor', 'valueOf'])("a product or a customer may not be called '%s'", (name) => {
  expect(
    issuesOf({ products: [product(name)], customers: [customer(name, { products: {} })] }),
  ).toStrictEqual([
    {
      severity: 'error',
      at: { file: `customers/${name}/customer.ts`, path: 'name' },
      problem: `'name' is "${name}", a name that JavaScript reserves`,
      fix: 'use another name',
    },
    {
      severity: 'error',
      at: { file: `products/${name}/product.ts`, path: 'name' },
      problem: `'name' is "${name}", a name that JavaScript reserves`,
      fix: 'use another name',
    },
  ]);
});
