import { changeClasses, type ChangeClass } from '../../lib/diff/change-class';
import type { KubernetesObject } from '../../lib/authored/component/object';
import { fits } from '../../lib/diff/judge/rule';
import type { ProductSpec } from '../../lib/authored/product';
import type { TransitionSpec } from '../../lib/authored/rollout/transitions';
import type { Specs } from '../../lib/authored/specs';
import type { CustomerSpec } from '../../lib/authored/customer';
import type { FleetSpec } from '../../lib/authored/fleet';
import type { TierSpec } from '../../lib/authored/tier';
import { diffed } from '../support/diffed';
import { customer, fleet, product, specs, tier } from '../support/specs';

/** A fleet of two customers on Argo CD and on Flux, whose clusters have a component of manifests. */
function base(objects: readonly object[] = [], changes: Partial<FleetSpec> = {}): Specs {
  const common = fleet();
  return specs({
    fleet: fleet({
      components: {
        ...common.components,
        tools: {
          namespace: 'tools',
          manifests: [object('ConfigMap', {}, { data: {} }), ...objects] as KubernetesObject[],
        },
      },
      ...changes,
    }),
    products: [product('web'), product('api')],
    customers: [
      customer('acme', { products: { web: {}, api: {} } }),
      customer('bank', { tenants: { prod: { cluster: 'flux-prod', ring: 'late' } } }),
    ],
  });
}

const VERSIONS: Readonly<Record<string, string>> = {
  ConfigMap: 'v1',
  PersistentVolumeClaim: 'v1',
  Service: 'v1',
  ServiceAccount: 'v1',
  Role: 'rbac.authorization.k8s.io/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  Job: 'batch/v1',
  CronJob: 'batch/v1',
  PodDisruptionBudget: 'policy/v1',
  LimitRange: 'v1',
  ResourceQuota: 'v1',
};

/** An object of the component. */
function object(kind: string, spec: object, more: object = {}): object {
  const metadata = { name: `the-${kind.toLowerCase()}`, namespace: 'tools' };
  const body = Object.keys(spec).length > 0 ? { spec } : {};
  return { apiVersion: VERSIONS[kind] ?? 'apps/v1', kind, metadata, ...body, ...more };
}

const pod = (image = 'a:1') => ({
  metadata: { labels: { app: 'a' } },
  spec: {
    containers: [
      {
        name: 'a',
        image: `registry.example.com/${image}`,
        resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '10m', memory: '16Mi' } },
      },
    ],
  },
});
const selector = (app = 'a') => ({ matchLabels: { app } });
const deployment = (more: object = {}) =>
  object('Deployment', { replicas: 2, selector: selector(), template: pod(), ...more });
const claims = (size: string) => [
  {
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: size } } },
  },
];
const stateful = (more: object = {}) =>
  object('StatefulSet', {
    serviceName: 'a',
    replicas: 2,
    selector: selector(),
    template: pod(),
    volumeClaimTemplates: claims('1Gi'),
    ...more,
  });
const claim = (size: string, storageClassName = 'fast') =>
  object('PersistentVolumeClaim', {
    storageClassName,
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: size } },
  });
const policy = (spec: object) =>
  object('NetworkPolicy', { podSelector: {}, policyTypes: ['Ingress'], ...spec });
const from = (...peers: object[]) => ({ ingress: [{ from: peers, ports: [{ protocol: 'TCP', port: 80 }] }] });
const role = (...verbs: string[]) =>
  object('Role', {}, { rules: [{ apiGroups: [''], resources: ['pods'], verbs }] });
const binding = (name: string, ...subjects: string[]) =>
  object(
    'RoleBinding',
    {},
    {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: subjects.map((each) => ({ kind: 'ServiceAccount', name: each, namespace: 'tools' })),
    },
  );
const quota = (cpu: string) => object('ResourceQuota', { hard: { 'requests.cpu': cpu } });
const job = (image: string, more: object = {}) =>
  object('Job', {
    template: { ...pod(image), spec: { ...pod(image).spec, restartPolicy: 'Never' } },
    ...more,
  });
const cron = (schedule: string, more: object = {}) =>
  object('CronJob', {
    schedule,
    jobTemplate: { spec: { template: { ...pod(), spec: { ...pod().spec, restartPolicy: 'Never' } } } },
    ...more,
  });
const service = (more: object) =>
  object('Service', { selector: { app: 'a' }, ports: [{ port: 80 }], ...more });
const block = (cidr: string) => ({ ipBlock: { cidr } });

