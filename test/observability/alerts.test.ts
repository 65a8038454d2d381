import { manifestsIn } from '../support/manifests';
import { operated } from '../support/operated';
import { repository } from '../support/own-repositories';
import { filesOf } from '../support/sample';
import type { Specs } from '../../lib/authored/specs';

interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: Readonly<Record<string, string>>;
}
interface Emitted {
  readonly path: string;
  readonly kind: string;
  readonly spec: { readonly groups: readonly { readonly rules: readonly Rule[] }[] };
}

function emitted(specs: Specs, kind: string): Emitted[] {
  return manifestsIn(filesOf(specs)).flatMap(({ path, object }) =>
    object?.kind === kind ? [{ path, ...object } as unknown as Emitted] : [],
  );
}
const rulesIn = (path: string, specs = operated()): Rule[] =>
  emitted(specs, 'PrometheusRule')
    .filter((each) => each.path === path)
    .flatMap(({ spec }) => spec.groups.flatMap(({ rules }) => rules));
const names = (rules: readonly Rule[]) => [...new Set(rules.flatMap(({ alert }) => alert ?? []))].sort();

const FOUR = ['DeploymentFailed', 'HealthDegraded', 'OutOfSync', 'ResourceLimitsExceeded'];

it.each([
  ['argo-prod', 'acme-prod'],
  ['flux-prod', 'bolt-prod'],
  ['arc-prod', 'crane-prod'],
])('on %s, %s has the four alerts, with labels to route them by', (cluster, tenant) => {
  const rules = rulesIn(`clusters/${cluster}/infrastructure/watching/tenant-${tenant}.yaml`);
  expect(names(rules)).toEqual(['DeploymentFailed', 'ErrorBudgetBurn', ...FOUR.slice(1)]);
  const [customer] = tenant.split('-');
  for (const { alert, labels } of rules)
    if (alert) expect(labels).toMatchObject({ customer, environment: 'prod', tenant, cluster });
});

it('the platform has them too, and hears when nobody sees what is delivered', () => {
  for (const cluster of ['argo-prod', 'flux-prod', 'arc-prod'])
    expect(names(rulesIn(`clusters/${cluster}/infrastructure/watching/manifests.yaml`))).toEqual([
      'DeliveryMetricsAbsent',
      ...FOUR,
    ]);
});

it('of a managed cluster, the hub tells what is delivered, and the cluster what runs', () => {
  const file = 'infrastructure/watching/tenant-delta-prod.yaml';
  expect(names(rulesIn(`clusters/argo-prod/${file}`))).toEqual(FOUR.slice(0, 3));
  expect(names(rulesIn(`clusters/managed/${file}`))).toEqual(['ErrorBudgetBurn', 'ResourceLimitsExceeded']);
  expect(names(rulesIn('clusters/managed/infrastructure/watching/manifests.yaml'))).toEqual([
    'ResourceLimitsExceeded',
  ]);
});

it('is out of sync after five minutes, or as long as the fleet says', () => {
  const path = 'clusters/flux-prod/infrastructure/watching/tenant-bolt-prod.yaml';
  const outOfSync = (specs?: Specs) => rulesIn(path, specs).find(({ alert }) => alert === 'OutOfSync');
  expect(outOfSync()?.for).toBe('5m');
  expect(outOfSync(operated({ observability: { after: { outOfSync: '1h30m' } } }))?.for).toBe('90m');
});

it('what waits for a person is out of sync and no fault; Flux waits for nobody', () => {
  const severity = (path: string) =>
    rulesIn(`clusters/${path}.yaml`).find(({ alert }) => alert === 'OutOfSync')?.labels.severity;
  expect(severity('argo-prod/infrastructure/watching/tenant-acme-prod')).toBe('info');
  expect(severity('argo-dev/infrastructure/watching/tenant-acme-dev')).toBe('warning');
  expect(severity('flux-prod/infrastructure/watching/tenant-bolt-prod')).toBe('critical');
  expect(severity('argo-prod/infrastructure/watching/manifests')).toBe('critical');
});

it('Argo CD is asked by Applications, and Flux by its objects and what runs', () => {
  const exprOf = (path: string, name: string) =>
    rulesIn(`clusters/${path}.yaml`).find(({ alert }) => alert === name)?.expr;
  expect(exprOf('argo-prod/infrastructure/watching/tenant-acme-prod', 'HealthDegraded')).toBe(
    'argocd_app_info{name=~"acme-prod-api|acme-prod-web",health_status="Degraded"} == 1',
  );
  expect(exprOf('arc-prod/infrastructure/watching/tenant-crane-prod', 'DeploymentFailed')).toBe(
    'gotk_resource_info{exported_namespace="apps",name=~"crane-prod-api|crane-prod-web",customresource_kind=~"HelmRelease|Kustomization",ready="False",suspended!="true"} == 1',
  );
});

