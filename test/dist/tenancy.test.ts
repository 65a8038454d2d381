import { bytes, millicores } from '../../lib/authored/quantity';
import type { Compute } from '../../lib/authored/tier';
import { manifestsIn, nameOf, ofKind, type Emitted } from '../support/manifests';
import { filesOf, sampleSpecs } from '../support/sample';

const specs = sampleSpecs();
const emitted = manifestsIn(filesOf(specs));
const namespaces = ofKind(emitted, 'Namespace');

/** Namespaces of tenants, with the cluster that each is on. */
const ofTenants = namespaces
  .filter(({ path }) => path.includes('/guardrails/'))
  .map(({ cluster, object: { metadata } }) => ({ cluster, name: metadata.name }));

function within<T extends Emitted>(all: readonly T[], { cluster, name }: { cluster: string; name: string }): T[] {
  return all.filter((each) => each.cluster === cluster && each.object.metadata.namespace === name);
}

describe('every namespace', () => {
  it('enforces, warns of and audits a Pod Security level, pinned to the version of its cluster', () => {
    for (const { cluster, object } of namespaces) {
      const version = `v${specs.fleet.clusters[cluster]!.kubernetes}`;
      const labels = object.metadata.labels!;
      const level = labels['pod-security.kubernetes.io/enforce']!;
      expect(['privileged', 'baseline', 'restricted']).toContain(level);
      for (const mode of ['enforce', 'warn', 'audit']) {
        expect([nameOf(object), mode, labels[`pod-security.kubernetes.io/${mode}`]]).toEqual([
          nameOf(object),
          mode,
          level,
        ]);
        expect(labels[`pod-security.kubernetes.io/${mode}-version`]).toBe(version);
      }
    }
    expect(namespaces.length).toBe(6 * 3 + 4 + 8);
  });

  it('is kept by its engine when its manifest is gone', () => {
    const guards = {
      argocd: {
        'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
        'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      },
      flux: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
      arc: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
    };
    for (const { cluster, object } of namespaces) {
      const guard = guards[specs.fleet.clusters[cluster]!.engine];
      expect([nameOf(object), object.metadata.annotations]).toEqual([
        nameOf(object),
        expect.objectContaining(guard),
      ]);
    }
  });

  it('of a component enforces the level that the component needs', () => {
    const { components } = specs.fleet;
    const wanted = Object.values(components).flatMap((spec) => ('namespace' in spec ? [spec] : []));
    const levels = namespaces
      .filter(({ path }) => path.includes('/infrastructure/namespaces/'))
      .filter(({ object }) => wanted.some(({ namespace }) => namespace === object.metadata.name))
      .map(({ object: { metadata } }) => [
        metadata.name,
        metadata.labels!['pod-security.kubernetes.io/enforce'],
      ]);
    expect(levels).toHaveLength(6 * wanted.length);
    const levelOf = (name: unknown) => wanted.find(({ namespace }) => namespace === name)?.podSecurity ?? 'restricted';
    expect(levels).toEqual(levels.map(([name]) => [name, levelOf(name)]));
    expect(new Set(levels.map(([, level]) => level)).size).toBeGreaterThan(1);
  });

  it('of a tenant enforces the restricted level', () => {
    const levels = namespaces
      .filter(({ path }) => path.includes('/guardrails/'))
      .map(({ object }) => object.metadata.labels!['pod-security.kubernetes.io/enforce']);
    expect(levels).toEqual(Array(8).fill('restricted'));
  });
});

describe.each(ofTenants)('namespace $name', (namespace) => {
  it('has one quota with a limit on each resource, and one LimitRange whose defaults fit', () => {
    const quotas = within(ofKind(emitted, 'ResourceQuota'), namespace);
    const [quota, ...moreQuotas] = quotas.filter(({ object }) => object.spec.scopeSelector === undefined);
    const [limits, ...moreLimits] = within(ofKind(emitted, 'LimitRange'), namespace);
    expect([moreQuotas, moreLimits]).toEqual([[], []]);
    const hard = quota!.object.spec.hard!;
    const quantity = expect.stringMatching(/^\d+(\.\d+)?(m|Ki|Mi|Gi|Ti)?$/) as string;
    const compute = { cpu: quantity, memory: quantity, 'ephemeral-storage': quantity };
    expect(hard).toMatchObject({
      'requests.ephemeral-storage': quantity,
      'limits.ephemeral-storage': quantity,
      'requests.cpu': quantity,
      'requests.memory': quantity,
      'limits.cpu': quantity,
      'limits.memory': quantity,
    });
    expect(Number(hard['pods'])).toBeGreaterThan(0);
    expect(limits!.object.spec.limits).toEqual([
      { type: 'Container', defaultRequest: compute, default: compute, max: compute },
    ]);
    const [{ defaultRequest, default: standard, max }] = limits!.object.spec.limits as never as [
      Record<'defaultRequest' | 'default' | 'max', Compute>,
    ];
    expect(fits(defaultRequest, standard) && fits(standard, max)).toBe(true);
  });

  const policies = new Map(
    within(ofKind(emitted, 'NetworkPolicy'), namespace).map(({ object }) => [object.metadata.name, object.spec]),
  );
  const spec = specs.fleet.clusters[namespace.cluster]!;

  it('denies all traffic both ways, and has no policy that allows everything', () => {
    expect(policies.get('default-deny')).toEqual({ podSelector: {}, policyTypes: ['Egress', 'Ingress'] });
    for (const [name, { ingress, egress }] of policies) {
      if (name === 'default-deny') continue;
      for (const peers of [...(ingress ?? []).map((rule) => rule.from), ...(egress ?? []).map((rule) => rule.to)]) {
        // Without peers a rule means everybody.
        expect([name, peers?.length]).toEqual([name, 1]);
        expect([name, peers?.[0]]).not.toEqual([name, {}]);
      }
    }
  });

  it('reaches DNS by UDP and TCP, in CoreDNS and in the cache on the node where there is one', () => {
    const ports = [
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
    ];
    const coreDns = {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    };
    const cache = spec.nodeLocalDns ? [{ ports, to: [{ ipBlock: { cidr: `${spec.nodeLocalDns}/32` } }] }] : [];
    expect(policies.get('allow-dns')?.egress).toEqual([{ ports, to: [coreDns] }, ...cache]);
  });

  it('talks within itself, and lets in the ingress controller and the monitoring by their ports', () => {
    expect(policies.get('allow-same-namespace')).toEqual({
      podSelector: {},
      policyTypes: ['Egress', 'Ingress'],
      // Without a namespaceSelector: the namespace of the policy. No ports are all ports.
      ingress: [{ from: [{ podSelector: {} }], ports: [] }],
      egress: [{ to: [{ podSelector: {} }], ports: [] }],
    });
    expect(policies.get('allow-ingress-controller')?.ingress).toEqual([from(spec.ingressNamespace, 9898)]);
    expect(policies.get('allow-monitoring')?.ingress).toEqual([from(spec.monitoringNamespace, 9797)]);
  });

  it('lets out to the peers of its products alone', () => {
    const egress = [...policies]
      .filter(([name]) => !['allow-dns', 'allow-same-namespace'].includes(name))
      .flatMap(([, policy]) => policy.egress ?? []);
    const hasQueue = namespace.name.startsWith('customer-03');
    expect(egress).toEqual(
      hasQueue
        ? [
            {
              ports: [{ port: 5432, protocol: 'TCP' }],
              to: [
                {
                  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'databases' } },
                  podSelector: {},
                },
              ],
            },
          ]
        : [],
    );
  });

  it('gives its customer sight of it, and the right to deploy in dev only', () => {
    const [customer, environment] = [namespace.name.slice(0, 11), namespace.name.slice(12)];
    const { group } = specs.customers.find((input) => input.spec.name === customer)!.spec;
    const granted = within(ofKind(emitted, 'RoleBinding'), namespace)
      .filter(({ object }) => object.subjects?.some(({ kind, name }) => kind === 'Group' && name === group))
      .map(({ object }) => object.roleRef.name);
    expect(granted).toEqual(environment === 'dev' ? ['view', 'tenant-releaser'] : ['view']);
  });
});

it('what a chart may not bring but Helm would find, the account of releases may delete: it would keep the release for ever', () => {
  const roles = emitted.filter(({ object: { kind, metadata } }) => kind === 'ClusterRole' && metadata.name === 'tenant-releaser');
  expect(roles.length).toBeGreaterThan(0);
  for (const { object } of roles) {
    const { rules } = object as unknown as { rules: { resources: string[]; verbs: string[] }[] };
    const verbsOf = (resource: string) =>
      rules.filter(({ resources }) => resources.includes(resource)).flatMap(({ verbs }) => verbs);
    for (const resource of ['pods', 'replicasets', 'endpointslices'])
      expect([resource, verbsOf(resource)]).toEqual([resource, ['get', 'list', 'watch', 'delete']]);
    for (const resource of ['events', 'pods/log'])
      expect([resource, verbsOf(resource)]).toEqual([resource, ['get', 'list', 'watch']]);
  }
});

function fits(small: Compute, large: Compute): boolean {
  return millicores(small.cpu) <= millicores(large.cpu) && bytes(small.memory) <= bytes(large.memory);
}

function from(namespace: string, port: number) {
  return {
    ports: [{ port, protocol: 'TCP' }],
    from: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        podSelector: {},
      },
    ],
  };
}