type Row = readonly [kind: string, is: ChangeClass, said: RegExp, before: Specs, after: Specs];

/** A change of an object that a component has. */
const ofObject = (
  kind: string,
  is: ChangeClass,
  said: RegExp,
  before: object | undefined,
  after: object | undefined,
): Row => [kind, is, said, base(before ? [before] : []), base(after ? [after] : [])];

const start = base();
const edited = (change: (given: Specs) => Partial<Specs>): Specs => ({ ...start, ...change(start) });
const inFleet = (change: (given: FleetSpec) => Partial<FleetSpec>) =>
  edited(({ fleet: given }) => ({ fleet: { ...given, ...change(given) } }));
const ofCustomers = (...customers: Specs['customers']) => edited(() => ({ customers }));
const withTier = (change: Partial<TierSpec>) =>
  inFleet(() => ({ tiers: { standard: { ...tier, ...change } } }));
const [acme, bank] = start.customers as [Specs['customers'][0], Specs['customers'][0]];
const bankIn = (cluster: string, more: object = {}) =>
  customer('bank', { tenants: { prod: { cluster, ring: 'late', ...more } } });
const ingress = (given: FleetSpec, more: object) => ({
  components: {
    ...given.components,
    ingress: { ...given.components['ingress'], ...more },
  } as FleetSpec['components'],
});
/** `web` at a version, with one transition of all its versions. */
const jumping = (version: string, transition: object, more: Partial<ProductSpec> = {}) =>
  versions(version).map((each) =>
    each.spec.name === 'web'
      ? {
          ...each,
          spec: {
            ...each.spec,
            ...more,
            transitions: [{ from: '<1.0.5', to: '>=1.1.0', ...transition }] as TransitionSpec[],
          },
        }
      : each,
  );
const versions = (version: string) =>
  ['web', 'api'].map((name) =>
    product(
      name,
      {},
      Object.fromEntries(
        ['internal', 'early', 'late'].map((ring) => [ring, { version: name === 'web' ? version : '1.0.0' }]),
      ),
    ),
  );
const cluster = (given: FleetSpec, name: string, more: object) => ({
  clusters: { ...given.clusters, [name]: { ...given.clusters[name], ...more } } as FleetSpec['clusters'],
});

const acmeAt = (...sites: readonly string[]) =>
  customer('acme', {
    tenants: {
      prod: {
        sites: Object.fromEntries(sites.map((site) => [site, { cluster: 'argo-prod', ring: 'late' }])),
      },
    },
  });

/** The same with times of its own. */
const acmeIn = (windows: CustomerSpec['windows'], freezes: CustomerSpec['freezes'], ...sites: string[]) => {
  const given = acmeAt(...sites);
  return { ...given, spec: { ...given.spec, ...(windows && { windows }), ...(freezes && { freezes }) } };
};
const night = { night: { start: '22:00', duration: '4h' } } as const;
const peak = (reason = 'peak') => ({ peak: { from: '2026-12-19', until: '2027-01-03', reason } });

