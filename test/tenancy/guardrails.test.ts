import type { GuardrailMode, GuardrailsSpec } from '../../lib/authored/guardrails';
import type { TierSpec } from '../../lib/authored/tier';
import { manifestsIn, ofKind, type Emitted } from '../support/manifests';
import { filesOf } from '../support/sample';
import { customer, fleet, product, specs, tier } from '../support/specs';

const KEPT = 'kustomize.toolkit.fluxcd.io/prune';
const peers = { to: [{ namespace: 'databases', ports: [5432] }] };

/** The guard rails of a tenant whose environment leaves its workload behind, on Flux: there, most is kept. */
function emitted(guardrails: GuardrailsSpec, of: TierSpec = tier): Emitted[] {
  const acme = customer('acme', { tenants: { prod: { cluster: 'flux-prod', ring: 'late' } } });
  const files = filesOf(
    specs({
      fleet: fleet({ tiers: { standard: { ...of, guardrails } } }),
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
    const [quota] = ofKind(objects, 'ResourceQuota');
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
      defaultRequest: { ...tier.container.request, 'ephemeral-storage': '64Mi' },
      default: { ...tier.container.limit, 'ephemeral-storage': '2Gi' },
      max: { ...tier.container.max, 'ephemeral-storage': '10Gi' },
    },
  ]);
});

describe('a quota', () => {
  const hardOf = (of: TierSpec) => ofKind(emitted({}, of), 'ResourceQuota')[0]!.object.spec.hard!;

  it('has every amount of a tier that says no more than cpu, memory and pods', () => {
    expect(hardOf(tier)).toEqual({
      'requests.cpu': '8',
      'requests.memory': '16Gi',
      'requests.ephemeral-storage': '50Gi',
      'limits.cpu': '16',
      'limits.memory': '32Gi',
      'limits.ephemeral-storage': '200Gi',
      pods: '50',
      'requests.storage': '0',
      'count/configmaps': '200',
      'count/cronjobs.batch': '50',
      'count/daemonsets.apps': '50',
      'count/deployments.apps': '50',
      'count/horizontalpodautoscalers.autoscaling': '50',
      'count/ingresses.networking.k8s.io': '100',
      'count/jobs.batch': '250',
      'count/persistentvolumeclaims': '0',
      'count/poddisruptionbudgets.policy': '50',
      'count/replicasets.apps': '1000',
      'count/secrets': '200',
      'count/serviceaccounts': '50',
      'count/services': '100',
      'count/statefulsets.apps': '50',
      'services.nodeports': '0',
      'services.loadbalancers': '0',
    });
  });

  it('of a tier of few pods has room for what charts bring whatever the number of their pods', () => {
    const { requests, limits } = tier.quota;
    expect(hardOf({ ...tier, quota: { requests, limits, pods: 2, storage: '1Gi' } })).toMatchObject({
      'limits.ephemeral-storage': '10Gi',
      'requests.ephemeral-storage': '2560Mi',
      'count/persistentvolumeclaims': '2',
      'count/secrets': '50',
      'count/replicasets.apps': '50',
    });
  });

  it('has what the tier says in place of that, custom resources among it', () => {
    const { requests, limits } = tier.quota;
    const quota = {
      ...tier.quota,
      requests: { ...requests, ephemeralStorage: '20Gi' },
      limits: { ...limits, ephemeralStorage: '40Gi' },
      storage: '100Gi',
      objects: { secrets: 7, certificates: 3, persistentvolumeclaims: 10 },
    } as const;
    expect(hardOf({ ...tier, quota })).toMatchObject({
      'requests.ephemeral-storage': '20Gi',
      'limits.ephemeral-storage': '40Gi',
      'requests.storage': '100Gi',
      'count/secrets': '7',
      'count/certificates.cert-manager.io': '3',
      'count/persistentvolumeclaims': '10',
    });
  });

  it('writes amounts as the API server stores them, however the tier does', () => {
    const { limits } = tier.quota;
    const quota = {
      ...tier.quota,
      requests: { cpu: '0.5', memory: '2048Mi' },
      limits: { ...limits, cpu: '16000m' },
      storage: '1024Ki',
    } as const;
    expect(hardOf({ ...tier, quota })).toMatchObject({
      'requests.cpu': '500m',
      'requests.memory': '2Gi',
      'limits.cpu': '16',
      'requests.storage': '1Mi',
    });
  });

  it.each(['enforce', 'warn', 'off'] as const)(
    "that is at %s leaves the classes of Kubernetes' own pods forbidden",
    (mode) => {
      const quotas = ofKind(emitted({ quota: mode, limits: mode }), 'ResourceQuota');
      expect(quotas.map(({ object }) => object.metadata.name)).toEqual(['quota', 'critical-pods']);
      const values = ['system-cluster-critical', 'system-node-critical'];
      expect(quotas[1]!.object.spec).toEqual({
        hard: { pods: '0' },
        scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values }] },
      });
      expect(quotas[1]!.object.metadata.annotations).toEqual({ [KEPT]: 'disabled' });
    },
  );
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
