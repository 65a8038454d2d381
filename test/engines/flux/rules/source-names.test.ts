import type { ComponentSpec } from '../../../../lib/authored/component';
import type { FluxClusterSpec } from '../../../../lib/authored/cluster';
import { anyCluster, fleet, issuesOf } from '../../../support/specs';

const versions = { dev: 'v1', prod: 'v1' } as const;
const folder = (repository: string): ComponentSpec => ({
  namespace: 'crds',
  kustomize: { repository, path: 'deploy' },
  versions,
});

function judge(own: Partial<FluxClusterSpec<string, string>>, components: Record<string, ComponentSpec>) {
  const cluster = { ...anyCluster, environment: 'prod', ...own, engine: 'flux' } as const;
  const found = issuesOf({ fleet: fleet({ clusters: { one: cluster }, components }), customers: [] });
  return found.map(({ at, problem }) => `${at.path}: ${problem}`);
}

it('a component may not be called what the source of the state repository is', () => {
  expect(judge({}, { 'fleet-state': folder('code') })).toStrictEqual([
    "components.fleet-state: its source on cluster one would be the GitRepository 'fleet-state', which is that of the state repository",
  ]);
  // A chart of a Helm repository has no source of its own.
  const chart = {
    namespace: 'x',
    chart: { repository: 'charts', name: 'x' },
    versions: { dev: '1.0.0', prod: '1.0.0' },
  };
  expect(judge({}, { 'fleet-state': chart })).toStrictEqual([]);
});

it('unless components share its source', () => {
  expect(judge({ sharedSources: true }, { 'fleet-state': folder('code') })).toStrictEqual([]);
});

it('a source of another kind may have the name', () => {
  expect(judge({}, { 'fleet-state': folder('registry') })).toStrictEqual([]);
});

it("a component may not be called what the repository of Flux's own manifests is", () => {
  const install = { repository: 'registry', version: 'v2.6.4' };
  expect(judge({ install }, { registry: folder('registry') })).toStrictEqual([
    "components.registry: its source on cluster one would be the OCIRepository 'registry', which is that of Flux's own manifests",
  ]);
});
