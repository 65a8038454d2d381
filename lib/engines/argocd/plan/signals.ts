import { oneOf, selector } from '../../../observability/promql';
import type { Signals } from '../../../observability/signals';
import { PLATFORM } from '../../../plan/names';

const INFO = 'argocd_app_info';
const SYNCS = 'argocd_app_sync_total';

/** Source: Argo CD, "Metrics"; controller/metrics. */
export const signals: Signals = {
  always: INFO,
  object: '{{ $labels.name }}',
  platform: (_, projects) => oneOf('project', [PLATFORM, ...projects]),
  named: (names) => oneOf('name', names),
  failed(matchers) {
    // A counter that begins with its first failure has not increased: before that there was none.
    const failures = selector(SYNCS, matchers, 'phase=~"Error|Failed"', 'dry_run!="true"');
    return `increase(${failures}[10m]) > 0 or (${failures} unless ${failures} offset 10m)`;
  },
  outOfSync: (matchers) => `${selector(INFO, matchers, 'sync_status!="Synced"')} == 1`,
  degraded: (matchers) => `${selector(INFO, matchers, 'health_status="Degraded"')} == 1`,
  panels: [
    { kind: 'stat', title: 'Applications', expr: `count(${INFO})`, legend: 'Applications' },
    {
      kind: 'stat',
      title: 'Out of sync',
      expr: `count(${selector(INFO, 'sync_status!="Synced"')}) or vector(0)`,
      legend: 'Out of sync',
    },
    {
      kind: 'stat',
      title: 'Degraded',
      expr: `count(${selector(INFO, 'health_status="Degraded"')}) or vector(0)`,
      legend: 'Degraded',
    },
    {
      kind: 'timeseries',
      title: 'Syncs by result',
      expr: `sum by (phase) (increase(${selector(SYNCS, 'dry_run!="true"')}[$__rate_interval]))`,
      legend: '{{phase}}',
    },
    {
      kind: 'timeseries',
      title: 'Deployments a day by project',
      expr: `sum by (project) (increase(${selector(SYNCS, 'phase="Succeeded"', 'dry_run!="true"')}[1d]))`,
      legend: '{{project}}',
    },
    {
      kind: 'table',
      title: 'What is out of sync or not healthy',
      expr: `${selector(INFO, 'sync_status!="Synced"')} or ${selector(INFO, 'health_status!="Healthy"')}`,
      legend: '{{name}}',
    },
  ],
};