const rows: readonly Row[] = [
  [
    'windows and freezes that a customer gets',
    'SUSPENDS',
    /AppProject acme .*it says when Applications are synced/,
    ofCustomers(acmeAt('one')),
    ofCustomers(acmeIn(night, peak(), 'one')),
  ],
  [
    'a window more of a customer',
    'LOOSENS',
    /AppProject acme .*it says when Applications are synced/,
    ofCustomers(acmeIn(night, undefined, 'one')),
    ofCustomers(acmeIn({ ...night, noon: { start: '12:00', duration: '1h' } }, undefined, 'one')),
  ],
  [
    'a window of a customer that is longer',
    'LOOSENS',
    /AppProject acme .*it says when Applications are synced/,
    ofCustomers(acmeIn(night, undefined, 'one')),
    ofCustomers(acmeIn({ night: { ...night.night, duration: '6h' } }, undefined, 'one')),
  ],
  [
    'windows of a customer that go',
    'LOOSENS',
    /AppProject acme .*it says when Applications are synced/,
    ofCustomers(acmeIn(night, undefined, 'one')),
    ofCustomers(acmeAt('one')),
  ],
  [
    'a freeze of a customer that goes',
    'LOOSENS',
    /AppProject acme .*it says when Applications are synced/,
    ofCustomers(acmeIn(undefined, peak(), 'one')),
    ofCustomers(acmeAt('one')),
  ],
  [
    'the reason of a freeze',
    'safe',
    /AppProject acme .*it says when Applications are synced/,
    ofCustomers(acmeIn(undefined, peak(), 'one')),
    ofCustomers(acmeIn(undefined, peak('their audit'), 'one')),
  ],
  [
    'a tenant more of a customer with windows and freezes',
    'SUSPENDS',
    /AppProject acme .*it says when Applications are synced/,
    ofCustomers(acmeIn(night, peak(), 'one')),
    ofCustomers(acmeIn(night, peak(), 'one', 'two')),
  ],
  ofObject(
    'replicas of a Deployment',
    'safe',
    /spec.replicas 2 -> 3/,
    deployment(),
    deployment({ replicas: 3 }),
  ),
  ofObject(
    'no replicas of a Deployment',
    'SUSPENDS',
    /spec.replicas 2 -> 0/,
    deployment(),
    deployment({ replicas: 0 }),
  ),
  ofObject(
    'image of a Deployment',
    'restarts workloads',
    /image/,
    deployment(),
    deployment({ template: pod('a:2') }),
  ),
  ofObject(
    'selector of a Deployment',
    'REPLACE',
    /selector is immutable/,
    deployment(),
    deployment({ selector: selector('b'), template: { ...pod(), metadata: { labels: { app: 'b' } } } }),
  ),
  ofObject('a Deployment that is paused', 'SUSPENDS', /paused/, deployment(), deployment({ paused: true })),
  ofObject(
    'strategy of a Deployment',
    'safe',
    /next rollout/,
    deployment(),
    deployment({ strategy: { type: 'Recreate' } }),
  ),
  ofObject('a Deployment that goes', 'DELETE', /pruned/, deployment(), undefined),
  ofObject('a Deployment that comes', 'safe', /nothing had it/, undefined, deployment()),
  ofObject('replicas of a StatefulSet', 'safe', /replicas/, stateful(), stateful({ replicas: 3 })),
  ofObject(
    'image of a StatefulSet',
    'restarts workloads',
    /image/,
    stateful(),
    stateful({ template: pod('a:2') }),
  ),
  ofObject(
    'volumes of a StatefulSet',
    'REPLACE',
    /volumeClaimTemplates/,
    stateful(),
    stateful({ volumeClaimTemplates: claims('2Gi') }),
  ),
  ofObject('service of a StatefulSet', 'REPLACE', /serviceName/, stateful(), stateful({ serviceName: 'b' })),
  ofObject(
    'pod management of a StatefulSet',
    'REPLACE',
    /podManagementPolicy/,
    stateful(),
    stateful({ podManagementPolicy: 'Parallel' }),
  ),
  ofObject('a StatefulSet that goes', 'DELETE', /StatefulSet/, stateful(), undefined),
  ofObject('a claim that grows', 'safe', /"1Gi" -> "2Gi"/, claim('1Gi'), claim('2Gi')),
  ofObject('a claim that shrinks', 'REPLACE', /never shrinks/, claim('2Gi'), claim('1Gi')),
  ofObject('class of a claim', 'REPLACE', /storageClassName/, claim('1Gi'), claim('1Gi', 'slow')),
  ofObject('a claim that goes', 'DELETE', /PersistentVolumeClaim/, claim('1Gi'), undefined),
  ofObject('image of a Job', 'REPLACE', /Job is immutable/, job('a:1'), job('a:2')),
  ofObject('a Job that is suspended', 'SUSPENDS', /suspend/, job('a:1'), job('a:1', { suspend: true })),
  ofObject('schedule of a CronJob', 'safe', /schedule/, cron('0 1 * * *'), cron('0 2 * * *')),
  ofObject(
    'a CronJob that is suspended',
    'SUSPENDS',
    /suspend/,
    cron('0 1 * * *'),
    cron('0 1 * * *', { suspend: true }),
  ),
  ofObject('address of a Service', 'REPLACE', /clusterIP/, service({}), service({ clusterIP: 'None' })),
  ofObject(
    'ports of a Service',
    'restarts workloads',
    /connections end/,
    service({}),
    service({ ports: [{ port: 81 }] }),
  ),
  ofObject(
    'data of a ConfigMap',
    'restarts workloads',
    /data.key/,
    object('ConfigMap', {}, { metadata: { name: 'x', namespace: 'tools' }, data: { key: 'a' } }),
    object('ConfigMap', {}, { metadata: { name: 'x', namespace: 'tools' }, data: { key: 'b' } }),
  ),
  ofObject(
    'data of an immutable ConfigMap',
    'REPLACE',
    /data.key/,
    object(
      'ConfigMap',
      {},
      { metadata: { name: 'x', namespace: 'tools' }, immutable: true, data: { key: 'a' } },
    ),
    object(
      'ConfigMap',
      {},
      { metadata: { name: 'x', namespace: 'tools' }, immutable: true, data: { key: 'b' } },
    ),
  ),
  ofObject(
    'a peer more of a policy',
    'LOOSENS',
    /allows ingress/,
    policy(from(block('10.0.0.0/24'))),
    policy(from(block('10.0.0.0/24'), block('10.9.0.0/24'))),
  ),
  ofObject(
    'a wider block of a policy',
    'LOOSENS',
    /10.0.0.0\/16/,
    policy(from(block('10.0.0.0/24'))),
    policy(from(block('10.0.0.0/16'))),
  ),
  ofObject(
    'a narrower block of a policy',
    'safe',
    /no more than before/,
    policy(from(block('10.0.0.0/16'))),
    policy(from(block('10.0.0.0/24'))),
  ),
  ofObject(
    'no peer of a policy',
    'LOOSENS',
    /from any/,
    policy(from(block('10.0.0.0/24'))),
    policy({ ingress: [{}] }),
  ),
  ofObject(
    'direction of a policy',
    'LOOSENS',
    /isolates the pods no more \(Egress\)/,
    policy({ policyTypes: ['Ingress', 'Egress'] }),
    policy({}),
  ),
  ofObject('the only policy goes', 'LOOSENS', /isolates the pods no more/, policy({}), undefined),
  ofObject('the first policy comes', 'safe', /allows no more/, undefined, policy({})),
  ofObject('a verb more of a Role', 'LOOSENS', /grants delete of pods/, role('get'), role('get', 'delete')),
  ofObject('a verb fewer of a Role', 'safe', /grants no more/, role('get', 'list'), role('get')),
  ofObject('every verb of a Role before', 'safe', /grants no more/, role('*'), role('get', 'delete')),
  ofObject(
    'role of a RoleBinding',
    'REPLACE',
    /role of a binding is immutable/,
    binding('view', 'a'),
    binding('edit', 'a'),
  ),
  ofObject(
    'a subject more of a RoleBinding',
    'LOOSENS',
    /ServiceAccount b, too/,
    binding('view', 'a'),
    binding('view', 'a', 'b'),
  ),
  ofObject(
    'a subject fewer of a RoleBinding',
    'safe',
    /no one else/,
    binding('view', 'a', 'b'),
    binding('view', 'a'),
  ),
  ofObject('a RoleBinding that comes', 'LOOSENS', /had it not/, undefined, binding('view', 'a')),
  ofObject('a RoleBinding that goes', 'safe', /rights go/, binding('view', 'a'), undefined),
  ofObject('a quota that grows', 'LOOSENS', /requests.cpu 1 -> 1500m/, quota('1'), quota('1500m')),
  ofObject('a quota that shrinks', 'safe', /no more than before/, quota('2'), quota('1')),
  ofObject('a quota that goes', 'LOOSENS', /nothing limits/, quota('2'), undefined),
  ofObject(
    'token of an account',
    'LOOSENS',
    /token/,
    object('ServiceAccount', {}, { automountServiceAccountToken: false }),
    object('ServiceAccount', {}, { automountServiceAccountToken: true }),
  ),
  ofObject('a label', 'safe', /no workload is touched/, deployment(), {
    ...deployment(),
    metadata: { name: 'the-deployment', namespace: 'tools', labels: { a: 'b' } },
  }),

  ['a customer that comes', 'safe', /customer cafe comes/, start, ofCustomers(acme, bank, customer('cafe'))],
  ['a customer that goes', 'DELETE', /customer bank goes/, start, ofCustomers(acme)],
  [
    'a customer of another name',
    'REPLACE',
    /customer bank is bank2/,
    edited(() => ({ customers: [acme, customer('bank', { ...bank.spec, title: 'The Bank' })] })),
    ofCustomers(acme, customer('bank2', { ...bank.spec, name: 'bank2', title: 'The Bank' })),
  ],
  [
    'a tenant that goes',
    'DELETE',
    /tenant acme-dev goes/,
    ofCustomers(
      customer('acme', { tenants: { ...acme.spec.tenants, dev: { cluster: 'argo-dev', ring: 'internal' } } }),
      bank,
    ),
    ofCustomers(customer('acme'), bank),
  ],
  [
    'a tenant on another cluster',
    'REPLACE',
    /bank-prod moves from flux-prod to arc-prod/,
    start,
    ofCustomers(acme, bankIn('arc-prod')),
  ],
  [
    'a tenant in another ring',
    'safe',
    /ring late -> early/,
    start,
    ofCustomers(acme, customer('bank', { tenants: { prod: { cluster: 'flux-prod', ring: 'early' } } })),
  ],
  ['a product more', 'safe', /added/, start, ofCustomers(acme, bankIn('flux-prod', {}), customer('cafe'))],
  [
    'a product fewer of a tenant on Argo CD',
    'SUSPENDS',
    /Application acme-prod-api/,
    start,
    ofCustomers(customer('acme', { products: { web: {} } }), bank),
  ],
  [
    'a version that the product says is safe',
    'restarts workloads',
    /a newer version/,
    edited(() => ({ products: jumping('1.0.0', { kind: 'safe' }) })),
    edited(() => ({ products: jumping('1.1.0', { kind: 'safe' }) })),
  ],
  [
    'a version that takes work by hand',
    'restarts workloads',
    /by hand, 1: copy the data/,
    edited(() => ({ products: jumping('1.0.0', { kind: 'manual', steps: ['copy the data'] }) })),
    edited(() => ({ products: jumping('1.1.0', { kind: 'manual', steps: ['copy the data'] }) })),
  ],
  [
    'a version that nobody may jump to',
    'BLOCKED',
    /the index is another; it goes through 1.0.5/,
    edited(() => ({
      products: jumping('1.0.0', { kind: 'blocked', reason: 'the index is another', through: '1.0.5' }),
    })),
    edited(() => ({
      products: jumping('1.1.0', { kind: 'blocked', reason: 'the index is another', through: '1.0.5' }),
    })),
  ],
  [
    'a version that no transition is of',
    'restarts workloads',
    /nobody says that it is safe/,
    edited(() => ({ products: jumping('1.0.0', { kind: 'safe', from: '2.x' }) })),
    edited(() => ({ products: jumping('1.1.0', { kind: 'safe', from: '2.x' }) })),
  ],
  [
    'the chart of a product',
    'REPLACE',
    /web charts\/web 1.0.0 -> charts\/other 1.1.0.*versions of two charts do not compare/,
    edited(() => ({ products: jumping('1.0.0', { kind: 'safe' }) })),
    edited(() => ({
      products: jumping('1.1.0', { kind: 'safe' }, { chart: { repository: 'code', path: 'charts/other' } }),
    })),
  ],
  [
    'a version',
    'restarts workloads',
    /web 1.0.0 -> 1.1.0/,
    start,
    edited(() => ({ products: versions('1.1.0') })),
  ],
  [
    'an older version',
    'restarts workloads',
    /an older version/,
    edited(() => ({ products: versions('1.1.0') })),
    start,
  ],
  [
    'a value',
    'restarts workloads',
    /web replicaCount 1 -> 2/,
    start,
    ofCustomers(acme, customer('bank', { ...bank.spec, products: { web: { replicaCount: 2 } } })),
  ],
  [
    'names of a release',
    'REPLACE',
    /uninstalls the release/,
    start,
    ofCustomers(acme, bankIn('flux-prod', { adopt: { web: { releaseName: 'old' } } })),
  ],
  [
    'chart of a component',
    'REPLACE',
    /chart/,
    start,
    inFleet((given) => ingress(given, { chart: { repository: 'charts', name: 'other-nginx' } })),
  ],
  [
    'version of a component',
    'restarts workloads',
    /4.10.5/,
    start,
    inFleet((given) => ingress(given, { versions: { dev: '4.11.2', prod: '4.10.5' } })),
  ],
  [
    'values of a component',
    'restarts workloads',
    /values/,
    start,
    inFleet((given) => ingress(given, { values: { replicas: 2 } })),
  ],
  [
    'namespace of a component',
    'REPLACE',
    /targetNamespace/,
    start,
    inFleet((given) => ingress(given, { namespace: 'ingress2' })),
  ],
  [
    'a component that goes',
    'DELETE',
    /Kustomization|Application/,
    start,
    inFleet(({ components }) => ({ components: { ingress: components['ingress']! } })),
  ],
  [
    'quota of a tier that grows',
    'LOOSENS',
    /requests.cpu/,
    start,
    withTier({ quota: { ...tier.quota, requests: { cpu: '9', memory: '16Gi' } } }),
  ],
  [
    'quota of a tier that shrinks',
    'safe',
    /requests.cpu/,
    start,
    withTier({ quota: { ...tier.quota, requests: { cpu: '7', memory: '16Gi' } } }),
  ],
  [
    'maximum of a tier',
    'LOOSENS',
    /max/,
    start,
    withTier({ container: { ...tier.container, max: { cpu: '5', memory: '8Gi' } } }),
  ],
  [
    'Pod Security that warns',
    'LOOSENS',
    /level of Pod Security/,
    start,
    inFleet(({ environments }) => ({
      environments: {
        ...environments,
        prod: { ...environments['prod']!, guardrails: { podSecurity: 'warn' } },
      },
    })),
  ],
  [
    'peers of a product',
    'LOOSENS',
    /allows/,
    start,
    edited(({ products: [web, api] }) => ({
      products: [
        {
          ...web!,
          spec: { ...web!.spec, peers: { from: [], to: [{ cidr: '10.2.0.0/16', ports: [5432] }] } },
        },
        api!,
      ],
    })),
  ],
  [
    'guard rails that warn',
    'LOOSENS',
    /allows/,
    start,
    inFleet(({ environments }) => ({
      environments: {
        ...environments,
        prod: { ...environments['prod']!, guardrails: { networkPolicies: 'warn' } },
      },
    })),
  ],
  [
    'sync of an environment',
    'SUSPENDS',
    /deployed by itself/,
    inFleet(({ environments }) => ({
      environments: { ...environments, prod: { ...environments['prod']!, automatedSync: true } },
    })),
    start,
  ],
  [
    'address of the API server',
    'LOOSENS',
    /10.0.0.2/,
    edited(({ products: [web, api], fleet: given }) => ({
      fleet: given,
      products: [{ ...web!, spec: { ...web!.spec, needsApiServer: true } }, api!],
    })),
    edited(({ products: [web, api], fleet: given }) => ({
      fleet: {
        ...given,
        ...cluster(given, 'argo-prod', { apiServer: { cidrs: ['10.0.0.1/32', '10.0.0.2/32'] } }),
      },
      products: [{ ...web!, spec: { ...web!.spec, needsApiServer: true } }, api!],
    })),
  ],
  [
    'a tenant more of a customer',
    'safe',
    /AppProject acme of namespace argocd on argo-prod changed .*destinations/,
    ofCustomers(acmeAt('one'), bank),
    ofCustomers(acmeAt('one', 'two'), bank),
  ],
  [
    'a cluster that impersonates nobody',
    'LOOSENS',
    /rights of other accounts/,
    inFleet((given) => cluster(given, 'argo-prod', { impersonation: true })),
    start,
  ],
  [
    'title of a customer',
    'no-op',
    /files for people/,
    start,
    ofCustomers(acme, customer('bank', { ...bank.spec, title: 'A bank' })),
  ],
];

