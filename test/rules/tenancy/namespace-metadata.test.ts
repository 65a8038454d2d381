import type { NamespaceMetadata } from '../../../lib/authored/environment/namespace-metadata';
import type { FleetSpec } from '../../../lib/authored/fleet';
import type { Specs } from '../../../lib/authored/specs';
import { manifestsIn } from '../../support/manifests';
import { filesOf } from '../../support/sample';
import { customer, fleet, issuesOf, specs, tier } from '../../support/specs';

const issues = (changes: Partial<Specs>) =>
  issuesOf({ products: [], customers: [], ...changes }).map(({ severity, at, problem, fix }) => [
    severity,
    `${at.file} ${at.path}`,
    problem,
    fix,
  ]);
const labelled = (labels: Readonly<Record<string, string>>): NamespaceMetadata => ({ labels });
const { environments, components } = fleet();
const withComponent = (namespaceMetadata: NamespaceMetadata): FleetSpec['components'] => ({
  ingress: { ...components.ingress!, namespaceMetadata },
});

it('every namespace has what is said of it, the narrower over the wider, on every engine', () => {
  const acme = customer('acme', {
    namespaceMetadata: { labels: { cost: 'customer', team: 'b' }, annotations: { note: 'any text, at all' } },
    tenants: {
      prod: {
        sites: {
          a: { cluster: 'argo-prod', ring: 'late', namespaceMetadata: labelled({ cost: 'tenant' }) },
          b: { cluster: 'flux-prod', ring: 'late' },
          c: { cluster: 'arc-prod', ring: 'late' },
        },
      },
    },
  });
  const given = specs({
    fleet: fleet({
      namespaceMetadata: labelled({ of: 'fleet', mesh: 'fleet', cost: 'fleet', team: 'a' }),
      customerNamespaceKeys: ['cost', 'team', 'note'],
      environments: {
        ...environments,
        prod: {
          ...environments.prod!,
          namespaceMetadata: labelled({ mesh: 'environment', cost: 'environment' }),
        },
      },
      tiers: { standard: { ...tier, namespaceMetadata: labelled({ cost: 'tier' }) } },
      components: withComponent(labelled({ mesh: 'component' })),
    }),
    customers: [acme],
  });
  const found = manifestsIn(filesOf(given)).filter(({ object }) => object.kind === 'Namespace');
  const labels = (cluster: string, name: string) =>
    found.find(({ object, ...each }) => each.cluster === cluster && object.metadata.name === name)!.object
      .metadata.labels!;
  for (const [cluster, site, cost] of [
    ['argo-prod', 'a', 'tenant'],
    ['flux-prod', 'b', 'customer'],
    ['arc-prod', 'c', 'customer'],
  ] as const) {
    expect(labels(cluster, `acme-prod-${site}`)).toMatchObject({
      of: 'fleet',
      mesh: 'environment',
      team: 'b',
      cost,
      'ringfleet.io/tenant': `acme-prod-${site}`,
      'pod-security.kubernetes.io/enforce': 'restricted',
    });
    expect(labels(cluster, 'ingress')).toMatchObject({ of: 'fleet', mesh: 'component', cost: 'environment' });
  }
  expect(labels('flux-prod', 'fleet-releases')).toMatchObject({ of: 'fleet', mesh: 'environment' });
  const tenants = found.filter(({ object }) => object.metadata.name.startsWith('acme-'));
  for (const { object } of tenants)
    expect(object.metadata.annotations).toMatchObject({ note: 'any text, at all' });
});

