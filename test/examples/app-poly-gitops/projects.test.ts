import { applicationsOf, emitted, environments } from '../../support/app-poly-gitops';
import { ofKind, type Of } from '../../support/manifests';

function projectsOf(cluster: string): Map<string, Of<'AppProject'>> {
  const own = ofKind(emitted, 'AppProject').filter((each) => each.cluster === cluster);
  return new Map(own.map(({ object }) => [object.metadata.name, object]));
}

function repositoriesOf({ spec }: Of<'Application'>): string[] {
  return [...(spec.sources ?? []), ...(spec.source ? [spec.source] : [])].map(({ repoURL }) => repoURL);
}

describe.each(environments)('the AppProjects of %s', (environment) => {
  const projects = projectsOf(environment);

  it('are platform and tenants, and the default, which permits nothing', () => {
    expect([...projects.keys()].sort()).toEqual(['default', 'platform', 'tenants']);
    const { spec } = projects.get('default')!;
    expect([spec.sourceRepos, spec.destinations]).toEqual([[], []]);
  });

  it('permit every repository and namespace that their Applications use', () => {
    const refused = applicationsOf(environment).filter(({ object }) => {
      const { sourceRepos = [], destinations = [] } = projects.get(object.spec.project)!.spec;
      const { server, namespace } = object.spec.destination;
      const mayPull = repositoriesOf(object).every((url) => sourceRepos.includes(url));
      const mayGo = destinations.some(
        (each) => each.server === server && (each.namespace === '*' || each.namespace === namespace),
      );
      return !mayPull || !mayGo;
    });
    expect(refused).toEqual([]);
    expect(new Set(applicationsOf(environment).map(({ object }) => object.spec.project))).toEqual(
      new Set(['platform', 'tenants']),
    );
  });

  it('permit a tenant its own namespace and no kind of a cluster', () => {
    const { destinations, clusterResourceWhitelist } = projects.get('tenants')!.spec;
    expect(destinations).toEqual([
      { server: 'https://kubernetes.default.svc', namespace: `syncjob-${environment}` },
    ]);
    expect(clusterResourceWhitelist).toEqual([]);
  });
});
