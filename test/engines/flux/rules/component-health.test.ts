import type { ClusterSpec } from '../../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../../lib/authored/component';
import type { FluxSettings } from '../../../../lib/engines/flux/authored/settings';
import { anyCluster, fleet, issuesOf } from '../../../support/specs';

type Kustomization = NonNullable<FluxSettings['kustomization']>;
const healthChecks = [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'x', namespace: 'apps' }];
const edge = { ...anyCluster, engine: 'flux', environment: 'prod' } as const;

function judge(
  own: Kustomization,
  below: Kustomization = {},
  dependsOn: ComponentSpec['dependsOn'] = ['base'],
) {
  const component: ComponentSpec = { namespace: 'apps', manifests: [] };
  const components = {
    base: { ...component, flux: { kustomization: own } },
    app: { ...component, dependsOn },
    other: { ...component, dependsOn },
  };
  const clusters: Record<string, ClusterSpec> = { edge: { ...edge, flux: { kustomization: below } } };
  return issuesOf({ fleet: fleet({ components, clusters }), customers: [] });
}

const ofBase = { file: 'fleet/fleet.ts', path: 'components.base.flux.kustomization.wait' };
const ofEdge = { file: 'fleet/fleet.ts', path: 'clusters.edge.flux.kustomization.wait' };

it.each<[string, Kustomization, Kustomization]>([
  ['waits by default', {}, {}],
  ['waits', { wait: true }, {}],
  ['checks what has to be healthy', { healthChecks }, {}],
  ['checks, and does not wait for the rest', { wait: false, healthChecks }, {}],
  ['waits, whatever its cluster does', { wait: true }, { wait: false }],
])('a component that %s may be depended on', (_, own, below) => {
  const clear = (issues: ReturnType<typeof judge>) => issues.filter(({ at }) => at.path?.includes('base'));
  expect(clear(judge(own, below))).toStrictEqual([]);
});

it('a component that nobody depends on need not wait', () => {
  expect(judge({ wait: false }, {}, [])).toStrictEqual([]);
  expect(judge({}, { wait: false }, [])).toStrictEqual([]);
});

it('a dependant that says itself what it waits for is let through', () => {
  const ready = [{ component: 'base', readyExpr: 'dep.status.ready' }];
  expect(judge({ wait: false }, {}, ready)).toStrictEqual([]);
});

it('a component that is ready as soon as it is applied may not be depended on', () => {
  const problem =
    "'base' is ready as soon as it is applied (wait: false), but has to be healthy for 'app', 'other'";
  const fix = 'remove wait: false, or name under healthChecks what has to be healthy';
  expect(judge({ wait: false })).toStrictEqual([{ severity: 'error', at: ofBase, problem, fix }]);
  expect(judge({ wait: false, healthChecks: [] })).toStrictEqual([
    { severity: 'error', at: ofBase, problem, fix },
  ]);
  expect(judge({}, { wait: false })).toStrictEqual([{ severity: 'error', at: ofEdge, problem, fix }]);
});

it('checks that Flux ignores are refused', () => {
  const problem = "Flux ignores the healthChecks of 'base', because wait is true";
  expect(judge({ wait: true, healthChecks })).toStrictEqual([
    {
      severity: 'error',
      at: ofBase,
      problem,
      fix: 'leave out wait, and the checks decide; or leave out healthChecks',
    },
  ]);
  expect(judge({ healthChecks }, { wait: true })).toStrictEqual([
    {
      severity: 'error',
      at: ofEdge,
      problem,
      fix: "set wait: false for 'base', and the checks decide; or leave out healthChecks",
    },
  ]);
});

it('Argo CD judges the health of everything itself', () => {
  const component: ComponentSpec = { namespace: 'apps', manifests: [] };
  const components = {
    base: { ...component, flux: { kustomization: { wait: false } } },
    app: { ...component, dependsOn: ['base'] },
  };
  const clusters = {
    argo: { ...anyCluster, engine: 'argocd', environment: 'prod', impersonation: false },
  } as const;
  expect(issuesOf({ fleet: fleet({ components, clusters }), customers: [] })).toStrictEqual([]);
});
