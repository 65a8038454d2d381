import { HUB, objects, places, type Found } from '../../support/warehouse-network';

interface Alert {
  readonly alert?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

function alertsOn(cluster: string): Alert[] {
  return objects(cluster, 'PrometheusRule').flatMap(({ spec }) => {
    const { groups } = spec as { groups: { rules: Alert[] }[] };
    return groups.flatMap(({ rules }) => rules.filter(({ alert }) => alert !== undefined));
  });
}
const dashboardsOn = (cluster: string): Found[] =>
  objects(cluster, 'ConfigMap').filter(({ metadata }) => metadata.labels?.['grafana_dashboard'] === '1');

describe.each(places)('of $tenant', ({ tenant, cluster, namespace, environment }) => {
  /** Argo CD tells on its own cluster what is delivered; what runs is told where it runs. */
  const named = (alert: string, on: string) =>
    alertsOn(on).filter((each) => each.alert === alert && each.labels?.['tenant'] === tenant);
  const severity = { dev: 'info', staging: 'warning', prod: 'critical' }[environment];

  it('a deployment that failed is told', () => {
    const [alert, ...more] = named('DeploymentFailed', HUB);
    expect(more).toEqual([]);
    expect(alert!.expr).toContain(`argocd_app_sync_total{name="${tenant}",phase=~"Error|Failed"`);
    expect(alert!.labels!['severity']).toBe(severity);
  });

  it('being out of sync is told after 5 minutes', () => {
    const [alert, ...more] = named('OutOfSync', HUB);
    expect(more).toEqual([]);
    expect(alert).toMatchObject({
      expr: `argocd_app_info{name="${tenant}",sync_status!="Synced"} == 1`,
      for: '5m',
    });
  });

  it('health that is degraded is told', () => {
    const [alert, ...more] = named('HealthDegraded', HUB);
    expect(more).toEqual([]);
    expect(alert!.expr).toBe(`argocd_app_info{name="${tenant}",health_status="Degraded"} == 1`);
  });

  it('limits of memory, cpu and quota that are exceeded are told', () => {
    const alerts = named('ResourceLimitsExceeded', cluster);
    expect(alerts.map(({ labels }) => labels!['limit']).sort()).toEqual(['cpu', 'memory', 'quota']);
    for (const { expr, labels } of alerts) {
      expect(expr).toContain(`namespace="${namespace}"`);
      expect(labels!['severity']).toBe(severity);
    }
  });

  it('its metrics are scraped', () => {
    const [monitor] = objects(cluster, 'ServiceMonitor').filter(
      ({ metadata }) => metadata.namespace === namespace,
    );
    expect(monitor!.spec).toMatchObject({ endpoints: [{ port: 'metrics' }] });
  });
});

it('the metrics of Argo CD, of which the alerts are made, are scraped on its cluster', () => {
  const [monitor] = objects(HUB, 'ServiceMonitor');
  expect(monitor).toMatchObject({
    metadata: { name: 'argocd-metrics', namespace: 'argocd' },
    spec: { selector: { matchLabels: { 'app.kubernetes.io/name': 'argocd-metrics' } } },
  });
});

it('there are three dashboards: deployment where Argo CD is, application and cost on every cluster', () => {
  const titles = (cluster: string) =>
    dashboardsOn(cluster)
      .map(({ data }) => (JSON.parse(Object.values(data!)[0]!) as { title: string }).title)
      .sort();
  expect(titles(HUB)).toContain('Fleet: deployment');
  for (const { cluster } of places) expect(titles(cluster)).toEqual(['Fleet: application', 'Fleet: cost']);
});

it('the cost dashboard knows prices', () => {
  for (const { cluster } of places) {
    const cost = dashboardsOn(cluster).find(({ metadata }) => metadata.name === 'dashboard-cost');
    expect(Object.values(cost!.data!)[0]).toContain('currencyUSD');
  }
});

it('what is critical in production wakes somebody, and nothing else does', () => {
  const woken = (cluster: string) =>
    objects(cluster, 'AlertmanagerConfig').filter(({ spec }) =>
      (spec['receivers'] as { name: string }[]).some(({ name }) => name === 'on-call'),
    );
  for (const { cluster, environment } of places)
    expect(woken(cluster).length > 0).toBe(environment === 'prod');
});

it('what opens the chat and the pager is there, and alerts of all namespaces get to it', () => {
  for (const { cluster } of places) {
    const secrets = objects(cluster, 'ExternalSecret').filter(
      ({ metadata }) => metadata.namespace === 'monitoring',
    );
    expect(secrets.map(({ metadata }) => metadata.name).sort()).toEqual(['alerts-chat', 'alerts-pager']);
  }
});
