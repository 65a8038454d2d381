import { plan } from '../../../../lib/planner/plan';
import { chart, given, type Given } from '../../../support/argocd';

function said(settings: Given): string[] {
  return plan(given(settings)).issues.map(
    ({ at, problem, fix }) => `${at.file} ${at.path}: ${problem}; ${fix}`,
  );
}

describe('a chart with value files', () => {
  const refs = { shared: { repository: 'code', versions: { prod: 'v1' } } };
  const helm = (valueFiles: readonly string[], more = {}) =>
    said({ component: { ...chart, argocd: { helm: { valueFiles, refs: { ...refs, ...more } } } } });

  it('names its refs, at the start of a path', () => {
    expect(helm(['values-prod.yaml', '$shared/x.yaml'])).toEqual([]);
    expect(helm(['$shard/x.yaml', 'a/$shared/x.yaml'])).toEqual([
      "fleet/fleet.ts components.x.argocd.helm.refs.shared: no value file comes from ref 'shared'; name one in valueFiles, as '$shared/path/values.yaml', or take the ref away",
      "fleet/fleet.ts components.x.argocd.helm.valueFiles.0: unknown ref 'shard' in '$shard/x.yaml'; did you mean 'shared'? Allowed: shared",
      "fleet/fleet.ts components.x.argocd.helm.valueFiles.1: 'a/$shared/x.yaml' has a '$' where Argo CD looks for no ref; put the ref first and the path from its repository's root after it: '$ref/path/values.yaml'",
    ]);
  });

  it('names repositories of git, environments of the fleet, and a version for each one that it runs in', () => {
    const wrong = { other: { repository: 'charts', versions: { prd: 'v1' } } };
    expect(helm(['$shared/x.yaml', '$other/x.yaml'], wrong)).toEqual([
      "fleet/fleet.ts components.x.argocd.helm.refs.other.repository: unknown git repository 'charts'; use one of: code, fleet-state",
      "fleet/fleet.ts components.x.argocd.helm.refs.other.versions: no version for environment 'prod', which a cluster with the component has; add prod to its versions",
      expect.stringContaining("helm.refs.other.versions.prd: unknown environment 'prd'"),
    ]);
  });

  it('of more than three sources is warned of', () => {
    const more = { b: refs.shared, c: refs.shared };
    expect(helm(['$shared/x.yaml', '$b/x.yaml'], { b: refs.shared })).toEqual([]);
    expect(helm(['$shared/x.yaml', '$b/x.yaml', '$c/x.yaml'], more)).toEqual([
      "fleet/fleet.ts components.x.argocd.helm.refs: its Application would have 4 sources: the chart, 'shared', 'b', 'c'; keep value files together, in 2 repositories at most",
    ]);
  });
});
