import { manifestsIn, nameOf, ofKind } from '../support/manifests';
import { filesOf, sampleSpecs } from '../support/sample';

const emitted = manifestsIn(filesOf(sampleSpecs()));
const projects = ofKind(emitted, 'AppProject');
const ofCustomers = projects.filter(({ object }) => !['platform', 'default'].includes(object.metadata.name));

it('there is a project of the platform and a locked default on each cluster, and one for each customer there', () => {
  const names = (cluster: string) =>
    projects.filter((each) => each.cluster === cluster).map(({ object }) => object.metadata.name);
  expect(names('shared-dev').sort()).toEqual(['customer-01', 'customer-03', 'default', 'platform']);
  expect(names('shared-prod').sort()).toEqual(['customer-02', 'default', 'platform']);
  expect(names('edge-prod')).toEqual([]);
});

describe('the AppProject of a customer', () => {
  it.each(ofCustomers)('on $cluster permits no cluster-scoped kind and no guard rail', ({ object: { spec } }) => {
    expect(spec.clusterResourceWhitelist).toEqual([]);
    const permitted = spec.namespaceResourceWhitelist!.map(({ group, kind }) => `${group}/${kind}`);
    expect(permitted).toEqual(expect.arrayContaining(['/Service', 'apps/Deployment', 'networking.k8s.io/Ingress']));
    const refused = /[*]|LimitRange|ResourceQuota|NetworkPolicy|Role|^\/Pod$|Endpoint|SecretStore|HelmRelease|toolkit/;
    expect(permitted.filter((kind) => refused.test(kind))).toEqual([]);
  });

  it.each(ofCustomers)('on $cluster opens the namespaces of its tenants alone', ({ cluster, object }) => {
    const own = ofKind(emitted, 'Namespace')
      .filter((each) => each.cluster === cluster)
      .map(({ object: { metadata } }) => metadata)
      .filter(({ labels }) => labels!['ringfleet.io/customer'] === object.metadata.name);
    expect(object.spec.destinations).toEqual(
      own.map(({ name }) => ({ server: 'https://kubernetes.default.svc', namespace: name })),
    );
    expect(own.length).toBeGreaterThan(0);
  });

  it.each(ofCustomers)('on $cluster has roles whose policies concern this project alone', ({ object: { spec, metadata } }) => {
    for (const { name, groups, policies } of spec.roles!) {
      expect([groups!.length, policies!.length > 0]).toEqual([1, true]);
      for (const policy of policies!) {
        const [p, subject, resource, action, object, effect] = policy.split(', ');
        expect([p, subject, effect]).toEqual(['p', `proj:${metadata.name}:${name}`, 'allow']);
        expect(['applications get', 'logs get', 'applications sync']).toContain(`${resource} ${action}`);
        expect(object!.startsWith(`${metadata.name}/`)).toBe(true);
      }
    }
  });

  it.each(ofCustomers)('on $cluster has a role that syncs where customers deploy: in dev', ({ cluster, object: { spec } }) => {
    const roles = spec.roles!.map(({ name }) => name);
    expect(roles).toEqual(cluster === 'shared-dev' ? ['viewer', 'deployer'] : ['viewer']);
  });
});

describe('deleting the AppProject of a customer', () => {
  it.each(ofCustomers)('on $cluster waits for its Applications, or leaves it where one stays', ({ cluster, object }) => {
    const { finalizers, annotations } = object.metadata;
    expect([finalizers, annotations]).toEqual(
      cluster === 'shared-prod'
        ? [undefined, { 'argocd.argoproj.io/compare-options': 'IgnoreExtraneous', 'argocd.argoproj.io/sync-options': 'Prune=false' }]
        : [['resources-finalizer.argocd.argoproj.io'], undefined],
    );
  });
});

describe('any AppProject', () => {
  it('lists its sources one by one', () => {
    const wild = projects.filter(({ object }) => object.spec.sourceRepos!.some((repo) => repo.includes('*')));
    expect(wild.map(({ object }) => nameOf(object))).toEqual([]);
  });

  it('names one cluster in each destination, and has a wildcard for namespaces on the platform only', () => {
    for (const { object } of projects) {
      for (const { server, name, namespace } of object.spec.destinations!) {
        expect([server, name]).toEqual(['https://kubernetes.default.svc', undefined]);
        if (object.metadata.name !== 'platform') expect(namespace).not.toMatch(/[*?]|^argocd$/);
      }
    }
  });

  it('named default permits nothing', () => {
    const locked = projects.filter(({ object }) => object.metadata.name === 'default');
    expect(locked).toHaveLength(3);
    for (const { object } of locked) {
      expect(object.spec).toMatchObject({
        sourceRepos: [],
        destinations: [],
        clusterResourceWhitelist: [],
        namespaceResourceBlacklist: [{ group: '*', kind: '*' }],
      });
    }
  });
});

describe('the settings of Argo CD', () => {
  const settings = ofKind(emitted, 'ConfigMap').filter(({ object }) => object.metadata.name === 'argocd-cm');

  it('give Applications a health, without which no wave waits', () => {
    expect(settings).toHaveLength(3);
    for (const { object } of settings)
      expect(object.data).toHaveProperty(['resource.customizations.health.argoproj.io_Application'], expect.any(String));
  });

  it('turn on impersonation exactly where the projects name accounts', () => {
    for (const { cluster, object } of settings) {
      const here = projects.filter((each) => each.cluster === cluster && each.object.metadata.name !== 'default');
      const isOn = object.data!['application.sync.impersonation.enabled'] === 'true';
      expect(here.map(({ object: { spec } }) => spec.destinationServiceAccounts !== undefined)).toEqual(
        here.map(() => isOn),
      );
    }
  });
});