describe('routing', () => {
  interface Config {
    readonly metadata: { readonly name: string; readonly namespace: string };
    readonly spec: {
      readonly route: {
        readonly matchers: readonly { readonly name: string; readonly value: string }[];
        readonly routes: readonly { readonly receiver: string }[];
      };
      readonly receivers: readonly {
        readonly name: string;
        readonly slackConfigs?: readonly { readonly channel: string }[];
      }[];
    };
  }
  const configs = (changes: object = {}) =>
    emitted(operated({ observability: changes }), 'AlertmanagerConfig') as unknown as (Config & {
      path: string;
    })[];
  const told = (all: readonly Config[], name: string) =>
    all.find(({ metadata }) => metadata.name === name)?.spec.route.routes.map(({ receiver }) => receiver);

  it('goes by environment', () => {
    const all = configs();
    expect(told(all, 'tenant-acme-prod')).toEqual(['chat', 'on-call']);
    expect(told(all, 'tenant-acme-dev')).toEqual(['chat']);
    expect(new Set(all.map(({ metadata }) => metadata.namespace))).toEqual(new Set(['monitoring']));
  });

  it('goes by customer and tier, which the platform has none of', () => {
    const routes = [
      { receiver: 'chat', of: { customers: ['bolt'] } },
      { receiver: 'on-call', of: { tiers: ['premium'] } },
    ];
    const all = configs({ routes });
    expect(told(all, 'tenant-bolt-prod')).toEqual(['chat']);
    expect(told(all, 'tenant-acme-dev')).toEqual(['on-call']);
    expect(told(all, 'tenant-crane-prod')).toBeUndefined();
    expect(told(all, 'platform')).toBeUndefined();
  });

  it('has a channel for each customer and environment', () => {
    const channels = configs().flatMap(({ metadata, spec }) =>
      spec.receivers.flatMap(({ slackConfigs = [] }) =>
        slackConfigs.map(({ channel }) => [metadata.name, channel]),
      ),
    );
    expect(channels).toEqual(
      expect.arrayContaining([
        ['tenant-acme-dev', '#acme-dev'],
        ['tenant-bolt-prod', '#bolt-prod'],
        ['platform', '#platform-prod'],
      ]),
    );
  });

  it('is not there where nobody is told', () => {
    expect(configs({ routes: [], receivers: {} })).toEqual([]);
  });
});

it('an objective is watched over the windows of the SRE workbook', () => {
  const rules = rulesIn('clusters/flux-prod/infrastructure/watching/tenant-bolt-prod.yaml');
  expect(rules.flatMap(({ record }) => record ?? [])).toEqual([
    'ringfleet:namespace:info',
    ...['5m', '30m', '1h', '6h', '3d'].map((window) => `slo:error_ratio:rate${window}`),
  ]);
  const burns = rules
    .filter(({ alert }) => alert === 'ErrorBudgetBurn')
    .map(({ expr, labels }) => {
      const thresholds = [...expr.matchAll(/rate(\w+)\{[^}]*\} > ([\d.]+) \* ([\d.]+)/g)].map(
        ([, ...all]) => all,
      );
      return [labels.severity, thresholds];
    });
  // 14.4 times: 2 % of the budget of 30 days in an hour.
  expect(burns).toEqual([
    [
      'critical',
      [
        ['1h', '14.4', '0.001'],
        ['5m', '14.4', '0.001'],
        ['6h', '6', '0.001'],
        ['30m', '6', '0.001'],
      ],
    ],
    [
      'warning',
      [
        ['3d', '1', '0.001'],
        ['6h', '1', '0.001'],
      ],
    ],
  ]);
});

it('without the component, nothing is watched', () => {
  const specs = operated();
  const { watching: _, ...components } = specs.fleet.components;
  const files = Object.keys(filesOf({ ...specs, fleet: { ...specs.fleet, components } }));
  expect(files.filter((path) => path.includes('watching'))).toEqual([]);
});

it('a tenant more is a file more, and changes no other', () => {
  const specs = operated();
  const before = filesOf({ ...specs, customers: specs.customers.filter(({ spec }) => spec.name !== 'bolt') });
  const after = filesOf(specs);
  const changed = Object.keys(after).filter(
    (path) => path.includes('/watching/') && after[path] !== before[path],
  );
  expect(changed).toEqual(['clusters/flux-prod/infrastructure/watching/tenant-bolt-prod.yaml']);
});

it("what applies an owner's repository is watched where it is", () => {
  const before = operated();
  const customers = before.customers.map((each) =>
    each.spec.name === 'bolt' ? { ...each, spec: { ...each.spec, repository } } : each,
  );
  const rules = rulesIn('clusters/flux-prod/infrastructure/watching/tenant-bolt-prod.yaml', {
    ...before,
    customers,
  });
  const { expr } = rules.find(({ alert }) => alert === 'DeploymentFailed')!;
  expect(expr).toContain('exported_namespace=~"bolt-prod|fleet-releases"');
  expect(expr).toContain('bolt-prod-repository');
});
