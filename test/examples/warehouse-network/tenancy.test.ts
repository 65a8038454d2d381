import { ofKind } from '../../support/manifests';
import { emitted, objects, places, released } from '../../support/warehouse-network';

const LEVEL = 'pod-security.kubernetes.io';

describe.each(places)('$namespace on $cluster', (place) => {
  const { cluster, namespace } = place;
  const own = (kind: string) =>
    objects(cluster, kind).filter(({ metadata }) => metadata.namespace === namespace);

  it('is a namespace of its own', () => {
    const found = objects(cluster, 'Namespace').filter(({ metadata }) => metadata.name === namespace);
    expect(found).toHaveLength(1);
    expect(found[0]!.metadata.labels).toMatchObject({ 'ringfleet.io/customer': 'warehouse' });
  });

  it('enforces, warns of and audits the restricted level of Pod Security, of a version that does not move', () => {
    const [found] = objects(cluster, 'Namespace').filter(({ metadata }) => metadata.name === namespace);
    for (const mode of ['enforce', 'warn', 'audit'])
      expect(found!.metadata.labels).toMatchObject({
        [`${LEVEL}/${mode}`]: 'restricted',
        [`${LEVEL}/${mode}-version`]: 'v1.31',
      });
  });

  it('lets nothing in or out but what is said', () => {
    const policies = ofKind(emitted, 'NetworkPolicy')
      .filter((each) => each.cluster === cluster && each.object.metadata.namespace === namespace)
      .map(({ object }) => object);
    const named = (name: string) => policies.find(({ metadata }) => metadata.name === name)!.spec;
    expect(policies.map(({ metadata }) => metadata.name).sort()).toEqual([
      'allow-dns',
      'allow-ingress-controller',
      'allow-monitoring',
      'allow-same-namespace',
      'allow-web-peers',
      'default-deny',
    ]);
    expect(named('default-deny')).toEqual({ podSelector: {}, policyTypes: ['Egress', 'Ingress'] });
    const from = (name: string) => [
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } }, podSelector: {} },
    ];
    expect(named('allow-ingress-controller').ingress).toEqual([
      { from: from('ingress-nginx'), ports: [{ port: 3000, protocol: 'TCP' }] },
    ]);
    expect(named('allow-monitoring').ingress).toEqual([
      { from: from('monitoring'), ports: [{ port: 9464, protocol: 'TCP' }] },
    ]);
    expect(named('allow-web-peers').egress).toEqual([
      { to: from('databases'), ports: [{ port: 5432, protocol: 'TCP' }] },
      { to: [{ ipBlock: { cidr: '10.30.8.20/32' } }], ports: [{ port: 5432, protocol: 'TCP' }] },
    ]);
  });

  it('has a quota and one LimitRange', () => {
    const [quota] = own('ResourceQuota').filter(({ metadata }) => metadata.name === 'quota');
    expect(quota!.spec).toMatchObject({
      hard: {
        pods: '50',
        'requests.cpu': '6',
        'requests.memory': '8Gi',
        'limits.cpu': '24',
        'limits.memory': '16Gi',
      },
    });
    expect(own('LimitRange')).toHaveLength(1);
  });

  it('has room for every replica of the old version and of the new one', () => {
    const [autoscaler] = released(place).filter(({ kind }) => kind === 'HorizontalPodAutoscaler');
    const max = (autoscaler?.spec['maxReplicas'] as number | undefined) ?? 1;
    const pods = 2 * max;
    expect(pods).toBeLessThanOrEqual(50);
    expect(pods * 100).toBeLessThanOrEqual(6_000);
    expect(pods * 500).toBeLessThanOrEqual(24_000);
    expect(pods * 128).toBeLessThanOrEqual(8 * 1024);
    expect(pods * 256).toBeLessThanOrEqual(16 * 1024);
  });
});

it('nothing is a PodSecurityPolicy, which Kubernetes no longer has', () => {
  expect(emitted.filter(({ object }) => object.kind === 'PodSecurityPolicy')).toEqual([]);
});
