import type { FleetSpec } from '../../lib/authored/fleet';
import type { GuardrailsSpec } from '../../lib/authored/guardrails';
import { admissionVerdicts } from '../support/admission';
import { ALLOWED, REFUSED, type AdmissionCase } from '../support/admission-cases';
import { manifestsIn, nameOf, ofKind } from '../support/manifests';
import { filesOf } from '../support/sample';
import { customer, fleet, product, specs, tier } from '../support/specs';

const hosts = () => ['shop.example.com', '*.Wild.example.com'];
const admission = {
  clusterSecretStores: ['shared'],
  clusterIssuers: ['letsencrypt'],
  registries: ['registry.example.com/team', 'docker.io/library'],
};

const engines = ['argo-prod', 'flux-prod', 'arc-prod'] as const;

/** A tenant on a cluster of each engine. */
function emitted(changes: Partial<FleetSpec> = {}, guardrails: GuardrailsSpec = {}) {
  const standard = fleet({ tiers: { standard: { ...tier, guardrails } }, admission, ...changes });
  const customers = engines.map((cluster) =>
    customer(`acme-${cluster}`, { tenants: { prod: { cluster, ring: 'late' } } }),
  );
  const products = [product('web', { hosts, ports: { http: 8080 } })];
  return manifestsIn(filesOf(specs({ fleet: standard, products, customers })));
}

const POLICIES = Object.keys(REFUSED);
const namespaceObject = {
  metadata: {
    name: 'acme-prod',
    annotations: { 'ringfleet.io/hosts': '*.wild.example.com,shop.example.com' },
  },
};
const objects = emitted();
const policies = (cluster: string) =>
  objects
    .filter((each) => each.cluster === cluster && each.object.kind === 'ValidatingAdmissionPolicy')
    .map(({ object }) => object);

describe.each(engines)('the admission policies of %s', (cluster) => {
  it('are there once, with a binding for each mode', () => {
    const there = objects.filter((each) => each.cluster === cluster);
    const names = (kind: string) =>
      there.filter(({ object }) => object.kind === kind).map(({ object }) => nameOf(object));
    expect(names('ValidatingAdmissionPolicy').sort()).toEqual([...POLICIES].sort());
    expect(names('ValidatingAdmissionPolicyBinding').sort()).toEqual(
      POLICIES.flatMap((name) => [name, `${name}-warn`]).sort(),
    );
  });

  it('are what the policies of every other cluster are', () => {
    expect(policies(cluster)).toEqual(policies('flux-prod'));
  });
});

describe('a release', () => {
  const refused = Object.entries(REFUSED).flatMap(([policy, cases]) =>
    cases.map((each) => ({ ...each, policy })),
  );
  const ask = ({ object }: AdmissionCase, oldObject?: object) => ({
    object,
    namespaceObject,
    ...(oldObject && { oldObject }),
  });
  const asked = [
    ...refused.map((each) => ask(each)),
    ...ALLOWED.map((each) => ask(each)),
    ...refused.map((each) => ask(each, each.object)),
    ...refused.map((each) => ask(each, { ...each.object, metadata: { name: 'web' }, spec: {} })),
  ];
  const said = admissionVerdicts(policies('flux-prod'), asked);
  const policiesThat = (verdicts: readonly { readonly policy: string }[]) => [
    ...new Set(verdicts.map(({ policy }) => policy)),
  ];

  it.each(refused.map(({ title, policy }, index) => [policy, title, index] as const))(
    '%s refuses: %s',
    (policy, _, index) => {
      expect(policiesThat(said[index]!)).toEqual([policy]);
    },
  );

  it.each(ALLOWED.map(({ title }, index) => [title, refused.length + index] as const))(
    'may bring %s',
    (_, index) => {
      expect(said[index]).toEqual([]);
    },
  );

  it('keeps what was there before while it stays as it is, and no longer', () => {
    const unchanged = said.slice(refused.length + ALLOWED.length, 2 * refused.length + ALLOWED.length);
    const changed = said.slice(2 * refused.length + ALLOWED.length);
    expect(unchanged).toEqual(refused.map(() => []));
    expect(changed.map(policiesThat)).toEqual(refused.map(({ policy }) => [policy]));
  });

  it('is told which hosts there are', () => {
    const index = refused.findIndex(({ policy }) => policy === 'tenant-ingresses');
    expect(said[index]!.map(({ message }) => message)).toEqual([
      'a host is none that a release of the namespace claims: *.wild.example.com, shop.example.com. Hosts are what the product declares in its `hosts`',
    ]);
  });
});

describe('a namespace of a tenant', () => {
  const namespaces = (guardrails: GuardrailsSpec) =>
    ofKind(emitted({}, guardrails), 'Namespace').filter(({ path }) => path.includes('/guardrails/'));

  it('has the label that policies select by, and the hosts of its releases in lower case', () => {
    const found = namespaces({}).map(({ object: { metadata } }) => [
      metadata.labels?.['ringfleet.io/tenant'],
      metadata.labels?.['ringfleet.io/admission'],
      metadata.annotations?.['ringfleet.io/hosts'],
    ]);
    expect(found.sort()).toEqual(
      engines
        .map((cluster) => [`acme-${cluster}-prod`, undefined, '*.wild.example.com,shop.example.com'])
        .sort(),
    );
  });

  it.each(['warn', 'off'] as const)('says that its policies are at %s', (mode) => {
    const modes = namespaces({ admission: mode }).map(
      ({ object: { metadata } }) => metadata.labels?.['ringfleet.io/admission'],
    );
    expect(modes).toEqual([mode, mode, mode]);
  });
});

test('where the fleet allows nothing, no ClusterSecretStore and no ClusterIssuer is let through, and any image', () => {
  const none = emitted({ admission: {} })
    .filter(({ cluster, object }) => cluster === 'flux-prod' && object.kind === 'ValidatingAdmissionPolicy')
    .map(({ object }) => object);
  const byPlatform = ALLOWED.filter(({ title }) => /(store|issuer) for tenants$/.test(title));
  const images = REFUSED['tenant-pods']!.filter(({ title }) => title.startsWith('an image'));
  const ask = ({ object }: AdmissionCase) => ({ object, namespaceObject });
  const said = admissionVerdicts(none, [...byPlatform, ...images].map(ask));
  expect(said.slice(0, byPlatform.length).map(([first]) => first?.policy)).toEqual([
    'tenant-external-secrets',
    'tenant-certificates',
  ]);
  expect(said.slice(byPlatform.length)).toEqual(images.map(() => []));
});

test('a cluster before Kubernetes 1.30 has no admission policies', () => {
  const { clusters } = fleet();
  const older = { ...clusters, 'flux-prod': { ...clusters['flux-prod']!, kubernetes: '1.29' } as const };
  const found = emitted({ clusters: older }).filter(({ object }) =>
    object.kind.startsWith('ValidatingAdmission'),
  );
  expect([...new Set(found.map(({ cluster }) => cluster))].sort()).toEqual([
    'arc-prod',
    'argo-dev',
    'argo-prod',
  ]);
});
