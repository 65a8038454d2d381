import { ofKind } from '../../support/manifests';
import { application, emitted, environments, HUB, plan, places } from '../../support/warehouse-network';

const applications = ofKind(emitted, 'Application');
/** Of the state repository, where `dist/` lies below this folder. */
const PREFIX = '.gitops/dist/';

/** Every Application that one leads to, however many folders lie between. */
function reachedFrom(name: string): Set<string> {
  const reached = new Set([name]);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const { object } of applications.filter((each) => reached.has(each.object.metadata.name)))
      for (const { path, object: child } of applications) {
        const folder = object.spec.source?.path;
        if (folder !== undefined && `${PREFIX}${path}`.startsWith(`${folder}/`))
          reached.add(child.metadata.name);
      }
  }
  return reached;
}

it('app-of-apps leads to every Application, and so to those of the environments', () => {
  const reached = reachedFrom('app-of-apps');
  expect([...reached].sort()).toEqual(applications.map(({ object }) => object.metadata.name).sort());
  for (const environment of environments) expect(reached).toContain(`warehouse-${environment}`);
});

it('app-of-apps is the one that is applied by hand, on the cluster of Argo CD', () => {
  const { path, object } = application('app-of-apps');
  expect(path).toBe(`clusters/${HUB}/bootstrap/root.yaml`);
  expect(object.spec.syncPolicy!.automated).toMatchObject({ prune: true, selfHeal: true });
});

it.each(environments)(
  'warehouse-%s is in a namespace of its name, on a cluster of its own',
  (environment) => {
    const { destination } = application(`warehouse-${environment}`).object.spec;
    const { cluster } = places.find(({ tenant }) => tenant === `warehouse-${environment}`)!;
    expect(destination).toEqual({ name: cluster, namespace: `warehouse-${environment}` });
    expect(plan.clusters.find(({ name }) => name === cluster)!.environment.name).toBe(environment);
  },
);

it('no two releases share a cluster', () => {
  const clusters = places.map(({ tenant }) => application(tenant).object.spec.destination.name);
  expect(new Set(clusters).size).toBe(places.length);
});

describe('the AppProject of the releases', () => {
  const projects = new Map(ofKind(emitted, 'AppProject').map(({ object }) => [object.metadata.name, object]));

  it('is their own, and not the default one, which permits nothing', () => {
    expect([...projects.keys()].sort()).toEqual(['default', 'platform', 'warehouse']);
    const { sourceRepos, destinations } = projects.get('default')!.spec;
    expect([sourceRepos, destinations]).toEqual([[], []]);
    const inIt = applications.filter(({ object }) => object.spec.project === 'warehouse');
    expect(inIt.map(({ object }) => object.metadata.name).sort()).toEqual(
      places.map(({ tenant }) => tenant).sort(),
    );
  });

  it('permits the namespace of each on its cluster, one repository, and no kind of a cluster', () => {
    const { destinations, sourceRepos, clusterResourceWhitelist } = projects.get('warehouse')!.spec;
    const expected = places.map(({ cluster, namespace }) => ({ name: cluster, namespace }));
    expect(destinations).toEqual(expect.arrayContaining(expected));
    expect(destinations).toHaveLength(expected.length);
    expect(sourceRepos).toEqual(['https://github.com/warehouse-network/warehouse-network.git']);
    expect(clusterResourceWhitelist).toEqual([]);
  });
});
