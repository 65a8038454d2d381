import { plan } from '../../lib/planner/plan';
import type { Specs } from '../../lib/authored/specs';
import { anyCluster, customer, fleet, issuesOf, product, specs, tier, untyped } from '../support/specs';

const file = 'customers/acme/customer.ts';

/** The keys that each has to have. */
const NEEDED = {
  customer: 'name, title, tier, region, contact, group, products, tenants',
  product: 'name, chart, schema, values',
  fleet: 'state, repositories, environments, rings, tiers, components, clusters',
} as const;

describe.each<[keyof typeof NEEDED, (spec: unknown) => Partial<Specs>]>([
  ['customer', (spec) => ({ customers: [{ spec: untyped(spec), file: 'x.ts' }] })],
  ['product', (spec) => ({ products: [{ spec: untyped(spec), file: 'x.ts' }], customers: [] })],
  ['fleet', (spec) => ({ fleet: untyped(spec), fleetFile: 'x.ts' })],
])('a %s', (kind, input) => {
  it.each([
    ['nothing, as from a file without a default export', undefined, 'is missing'],
    ['null', null, 'is null, not a map'],
    ['text', 'acme', 'is "acme", not a map'],
    ['a list', [{ name: 'acme' }], 'is [{"name":"acme"}], not a map'],
    ['a number', 5, 'is 5, not a map'],
    ['NaN', NaN, 'is NaN, not a map'],
  ])('that is %s is an issue', (_what, spec, problem) => {
    expect(issuesOf(input(spec))).toStrictEqual([
      {
        severity: 'error',
        at: { file: 'x.ts' },
        problem: `the ${kind} ${problem}`,
        fix: `give a map with ${NEEDED[kind]}`,
      },
    ]);
  });
});

const A_URL =
  "give a URL such as 'https://git.example.com/fleet.git' or 'ssh://git@git.example.com/fleet.git'";

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
    [
      'chart.path',
      "'chart.path' is missing",
      "give a path from the root of the repository and inside of it, in one line, such as 'deploy/base'",
    ],
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
      tiers: { small: { ...tier, quota: { ...tier.quota, pods: 0, objects: { secret: 5, jobs: -1 } } } },
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
    ['acme', "'tier' is 5, not a string", "put it in quotes: '5'"],
    [
      'clusters.one.engine',
      `'clusters.one.engine' is "argo", which is not allowed`,
      "did you mean 'argocd'? Allowed: arc, argocd, flux",
    ],
    [
      'clusters.two.impersonation',
      "'clusters.two.impersonation' is unknown",
      expect.stringContaining(
        'remove it, or correct the name: use one of: admission, adopt, apiServer, ',
      ) as string,
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
      "remove it, or correct the name: did you mean 'tenant'? Allowed: decryptionKey, guardrails, namespace, project, release, repository, tenant, terraform, terraformNamespace",
    ],
    ['repositories.a.git', "'repositories.a.git' is missing", A_URL],
    [
      'repositories.a.gti',
      "'repositories.a.gti' is unknown",
      "remove it, or correct the name: did you mean 'git'? Allowed: credentials, git, ignore, interval, provider, proxySecretRef, recurseSubmodules, secretRef, timeout, verify",
    ],
    ['repositories.b.git', "'repositories.b.git' is 5, not a string", A_URL],
    [
      'repositories.c.oci',
      `'repositories.c.oci' is "https://x", which is not allowed`,
      "give a URL such as 'oci://registry.example.com/charts'",
    ],
    ['rings.late.environment', "'rings.late.environment' is 5, not a string", 'use one of: dev, prod'],
    [
      'state.prefix',
      `'state.prefix' is "/dist/", which is not allowed`,
      "give a folder without a slash at either end, such as 'fleet/dist'",
    ],
    [
      'tiers.small.quota.objects.jobs',
      "'tiers.small.quota.objects.jobs' is -1, which is too small",
      'give at least 0',
    ],
    [
      'tiers.small.quota.objects.secret',
      "'tiers.small.quota.objects.secret' is unknown",
      expect.stringContaining("did you mean 'secrets'?") as string,
    ],
    ['tiers.small.quota.pods', "'tiers.small.quota.pods' is 0, which is too small", 'give more than 0'],
  ]);
  expect(plan(specs({ fleet: odd })).plan).toBeUndefined();
});

it('modes of guard rails are refused wherever they are said, with those that there are', () => {
  const prod = { ...fleet().environments['prod']!, guardrails: untyped({ quota: 'warm' }) };
  const standard = { ...tier, guardrails: untyped({ networkPolicy: 'off' }) };
  const web = product('web', { guardrails: untyped({ podSecurityLevel: 'privileged', limits: true }) });
  const found = issuesOf({
    fleet: fleet({ environments: { ...fleet().environments, prod }, tiers: { standard } }),
    products: [web],
  });
  expect(found.map(({ at, problem, fix }) => [at.path, problem, fix])).toStrictEqual([
    [
      'environments.prod.guardrails.quota',
      `'environments.prod.guardrails.quota' is "warm", which is not allowed`,
      "did you mean 'warn'? Allowed: enforce, off, warn",
    ],
    [
      'tiers.standard.guardrails.networkPolicy',
      "'tiers.standard.guardrails.networkPolicy' is unknown",
      "remove it, or correct the name: did you mean 'networkPolicies'? Allowed: admission, limits, networkPolicies, podSecurity, podSecurityLevel, quota",
    ],
    [
      'guardrails.limits',
      "'guardrails.limits' is true, which is not allowed",
      'use one of: enforce, off, warn',
    ],
    [
      'guardrails.podSecurityLevel',
      `'guardrails.podSecurityLevel' is "privileged", which is not allowed`,
      'use one of: baseline, restricted',
    ],
  ]);
});