it('what Kubernetes, ringfleet and the engines have there is left alone', () => {
  const said = (labels: Readonly<Record<string, string>>) =>
    issues({ fleet: fleet({ namespaceMetadata: labelled(labels) }) }).map(([, at, problem, fix]) => [
      at,
      problem,
      fix,
    ]);
  const own = (key: string) => `'${key}' of a namespace is Kubernetes', ringfleet's or the engine's own`;
  expect(
    said({ 'pod-security.kubernetes.io/enforce': 'privileged', 'kubernetes.io/metadata.name': 'ingress' }),
  ).toStrictEqual([
    [
      'fleet/fleet.ts namespaceMetadata.labels.kubernetes.io/metadata.name',
      own('kubernetes.io/metadata.name'),
      'leave it out: Kubernetes sets it, and NetworkPolicies go by it',
    ],
    [
      'fleet/fleet.ts namespaceMetadata.labels.pod-security.kubernetes.io/enforce',
      own('pod-security.kubernetes.io/enforce'),
      "say podSecurity of a component, or 'guardrails' of an environment, tier or product",
    ],
  ]);
  expect(said({ 'ringfleet.io/tenant': 'other', 'app.kubernetes.io/managed-by': 'me' })).toHaveLength(2);
  expect(
    said({ 'argocd.argoproj.io/sync-options': '', 'kustomize.toolkit.fluxcd.io/prune': '' }),
  ).toHaveLength(2);
  expect(said({ 'app.kubernetes.io/part-of': 'shop', 'istio-injection': 'enabled' })).toStrictEqual([]);
});

it('keys and values of labels are what Kubernetes takes', () => {
  expect(
    issues({ fleet: fleet({ components: withComponent(labelled({ 'a/b/c': 'x', note: 'two words' })) }) }),
  ).toStrictEqual([
    [
      'error',
      'fleet/fleet.ts components.ingress.namespaceMetadata.labels.a/b/c',
      "'a/b/c' is no key that Kubernetes takes",
      "write 'name' or 'example.com/name'",
    ],
    [
      'error',
      'fleet/fleet.ts components.ingress.namespaceMetadata.labels.note',
      "'two words' is no value of a label",
      "use at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends; or make it an annotation",
    ],
  ]);
});

describe('a customer', () => {
  const acme = (labels: Readonly<Record<string, string>>) => [
    customer('acme', {
      products: {},
      tenants: { prod: { cluster: 'argo-prod', ring: 'late', namespaceMetadata: labelled(labels) } },
    }),
  ];

  it('says of its namespaces what the platform lets it say', () => {
    const customerNamespaceKeys = ['cost-center', 'acme.example.com/*'];
    const labels = { 'cost-center': '42', 'acme.example.com/team': 'a' };
    expect(issues({ fleet: fleet({ customerNamespaceKeys }), customers: acme(labels) })).toStrictEqual([]);
    expect(
      issues({ fleet: fleet({ customerNamespaceKeys }), customers: acme({ access: 'databases' }) }),
    ).toStrictEqual([
      [
        'error',
        'customers/acme/customer.ts tenants.prod.namespaceMetadata.labels.access',
        "a customer may not say 'access' of its namespaces: something may select them by it, such as a NetworkPolicy",
        'use one of: acme.example.com/*, cost-center; or let the platform team add it to customerNamespaceKeys of the fleet',
      ],
    ]);
  });

  it('may say nothing where the fleet lets it say nothing', () => {
    expect(issues({ customers: acme({ 'cost-center': '42' }) }).map(([, , , fix]) => fix)).toStrictEqual([
      'leave it out; or let the platform team add it to customerNamespaceKeys of the fleet',
    ]);
  });

  it('is let say nothing that opens its guard rails', () => {
    const keys = ['ringfleet.io/*', 'pod-security.kubernetes.io/enforce', '*'];
    const found = issues({ fleet: fleet({ customerNamespaceKeys: keys }) });
    expect(found.map(([severity, at]) => [severity, at])).toStrictEqual([
      ['error', 'fleet/fleet.ts customerNamespaceKeys.0'],
      ['error', 'fleet/fleet.ts customerNamespaceKeys.1'],
      ['error', 'fleet/fleet.ts customerNamespaceKeys.2'],
    ]);
  });
});

it('components that share a namespace agree on it', () => {
  const more = { ...components.ingress!, namespaceMetadata: labelled({ mesh: 'off', a: 'b' }) };
  const shared = {
    ...withComponent(labelled({ mesh: 'on', c: 'd' })),
    more: more as FleetSpec['components'][string],
  };
  expect(issues({ fleet: fleet({ components: shared }) })).toStrictEqual([
    [
      'error',
      'fleet/fleet.ts components.more.namespaceMetadata.labels.mesh',
      "'more' says 'off' of the namespace that it shares with 'ingress', which says 'on'",
      'say the same of both, or give one of them another namespace',
    ],
  ]);
});
