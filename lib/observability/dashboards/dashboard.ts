import type { KubernetesObject } from '../../authored/component/object';
import type { ObservabilityPlan } from '../../plan/operations/observability';
import { panel, type PanelSpec } from './panel';

/** A choice at the top of a dashboard. */
export interface DashboardVariable {
  readonly name: string;
  readonly label: string;
  /** What Prometheus is asked for the choices. */
  readonly query: string;
}

export interface DashboardSpec {
  /** Of the ConfigMap, and the identifier by which Grafana keeps it: frozen, as links name it. */
  readonly name: string;
  readonly title: string;
  readonly variables: readonly DashboardVariable[];
  readonly panels: readonly PanelSpec[];
}

/** The version of the model of dashboards that they are written in. Source: Grafana, "Dashboard JSON model". */
const SCHEMA_VERSION = 39;

/** Columns of Grafana's grid. */
const COLUMNS = 24;

/** A ConfigMap that Grafana's sidecar loads. */
export function dashboardConfigMap(
  { namespace, dashboardLabels }: ObservabilityPlan,
  spec: DashboardSpec,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `dashboard-${spec.name}`, namespace, labels: dashboardLabels },
    data: { [`${spec.name}.json`]: `${JSON.stringify(dashboardModel(spec), null, 2)}\n` },
  };
}

function dashboardModel({ name, title, variables, panels }: DashboardSpec) {
  return {
    uid: `ringfleet-${name}`,
    title,
    tags: ['ringfleet'],
    schemaVersion: SCHEMA_VERSION,
    editable: false,
    timezone: 'utc',
    time: { from: 'now-6h', to: 'now' },
    refresh: '1m',
    annotations: { list: [] },
    templating: { list: [datasource, ...variables.map(queried)] },
    panels: placed(panels),
  };
}

/** Chosen by whoever looks: its name differs by installation. */
const datasource = { name: 'datasource', label: 'Data source', type: 'datasource', query: 'prometheus' };

function queried({ name, label, query }: DashboardVariable) {
  return {
    name,
    label,
    type: 'query',
    datasource: { type: 'prometheus', uid: '$datasource' },
    query,
    definition: query,
    // With every change of the time range.
    refresh: 2,
    includeAll: true,
    multi: true,
    allValue: '.*',
    sort: 1,
  };
}

/** From left to right, each row as high as its highest panel. */
function placed(panels: readonly PanelSpec[]) {
  let [x, y, height] = [0, 0, 0];
  return panels.map((spec, index) => {
    if (x + spec.width > COLUMNS) [x, y, height] = [0, y + height, 0];
    const gridPos = { x, y, w: spec.width, h: spec.height };
    x += spec.width;
    height = Math.max(height, spec.height);
    return { id: index + 1, gridPos, ...panel(spec) };
  });
}
