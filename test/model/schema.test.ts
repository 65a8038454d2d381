import { plan, type Specs } from '../../lib/model';
import { anyCluster, customer, fleet, issuesOf, product, specs, tier, untyped } from '../support/specs';

const file = 'customers/acme/customer.ts';

/** What is said of a customer with these changes, without the file. */
function ofCustomer(change: object) {
  return issuesOf({ customers: [customer('acme', change)] }).map(({ at, problem, fix }) => [
    at.path,
    problem,
    fix,
  ]);
}

describe.each<[string, keyof Specs, (spec: unknown) => Partial<Specs>]>([
  ['customer', 'customers', (spec) => ({ customers: [{ spec: untyped(spec), file: 'x.ts' }] })],
  ['product', 'products', (spec) => ({ products: [{ spec: untyped(spec), file: 'x.ts' }], customers: [] })],
  ['fleet', 'fleet', (spec) => ({ fleet: untyped(spec), fleetFile: 'x.ts' })],
])('a %s', (kind, _key, input) => {
  it.each([
    ['nothing, as from a file without a default export', undefined, 'is missing'],
    ['null', null, 'is null, not a map'],
    ['text', 'acme', 'is "acme", not a map'],
    ['a list', [{ name: 'acme' }], 'is [{"name":"acme"}], not a map'],
    ['a number', 5, 'is 5, not a map'],
    ['NaN', NaN, 'is NaN, not a map'],
  ])('that is %s is an issue', (_what, spec, problem) => {
    expect(issuesOf(input(spec))).toStrictEqual([
      { severity: 'error', at: { file: 'x.ts' }, problem: `the ${kind} ${problem}`, fix: 'give a map' },
    ]);
  });
});

