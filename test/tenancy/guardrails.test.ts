import type { GuardrailMode, GuardrailsSpec } from '../../lib/model';
import { manifestsIn, ofKind, type Emitted } from '../support/manifests';
import { filesOf } from '../support/sample';
import { customer, fleet, product, specs, tier } from '../support/specs';

const KEPT = 'kustomize.toolkit.fluxcd.io/prune';
const peers = { to: [{ namespace: 'databases', ports: [5432] }] };

/** The guard rails of a tenant whose environment leaves its workload behind, on Flux: there, most is kept. */
function emitted(guardrails: GuardrailsSpec): Emitted[] {
  const acme = customer('acme', { tenants: { prod: { cluster: 'flux-prod', ring: 'late' } } });
  const files = filesOf(
    specs({
      fleet: fleet({ tiers: { standard: { ...tier, guardrails } } }),
      products: [product('web', { peers, ports: { http: 8080 } })],
      customers: [acme],
    }),
  );
  return manifestsIn(files).filter(({ path }) => path.includes('/tenants/acme-prod/guardrails/'));
}

const policiesOf = (networkPolicies: GuardrailMode) =>
  ofKind(emitted({ networkPolicies }), 'NetworkPolicy').map(({ object }) => object);
const enforced = [
  'default-deny',
  'allow-dns',
  'allow-same-namespace',
  'allow-ingress-controller',
  'allow-web-peers',
];

describe('NetworkPolicies', () => {
  const names = (mode: GuardrailMode) => policiesOf(mode).map(({ metadata }) => metadata.name);

  it('that warn are those that would be enforced, and one that allows all traffic', () => {
    expect(names('enforce')).toEqual(enforced);
    expect(names('warn')).toEqual(['allow-all', ...enforced]);
    const spec = (mode: GuardrailMode) => policiesOf(mode).map((policy) => policy.spec);
    const [all, ...others] = spec('warn');
    // An empty rule is everybody, by every port. Source: Kubernetes, "Network Policies", "Default policies".
    expect(all).toEqual({ podSelector: {}, policyTypes: ['Egress', 'Ingress'], egress: [{}], ingress: [{}] });
    expect(others).toEqual(spec('enforce'));
  });

  it('that warn are never kept, for without the one that allows all traffic the rest would isolate', () => {
    const kept = (mode: GuardrailMode) =>
      policiesOf(mode).filter(({ metadata }) => metadata.annotations?.[KEPT]).length;
    expect([kept('enforce'), kept('warn')]).toEqual([enforced.length, 0]);
  });

  it('that are off are not there, nor is their file', () => {
    expect(names('off')).toEqual([]);
    expect(emitted({ networkPolicies: 'off' }).map(({ path }) => path)).not.toContainEqual(
      expect.stringContaining('network-policies'),
    );
  });
});

describe.each(['warn', 'off'] as const)('a capacity that is at %s', (mode) => {
  const objects = emitted({ quota: mode, limits: mode });

  it('leaves node ports and load balancers forbidden, and no more of the quota', () => {
    const [quota, ...more] = ofKind(objects, 'ResourceQuota');
    expect(more).toEqual([]);
    expect(quota!.object.spec.hard).toEqual({ 'services.nodeports': '0', 'services.loadbalancers': '0' });
  });

  it('leaves a LimitRange that limits nothing, in place of the one that is never pruned', () => {
    const [limits, ...more] = ofKind(objects, 'LimitRange');
    expect(more).toEqual([]);
    expect([limits!.object.metadata.name, limits!.object.spec.limits]).toEqual([
      'limits',
      [{ type: 'Container' }],
    ]);
    expect(limits!.object.metadata.annotations).toEqual({ [KEPT]: 'disabled' });
  });
});

test('a quota that warns takes nothing from the limits', () => {
  const [limits] = ofKind(emitted({ quota: 'warn' }), 'LimitRange');
  expect(limits!.object.spec.limits).toEqual([
    {
      type: 'Container',
      defaultRequest: tier.container.request,
      default: tier.container.limit,
      max: tier.container.max,
    },
  ]);
});

describe('Pod Security', () => {
  function levels(guardrails: GuardrailsSpec) {
    const [namespace] = ofKind(emitted(guardrails), 'Namespace');
    const labels = namespace!.object.metadata.labels!;
    const of = (mode: string) => labels[`pod-security.kubernetes.io/${mode}`];
    for (const mode of ['enforce', 'warn', 'audit'])
      expect(labels[`pod-security.kubernetes.io/${mode}-version`]).toBe('v1.31');
    return [of('enforce'), of('warn'), of('audit')];
  }

  it('that is enforced refuses, warns and audits', () => {
    expect(levels({})).toEqual(['restricted', 'restricted', 'restricted']);
    expect(levels({ podSecurityLevel: 'baseline' })).toEqual(['baseline', 'baseline', 'baseline']);
  });

  it('that warns refuses nothing', () => {
    expect(levels({ podSecurity: 'warn' })).toEqual(['privileged', 'restricted', 'restricted']);
    expect(levels({ podSecurity: 'warn', podSecurityLevel: 'baseline' })).toEqual([
      'privileged',
      'baseline',
      'baseline',
    ]);
  });

  it('that is off says so in every mode, or the default of the cluster would hold', () => {
    expect(levels({ podSecurity: 'off' })).toEqual(['privileged', 'privileged', 'privileged']);
  });
});
