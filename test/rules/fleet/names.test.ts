import type { Naming } from '../../../lib/authored/naming';
import { sealed, secretFile } from '../../support/secrets';
import { customer, fleet, issuesOf, product, untyped } from '../../support/specs';

const charset = "use lower-case letters, digits and '-', with a letter or digit at both ends";

it('names of 63 characters pass, as do release names that are shortened to 53', () => {
  expect(issuesOf({ customers: [customer('c'.repeat(58))] })).toStrictEqual([]);
});

it('a tenant whose name passes 63 characters is refused where the customer describes it', () => {
  const sites = { berlin: { cluster: 'argo-prod', ring: 'late' } };
  const name = 'c'.repeat(52);
  expect(issuesOf({ customers: [customer(name, { tenants: { prod: { sites } } })] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: `customers/${name}/customer.ts`, path: 'tenants.prod.sites.berlin' },
      problem: `tenant '${name}-prod-berlin' has 64 characters`,
      fix: 'shorten it to 63 characters at most',
    },
  ]);
});

it('a customer that is no DNS label is refused once, not for each of its tenants', () => {
  expect(issuesOf({ customers: [customer('Acme_1')] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'customers/Acme_1/customer.ts', path: 'name' },
      problem: "customer 'Acme_1' is not a DNS label",
      fix: charset,
    },
  ]);
});

it('a component of 54 characters is refused where its name is that of a Helm release', () => {
  const name = 'a'.repeat(54);
  const inNamespace = { namespace: 'ingress' } as const;
  const chart = { repository: 'charts', name: 'ingress-nginx' };
  const install = { ...inNamespace, chart, versions: { dev: '4.11.2', prod: '4.10.4' } };
  expect(issuesOf({ fleet: fleet({ components: { [name]: install } }) })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: `components.${name}` },
      problem: `component '${name}' has 54 characters`,
      fix: 'shorten it to 53 characters at most',
    },
  ]);
  expect(issuesOf({ fleet: fleet({ components: { [name.slice(1)]: install } }) })).toStrictEqual([]);
  const manifests = { ...inNamespace, manifests: [] };
  expect(issuesOf({ fleet: fleet({ components: { [name]: manifests } }) })).toStrictEqual([]);
});

it('what the sources and roots of a cluster are called has to be a DNS label', () => {
  const { state, repositories, clusters } = fleet();
  const one = {
    ...clusters['flux-prod']!,
    roots: { bootstrap: 'Cluster' },
    install: { repository: 'registry', version: 'v2.6.4', name: 'flux_system' },
  } as const;
  const found = issuesOf({
    fleet: fleet({
      state: { ...state, name: 'fleet state' },
      repositories: { ...repositories, 'my.charts': { helm: 'https://charts.example.com' } },
      clusters: { ...clusters, one: one as (typeof clusters)[string] },
    }),
  });
  expect(found.map(({ at, problem }) => `${at.path}: ${problem}`)).toStrictEqual([
    "clusters.one.install.name: Kustomization 'flux_system' is not a DNS label",
    "clusters.one.roots.bootstrap: root 'Cluster' is not a DNS label",
    "repositories.my.charts: repository 'my.charts' is not a DNS label",
    "state.name: source 'fleet state' is not a DNS label",
  ]);
});

it('every name of the fleet has to be a DNS label', () => {
  const { tiers, components, clusters, environments, rings } = fleet();
  const found = issuesOf({
    fleet: fleet({
      tiers: { ...tiers, 'tier.x': tiers['standard']! },
      components: {
        ...components,
        componentX: components['ingress']!,
        space: { ...components['ingress']!, namespace: 'a b' },
      },
      clusters: { ...clusters, 'cluster/x': clusters['argo-dev']! },
      environments: { dev: environments['dev']!, prod: environments['prod']!, '-env': environments['dev']! },
      rings: { ...rings, ring_x: rings['late']! },
      repositories: { ...fleet().repositories, 'our charts': { helm: 'https://charts.example.com' } },
    }),
    products: [product('web'), product('Web', { version: undefined })],
  });
  expect(found.map(({ at, problem }) => `${at.path}: ${problem}`)).toStrictEqual([
    "clusters.cluster/x: cluster 'cluster/x' is not a DNS label",
    "components.componentX: component 'componentX' is not a DNS label",
    "components.space.namespace: namespace 'a b' is not a DNS label",
    "environments.-env: environment '-env' is not a DNS label",
    "repositories.our charts: repository 'our charts' is not a DNS label",
    "rings.ring_x: ring 'ring_x' is not a DNS label",
    "tiers.tier.x: tier 'tier.x' is not a DNS label",
    "name: product 'Web' is not a DNS label",
  ]);
});

