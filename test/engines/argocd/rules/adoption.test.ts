import type { ClusterSpec } from '../../../../lib/authored/cluster';
import { adopting } from '../../../support/adopted';
import { issuesOf } from '../../../support/specs';

it("what the fleet's own ApplicationSets make is taken over by their templates", () => {
  const given = adopting('argocd', {
    release: { name: 'web', namespace: 'acme', releaseName: 'web', project: 'web-team', finalizers: [] },
  });
  const spec = { ...given.fleet.clusters['argo-prod']!, delivery: 'FleetSets' } as ClusterSpec;
  const found = issuesOf({ ...given, fleet: { ...given.fleet, clusters: { 'argo-prod': spec } } });
  const adopted = found.filter(({ at }) => at.path?.includes('adopt'));
  expect(adopted.map(({ at, problem }) => [at.path, problem])).toEqual(
    ['finalizers', 'project', 'releaseName'].map((key) => [
      `tenants.prod.adopt.web.${key}`,
      "cluster 'argo-prod' leaves its Applications to the fleet's own ApplicationSets",
    ]),
  );
});
