import { load } from 'js-yaml';
import { exported } from '../support/metrics';
import { manifestsIn } from '../support/manifests';
import { operated } from '../support/operated';
import { asked } from '../support/promql';
import { filesOf } from '../support/sample';

interface RuleGroups {
  readonly groups: readonly {
    readonly rules: readonly { readonly expr: string; readonly record?: string }[];
  }[];
}
interface Dashboard {
  readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[];
  readonly templating: { readonly list: readonly { readonly type: string; readonly query: string }[] };
}

// A component of which a cluster has nothing is an empty file.
const objects = manifestsIn(filesOf(operated())).flatMap(({ object }) => object ?? []);
const rules = objects
  .filter(({ kind }) => kind === 'PrometheusRule')
  .flatMap((object) =>
    (object as unknown as { spec: RuleGroups }).spec.groups.flatMap((group) => group.rules),
  );
const dashboards = objects
  .filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith('dashboard-'))
  .map(
    (object) =>
      load(Object.values((object as unknown as { data: Record<string, string> }).data)[0]!) as Dashboard,
  );
const ofPanels = dashboards.flatMap(({ panels }) =>
  panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
);
const ofVariables = dashboards.flatMap(({ templating }) =>
  templating.list.flatMap(({ type, query }) => (type === 'query' ? [query] : [])),
);
// Grafana fills in ranges before Prometheus sees them.
const all = [...rules.map(({ expr }) => expr), ...ofPanels].map((expr) =>
  expr.replaceAll('$__rate_interval', '5m'),
);

it('every expression parses', () => {
  expect(all.flatMap((expr) => asked(expr).faults.map((fault) => `${expr}: ${fault}`))).toEqual([]);
  expect(all.length).toBeGreaterThan(100);
});

it('every metric is one that somebody exports, or that a rule records, and every one of the list is asked for', () => {
  // What products say of themselves is theirs.
  const ofProducts = ['http_requests_total'];
  const recorded = rules.flatMap(({ record }) => record ?? []);
  const known = Object.values(exported).flat();
  const used = new Set(all.flatMap((expr) => asked(expr).metrics));
  expect([...used].filter((name) => ![...known, ...recorded, ...ofProducts].includes(name)).sort()).toEqual(
    [],
  );
  expect(known.filter((name) => !used.has(name))).toEqual([]);
});

it('variables of dashboards are values of labels of what is recorded', () => {
  expect(new Set(ofVariables)).toEqual(
    new Set([
      'label_values(ringfleet:namespace:info, environment)',
      'label_values(ringfleet:namespace:info{environment=~"$environment"}, customer)',
    ]),
  );
});

it('alerts of one name and labels do not become one where their series differ', () => {
  // A label of the rule replaces that of the series: none may be what tells series apart.
  const apart = [
    'name',
    'exported_namespace',
    'namespace',
    'pod',
    'container',
    'resource',
    'deployment',
    'statefulset',
  ];
  const alerts = rules as unknown as readonly {
    readonly alert?: string;
    readonly labels: Record<string, string>;
  }[];
  for (const { alert, labels } of alerts)
    if (alert) expect(Object.keys(labels).filter((each) => apart.includes(each))).toEqual([]);
});
