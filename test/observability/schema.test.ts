import Ajv from 'ajv';
import schema from '../fixtures/grafana/dashboard.json';
import { manifestsIn } from '../support/manifests';
import { operated } from '../support/operated';
import { filesOf } from '../support/sample';

const files = filesOf(operated());
const check = new Ajv({ strict: false, allErrors: true }).compile(schema);

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}
interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly Panel[];
}

function dashboardsOn(cluster: string): Dashboard[] {
  return manifestsIn(files)
    .filter(({ path, object }) => path.startsWith(`clusters/${cluster}/`) && object?.kind === 'ConfigMap')
    .filter(({ object }) => object.metadata.name.startsWith('dashboard-'))
    .map(
      ({ object }) =>
        JSON.parse(
          Object.values((object as unknown as { data: Record<string, string> }).data)[0]!,
        ) as Dashboard,
    );
}

it.each(['argo-prod', 'flux-prod', 'arc-prod'])(
  '%s has the three dashboards, as Grafana takes them',
  (cluster) => {
    const found = dashboardsOn(cluster);
    expect(found.map(({ title }) => title).sort()).toEqual([
      'Fleet: application',
      'Fleet: cost',
      'Fleet: deployment',
    ]);
    for (const dashboard of found) {
      expect({ errors: check(dashboard) ? [] : check.errors }).toEqual({ errors: [] });
      expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
      expect(overlapping(dashboard.panels)).toEqual([]);
    }
  },
);

it('a managed cluster has no deployment dashboard: its Applications are on the hub', () => {
  expect(
    dashboardsOn('managed')
      .map(({ uid }) => uid)
      .sort(),
  ).toEqual(['ringfleet-application', 'ringfleet-cost']);
});

it('the deployment dashboard shows what the engine tells, and no other', () => {
  const text = (cluster: string) =>
    JSON.stringify(dashboardsOn(cluster).find(({ uid }) => uid.endsWith('deployment')));
  expect(text('argo-prod')).toMatch(/argocd_app_info/);
  expect(text('argo-prod')).not.toMatch(/gotk_/);
  expect(text('flux-prod')).toMatch(/gotk_resource_info/);
  expect(text('flux-prod')).not.toMatch(/argocd_/);
  expect(text('arc-prod')).toBe(text('flux-prod'));
});

it('the schema refuses what Grafana has no word for', () => {
  const [dashboard] = dashboardsOn('argo-prod');
  expect(check({ ...dashboard, panels: [{ ...dashboard!.panels[0], gridPosition: {} }] })).toBe(false);
  expect(check({ ...dashboard, colour: 'red' })).toBe(false);
});

it('nothing in a dashboard is taken for a variable of Flux', () => {
  for (const [path, content] of Object.entries(files))
    if (path.includes('/watching/')) expect(content).not.toContain('${');
});

function overlapping(panels: readonly Panel[]): string[] {
  return panels.flatMap((a, index) =>
    panels.slice(index + 1).flatMap((b) => {
      const [p, q] = [a.gridPos, b.gridPos];
      const apart = p.x + p.w <= q.x || q.x + q.w <= p.x || p.y + p.h <= q.y || q.y + q.h <= p.y;
      return apart && p.x + p.w <= 24 ? [] : [`${a.title} and ${b.title}`];
    }),
  );
}