it('the table is long, and names no change twice', () => {
  expect(rows.length).toBeGreaterThanOrEqual(45);
  expect(new Set(rows.map(([kind]) => kind)).size).toBe(rows.length);
});

it('what changes as a whole is judged by the fields in it that change', () => {
  const helm = (releaseName: string) => ({ chart: 'x', helm: { releaseName } });
  const pattern = 'spec.sources.*.helm.releaseName';
  const path = ['spec', 'sources'];
  const values = { ref: 'values' };
  expect(fits(pattern, { path, from: [helm('a'), values], to: [values, helm('a'), { ref: 'more' }] })).toBe(
    false,
  );
  expect(fits(pattern, { path, from: [helm('a'), values], to: [helm('b')] })).toBe(true);
  expect(fits('spec.selector', { path: ['spec'], to: { selector: {} } })).toBe(true);
  expect(fits('spec.selector', { path: ['spec'], to: { replicas: 1 } })).toBe(false);
});

it.each(rows)('%s is %s', (_, is, said, before, after) => {
  const entries = diffed(before, after);
  const texts = entries.map(
    ({ class: of, title, change, details, why }) =>
      `${of} | ${title} ${change} | ${details.join(' ')} | ${why}`,
  );
  expect(texts.filter((text) => text.startsWith(`${is} |`) && said.test(text))).not.toEqual([]);
  // Nothing is worse than what the table says.
  const worse = changeClasses;
  expect(
    texts.filter((text) => worse.indexOf(text.split(' | ')[0] as ChangeClass) < worse.indexOf(is)),
  ).toEqual([]);
});
