import type { ComponentSpec } from '../../../../lib/authored/component';
import type { ClusterSpec } from '../../../../lib/authored/cluster';
import { anyCluster, fleet, issuesOf } from '../../../support/specs';

const versions = { prod: '1.0.0' };
const chart = { namespace: 'x', chart: { repository: 'charts', name: 'x' }, versions };
const monitor = { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', metadata: { name: 'x' } };
const policy = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'x' } };

function judge(own: Partial<ComponentSpec>, others: Record<string, ComponentSpec> = {}, engine = 'flux') {
  const one = { ...anyCluster, engine, environment: 'prod', impersonation: false };
  const { impersonation: _, ...flux } = one;
  const cluster = (engine === 'argocd' ? one : flux) as ClusterSpec;
  const components = { x: { ...chart, ...own } as ComponentSpec, ...others };
  return issuesOf({ fleet: fleet({ clusters: { one: cluster }, components }), customers: [] });
}

it.each(['flux', 'arc'])(
  'a custom resource beside a chart that nothing comes before is warned of: %s',
  (engine) => {
    const [issue, ...more] = judge({ manifests: [policy, monitor] }, {}, engine);
    expect(more).toEqual([]);
    expect(issue).toMatchObject({
      severity: 'warning',
      at: { file: 'fleet/fleet.ts', path: 'components.x.manifests.1' },
      problem: expect.stringContaining("ServiceMonitor 'x' is of monitoring.coreos.com") as string,
      fix: expect.stringContaining('make this a component of its own') as string,
    });
  },
);

it('not where a component comes before, or Argo CD orders them', () => {
  const first: ComponentSpec = { ...chart, namespace: 'y' };
  expect(judge({ manifests: [monitor], dependsOn: ['crds'] }, { crds: first })).toStrictEqual([]);
  expect(judge({ manifests: [monitor] }, { crds: { ...first, root: 'bootstrap' } })).toStrictEqual([]);
  expect(judge({ manifests: [monitor] }, {}, 'argocd')).toStrictEqual([]);
});

it("not of Kubernetes' own kinds", () => {
  expect(judge({ manifests: [policy] })).toStrictEqual([]);
});