it.each<[keyof Naming, string, string]>([
  ['tenant', 'tenants.prod', "tenant 'X'"],
  ['namespace', 'tenants.prod', "namespace 'X'"],
  ['release', 'tenants.prod', "release 'X'"],
  ['guardrails', 'tenants.prod', "guard rails 'X'"],
  ['project', 'name', "project 'X'"],
])("a fleet's own formula for %s gives a DNS label too", (formula, path, who) => {
  expect(issuesOf({ fleet: fleet({ naming: { [formula]: () => 'X' } }) })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'customers/acme/customer.ts', path },
      problem: `${who} is not a DNS label`,
      fix: charset,
    },
  ]);
});

it("a fleet's own formula for releases keeps to the 53 characters of Helm", () => {
  const naming = { release: () => 'r'.repeat(54) };
  expect(issuesOf({ fleet: fleet({ naming }) })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'customers/acme/customer.ts', path: 'tenants.prod' },
      problem: `release '${'r'.repeat(54)}' has 54 characters`,
      fix: 'shorten it to 53 characters at most',
    },
  ]);
});

it("a fleet's own formula that gives no text is refused", () => {
  const naming = { release: () => untyped(undefined) };
  expect(issuesOf({ fleet: fleet({ naming }) })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'customers/acme/customer.ts', path: 'tenants.prod' },
      problem: 'release has no name',
      fix: 'let the formula under naming give text',
    },
  ]);
});

it('what notifies is called as Kubernetes allows', () => {
  const spec = {
    notifications: { providers: { Slack: { type: 'slack' } }, alerts: {}, receivers: {} },
  } as const;
  const alerts = { 'all.errors': { provider: 'Slack', of: 'platform' } } as const;
  const receivers = { 'a b': { type: 'github', secretRef: 'a' } } as const;
  const bell = { notifications: { ...spec.notifications, alerts, receivers } };
  const clusters = { 'flux-prod': fleet().clusters['flux-prod']! };
  const found = issuesOf({ fleet: fleet({ clusters, components: { bell } }), customers: [] });
  expect(found.map(({ at, problem }) => `${at.path}: ${problem}`)).toStrictEqual([
    "components.bell.notifications.alerts: alert 'all.errors' is not a DNS label",
    "components.bell.notifications.providers: provider 'Slack' is not a DNS label",
    "components.bell.notifications.receivers: receiver 'a b' is not a DNS label",
  ]);
});

it('an image policy, which has the names of a product and a ring, may have 63 characters', () => {
  const ofLength = (length: number) => {
    const image = { name: 'web', rings: { late: { semver: '1.x' } } };
    const web = product('w'.repeat(length - '-late'.length), { version: { value: 'image.tag' }, image });
    return issuesOf({ products: [web], customers: [] }).filter(({ severity }) => severity === 'error');
  };
  expect(ofLength(63)).toStrictEqual([]);
  const name = `${'w'.repeat(59)}-late`;
  expect(ofLength(64)).toStrictEqual([
    {
      severity: 'error',
      at: { file: `products/${'w'.repeat(59)}/product.ts`, path: 'image.rings.late' },
      problem: `image policy '${name}' has 64 characters`,
      fix: 'shorten it to 63 characters at most',
    },
  ]);
});

it("a fleet's own formula for decryption keys counts where there is something to decrypt", () => {
  const changes = { fleet: fleet({ naming: { decryptionKey: () => 'X' } }) };
  const acme = customer('acme', { tenants: { prod: { cluster: 'flux-prod', ring: 'late' } } });
  const secrets = [secretFile('customers/acme/secrets/prod/a.yaml', sealed('a'))];
  expect(issuesOf({ ...changes, customers: [acme] })).toStrictEqual([]);
  expect(issuesOf({ ...changes, customers: [{ ...acme, secrets }] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'customers/acme/customer.ts', path: 'tenants.prod' },
      problem: "decryption key 'X' is not a DNS label",
      fix: charset,
    },
  ]);
});
