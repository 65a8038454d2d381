import { isPermitted, type Wish } from '../support/argocd-rbac';
import { manifestsIn, ofKind } from '../support/manifests';
import { filesOf, sampleSpecs } from '../support/sample';

const specs = sampleSpecs();
const emitted = manifestsIn(filesOf(specs));
const applications = ofKind(emitted, 'Application');
const projects = ofKind(emitted, 'AppProject');
const settings = ofKind(emitted, 'ConfigMap').filter(({ object }) => object.metadata.name === 'argocd-rbac-cm');
const groups = specs.customers.map(({ spec: { name, group } }) => ({ customer: name, group }));

/** The names of the Applications, on all clusters, of which the group may do this. */
function reach(group: string, action: string, resource = 'applications') {
  return applications.filter(({ cluster, object: { metadata, spec } }) =>
    may(group, { resource, action, object: `${spec.project}/${metadata.name}` }, cluster),
  );
}

function may(group: string, wish: Wish, cluster: string): boolean {
  const { object } = settings.find((each) => each.cluster === cluster)!;
  const here = projects.filter((each) => each.cluster === cluster).map((each) => each.object);
  return isPermitted([group], wish, object, here);
}

it('the policy is the same on every cluster that Argo CD runs, and names no customer', () => {
  expect(settings.map(({ cluster }) => cluster).sort()).toEqual(['shared-dev', 'shared-prod', 'shared-staging']);
  const policies = settings.map(({ object }) => JSON.stringify(object.data));
  expect(new Set(policies).size).toBe(1);
  for (const { customer, group } of groups) expect([customer, group].filter((name) => policies[0]!.includes(name))).toEqual([]);
});

describe.each(groups)('the group of $customer', ({ customer, group }) => {
  const own = applications.filter(({ object }) => object.spec.project === customer);

  it.each(['applications', 'logs'])('sees %s of its own Applications, all of them, and of no others', (resource) => {
    expect(reach(group, 'get', resource)).toEqual(own);
  });

  it('syncs its own Applications in dev, and no others', () => {
    expect(reach(group, 'sync')).toEqual(own.filter(({ cluster }) => cluster === 'shared-dev'));
  });

  it.each(['create', 'update', 'delete', 'override', 'action/apps/Deployment/restart'])('may not %s any', (action) => {
    expect(reach(group, action)).toEqual([]);
  });

  it('sees its own project, and neither clusters nor repositories', () => {
    for (const { cluster, object } of projects) {
      const { name } = object.metadata;
      const sees = may(group, { resource: 'projects', action: 'get', object: name }, cluster);
      expect([name, sees]).toEqual([name, name === customer]);
      for (const resource of ['clusters', 'repositories'])
        expect(may(group, { resource, action: 'get', object: 'https://x' }, cluster)).toBe(false);
    }
  });
});

it('each customer with a tenant on a cluster of Argo CD has Applications to see', () => {
  expect(groups.map(({ group }) => reach(group, 'get').length)).toEqual([2, 2, 4]);
});

it('the administrators do everything, the readers see everything, and nobody else sees anything', () => {
  expect([reach('platform-engineers', 'get'), reach('platform-engineers', 'delete')]).toEqual([applications, applications]);
  expect([reach('support', 'get'), reach('support', 'sync')]).toEqual([applications, []]);
  expect([reach('', 'get'), reach('someone', 'get')]).toEqual([[], []]);
});