describe('a malformed customer', () => {
  it.each<[string, object, [string, string, string]]>([
    ['without tenants', { tenants: undefined }, ['tenants', "'tenants' is missing", 'give a map']],
    ['with a number for a name', { tier: 5 }, ['tier', "'tier' is 5, not a string", 'give a string']],
    [
      'with an empty text',
      { title: '' },
      ['title', `'title' is "", which is too short`, 'give at least 1 character'],
    ],
    [
      'with a list of products',
      { products: ['web'] },
      ['products', `'products' is ["web"], not a map`, 'give a map'],
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
        "remove it, or correct the name: did you mean 'tier'? Allowed: contact, group, name, products, region, tenants, tier, title",
      ],
    ],
    [
      'with a tenant that is undefined',
      { tenants: { prod: undefined } },
      ['tenants.prod', "'tenants.prod' is missing", 'give a map'],
    ],
    [
      'with a tenant without a ring',
      { tenants: { prod: { cluster: 'argo-prod' } } },
      ['tenants.prod.ring', "'tenants.prod.ring' is missing", 'give a string'],
    ],
    [
      'with a site without a ring',
      { tenants: { prod: { sites: { oslo: { cluster: 'argo-prod' } } } } },
      ['tenants.prod.sites.oslo.ring', "'tenants.prod.sites.oslo.ring' is missing", 'give a string'],
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
        'give a valid ISO date',
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

describe('a value', () => {
  const cyclic: Record<string, unknown> = { a: 1 };
  cyclic['self'] = { cyclic };

  it.each<[string, unknown, string, string]>([
    ['undefined', undefined, 'is undefined', "leave the key out, or give null to remove the chart's default"],
    ['NaN', NaN, 'is NaN, which cannot be written exactly', 'give it as a string'],
    ['infinite', -Infinity, 'is -Infinity, which cannot be written exactly', 'give it as a string'],
    [
      'an integer too large',
      2 ** 53,
      'is 9007199254740992, which cannot be written exactly',
      'give it as a string',
    ],
    [
      'a Date',
      new Date(0),
      'is a Date, which YAML cannot hold',
      'give text, a number, true, false, null, a list or a map',
    ],
    [
      'a Map',
      new Map(),
      'is a Map, which YAML cannot hold',
      'give text, a number, true, false, null, a list or a map',
    ],
    [
      'a function',
      () => 1,
      'is a function, which YAML cannot hold',
      'give text, a number, true, false, null, a list or a map',
    ],
    [
      'a bigint',
      1n,
      'is a bigint, which YAML cannot hold',
      'give text, a number, true, false, null, a list or a map',
    ],
  ])('that is %s is refused, at any depth', (_what, value, problem, fix) => {
    const path = 'products.web.deep.0.down';
    expect(ofCustomer({ products: { web: { deep: [{ down: value }] } } })).toStrictEqual([
      [path, `'${path}' ${problem}`, fix],
    ]);
  });

  it('that holds itself is refused', () => {
    const path = 'products.web.a.self.cyclic';
    expect(ofCustomer({ products: { web: { a: cyclic } } })).toStrictEqual([
      [path, `'${path}' holds itself`, 'give a value that ends'],
    ]);
  });

  it.each(Object.getOwnPropertyNames(Object.prototype))('may not be called %s, wherever it is', (key) => {
    const values: unknown = JSON.parse(`{ "web": { "deep": { ${JSON.stringify(key)}: { "x": 1 } } } }`);
    const path = `products.web.deep.${key}`;
    expect(ofCustomer({ products: values })).toStrictEqual([
      [path, `'${path}' is a name that JavaScript reserves`, 'use another name'],
    ]);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('may be whatever YAML holds, exactly', () => {
    const schemaless = product('web', { schema: untyped(product('x').spec.schema.loose()) });
    const values = { a: [null, true, -0.5, Number.MAX_SAFE_INTEGER, '', [], {}], length: 1, prototype: 'x' };
    expect(
      issuesOf({ products: [schemaless], customers: [customer('acme', { products: { web: values } })] }),
    ).toStrictEqual([]);
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

it('a malformed product is refused in every place at once', () => {
  const web = product(
    'web',
    untyped({
      chart: { repository: 'code' },
      version: { gitref: 5 },
      schema: {},
      ports: { http: 0 },
      peers: { to: [{ cidr: '10.0.0.0', ports: [] }] },
    }),
  );
  expect(issuesOf({ products: [web] }).map(({ at, problem, fix }) => [at.path, problem, fix])).toStrictEqual([
    ['chart.path', "'chart.path' is missing", 'give a string'],
    [
      'peers.to.0.cidr',
      `'peers.to.0.cidr' is "10.0.0.0", which is not allowed`,
      "give a range of addresses, such as '10.0.0.0/8'",
    ],
    ['peers.to.0.ports', "'peers.to.0.ports' is [], which is too short", 'give at least 1 item'],
    ['ports.http', "'ports.http' is 0, which is too small", 'give at least 1'],
    ['schema', "'schema' is {}, which is not allowed", 'give a zod object, such as z.strictObject({ … })'],
    ['version.gitRef', "'version.gitRef' is missing", 'give a function'],
    [
      'version.gitref',
      "'version.gitref' is unknown",
      "remove it, or correct the name: did you mean 'gitRef'? Allowed: gitRef",
    ],
  ]);
});

it('a malformed fleet is refused in every place at once, with whatever else is malformed', () => {
  const odd = fleet(
    untyped({
      state: { url: 'https://x', branch: 'main', prefix: '/dist/' },
      repositories: { a: { gti: 'x' }, b: { git: 5 }, c: { oci: 'https://x' } },
      rings: { late: { environment: 5 } },
      tiers: { small: { ...tier, quota: { ...tier.quota, pods: 0 } } },
      clusters: {
        one: { ...anyCluster, engine: 'argo', environment: 'prod' },
        two: { ...anyCluster, engine: 'flux', environment: 'prod', kubernetes: '1.x', impersonation: true },
      },
      namespacePer: 'pod',
      naming: { tenants: String, release: 'x' },
    }),
  );
  const found = issuesOf({ fleet: odd, customers: [customer('acme', untyped({ tier: 5 }))] });
  expect(
    found.map(({ at, problem, fix }) => [at.file === file ? 'acme' : at.path, problem, fix]),
  ).toStrictEqual([
    ['acme', "'tier' is 5, not a string", 'give a string'],
    [
      'clusters.one.engine',
      `'clusters.one.engine' is "argo", which is not allowed`,
      "did you mean 'argocd'? Allowed: arc, argocd, flux",
    ],
    [
      'clusters.two.impersonation',
      "'clusters.two.impersonation' is unknown",
      'remove it, or correct the name: use one of: apiServer, components, engine, environment, hosts, ingressNamespace, kubernetes, monitoringNamespace, nodeLocalDns',
    ],
    [
      'clusters.two.kubernetes',
      `'clusters.two.kubernetes' is "1.x", which is not allowed`,
      "give major.minor, such as '1.31'",
    ],
    ['namespacePer', `'namespacePer' is "pod", which is not allowed`, 'use one of: release, tenant'],
    ['naming.release', `'naming.release' is "x", which is not allowed`, 'give a function'],
    [
      'naming.tenants',
      "'naming.tenants' is unknown",
      "remove it, or correct the name: did you mean 'tenant'? Allowed: guardrails, namespace, project, release, tenant",
    ],
    ['repositories.a.git', "'repositories.a.git' is missing", 'give a string'],
    [
      'repositories.a.gti',
      "'repositories.a.gti' is unknown",
      "remove it, or correct the name: did you mean 'git'? Allowed: git, secretRef",
    ],
    ['repositories.b.git', "'repositories.b.git' is 5, not a string", 'give a string'],
    [
      'repositories.c.oci',
      `'repositories.c.oci' is "https://x", which is not allowed`,
      "give a URL such as 'oci://registry.example.com/charts'",
    ],
    ['rings.late.environment', "'rings.late.environment' is 5, not a string", 'give a string'],
    [
      'state.prefix',
      `'state.prefix' is "/dist/", which is not allowed`,
      "give a folder without a slash at either end, such as 'fleet/dist'",
    ],
    ['tiers.small.quota.pods', "'tiers.small.quota.pods' is 0, which is too small", 'give more than 0'],
  ]);
  expect(plan(specs({ fleet: odd })).plan).toBeUndefined();
});
