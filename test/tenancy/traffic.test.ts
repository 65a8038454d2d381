import type { CustomerSpec } from '../../lib/authored/customer';
import { tenantsOf } from '../../lib/plan/fleet';
import { fleets } from '../support/examples';
import { manifestsIn, ofKind, type Emitted, type Manifest, type Of } from '../support/manifests';
import { filesOf, planOf } from '../support/sample';
import { anyCluster, customer, fleet, product, specs } from '../support/specs';
import { differences, isDeclared, sceneOf, trafficOf, type Scene } from './traffic';

const tenants = (cluster: string): Pick<CustomerSpec, 'tenants'> => ({
  tenants: { prod: { cluster, ring: 'late' } },
});

/** Everything that can be declared, on a cluster of each engine. */
const everything = specs({
  fleet: fleet({
    clusters: Object.fromEntries(
      (['argocd', 'flux', 'arc'] as const).map((engine) => [
        engine,
        {
          ...anyCluster,
          engine,
          environment: 'prod',
          nodeLocalDns: '169.254.20.10',
          ...(engine === 'argocd' && { impersonation: false }),
        },
      ]),
    ),
  }),
  products: [
    product('web', {
      ports: { http: 8080, metrics: 9090 },
      needsApiServer: true,
      peers: {
        from: [{ namespace: 'gateway', ports: [8081] }],
        to: [
          { namespace: 'databases', ports: [5432, 5433] },
          { cidr: '203.0.113.0/24', except: ['203.0.113.128/25'], ports: [443] },
          { cidr: '2001:db8::/32', ports: [443] },
        ],
      },
    }),
    product('worker', { peers: { from: [], to: [{ namespace: 'queues', ports: [5672] }] } }),
  ],
  customers: ['argocd', 'flux', 'arc'].flatMap((engine) => [
    customer(`acme-${engine}`, { ...tenants(engine), products: { web: {}, worker: {} } }),
    customer(`zenith-${engine}`, { ...tenants(engine), products: { worker: {} } }),
  ]),
});

/** What is on each cluster. */
function clustersOf(given: typeof everything): { scene: Scene; emitted: Emitted[] }[] {
  const plan = planOf(given);
  const all = manifestsIn(filesOf(given));
  return plan.clusters.map((cluster) => {
    const emitted = all.filter((each) => each.cluster === cluster.name);
    return { scene: sceneOf(plan, emitted, cluster), emitted };
  });
}

describe.each([...fleets(), ['everything that can be declared', everything] as const])(
  'NetworkPolicies of %s',
  (_name, given) => {
    const clusters = clustersOf(given);

    it('let through what is declared between any two pods or addresses, and nothing else', () => {
      expect(clusters.flatMap(({ scene, emitted }) => differences(scene, emitted))).toEqual([]);
    });

    it('are looked at for each tenant: some of what it might send is declared, and some is not', () => {
      const guarded = tenantsOf(planOf(given)).flatMap(({ namespaces }) =>
        namespaces.filter(({ guardrails }) => guardrails.networkPolicies === 'enforce'),
      );
      const seen = clusters.flatMap(({ scene }) =>
        trafficOf(scene).flatMap((traffic) =>
          'namespace' in traffic.from ? [[traffic.from.namespace, isDeclared(scene, traffic)].join()] : [],
        ),
      );
      const found = new Set(seen);
      for (const { name } of guarded)
        expect([name, found.has(`${name},true`), found.has(`${name},false`)]).toEqual([name, true, true]);
    });
  },
);

describe('what somebody changes by hand is seen', () => {
  const [{ scene, emitted }] = clustersOf(everything) as [{ scene: Scene; emitted: Emitted[] }];
  const policies = ofKind(emitted, 'NetworkPolicy').map(({ object }) => object);
  const of = (namespace: string) => policies.filter(({ metadata }) => metadata.namespace === namespace);
  const [web] = [...scene.namespaces.values()].filter(({ products }) => products.length > 1);
  const own = of(web!.name);
  const changed = (change: (policy: Of<'NetworkPolicy'>) => Manifest | undefined) =>
    differences(
      scene,
      emitted.flatMap((each) => {
        if (each.object.kind !== 'NetworkPolicy') return [each];
        const object = change(each.object as Of<'NetworkPolicy'>);
        return object ? [{ ...each, object }] : [];
      }),
    );

  it.each(own.map(({ metadata }) => metadata.name).filter((name) => name !== 'default-deny'))(
    'a policy that is gone: %s',
    (name) => {
      const found = changed((each) =>
        each.metadata.name === name && each.metadata.namespace === web!.name ? undefined : each,
      );
      expect(found).toContainEqual(expect.stringMatching(/ is declared, and not let through$/));
      expect(found).not.toContainEqual(expect.stringMatching(/ is let through/));
    },
  );

  it('all policies of a namespace that are gone', () => {
    const found = changed((each) => (each.metadata.namespace === web!.name ? undefined : each));
    expect(found).toContainEqual(expect.stringMatching(/ is let through, and not declared$/));
  });

  it('a namespace that is left with a policy for what leaves it, and none for what enters', () => {
    const found = changed((each) =>
      each.metadata.namespace === web!.name && each.metadata.name !== 'allow-dns' ? undefined : each,
    );
    expect(found).toContainEqual(expect.stringMatching(/ is let through, and not declared$/));
  });

  it.each<[string, string, Partial<Of<'NetworkPolicy'>['spec']>]>([
    ['all traffic', 'default-deny', { ingress: [{}], egress: [{}], policyTypes: ['Ingress', 'Egress'] }],
    ['any port of a peer', 'allow-monitoring', { ingress: [{ from: [{ namespaceSelector: {} }] }] }],
    [
      'a range of ports',
      'allow-dns',
      {
        egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 1, endPort: 9999 }] }],
        policyTypes: ['Egress'],
      },
    ],
    [
      'every address',
      'allow-api-server',
      { egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }], policyTypes: ['Egress'] },
    ],
    [
      'what was left out of a range',
      'allow-web-peers',
      {
        egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ port: 443 }] }],
        policyTypes: ['Egress'],
      },
    ],
  ])('a policy that lets through %s', (_what, name, spec) => {
    const found = changed((each) =>
      each.metadata.name === name ? ({ ...each, spec: { podSelector: {}, ...spec } } as Manifest) : each,
    );
    expect(found).toContainEqual(expect.stringMatching(/ is let through, and not declared$/));
  });
});
