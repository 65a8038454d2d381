import { z } from 'zod';
import { type Authored, named } from '../readonly';
import { byName, duration, strings, text } from '../text';
import { values } from '../values';

const names = z.array(text).min(1).optional();

const scope = z.strictObject({
  /** @default - all */
  environments: names,
  /** @default - all, and the platform's own */
  customers: names,
  /** @default - all, and the platform's own */
  tiers: names,
});
/** Alerts that are in one of each list that is given. What is the platform's is of no customer and no tier. */
export type AlertScope<Environment extends string = string> = Authored<
  typeof scope,
  { environments: readonly Environment[] }
>;

const severity = z.enum(['info', 'warning', 'critical']);
export type Severity = z.input<typeof severity>;

const route = z.strictObject({
  /** One of the receivers. */
  receiver: text,
  /** @default - every alert */
  of: named<AlertScope>(scope).optional(),
  /** @default - every severity */
  severities: z.array(severity).min(1).optional(),
});
/** Who is told of which alerts. An alert goes to every route that it fits. */
export type AlertRoute<Environment extends string = string> = Authored<
  typeof route,
  { of: AlertScope<Environment> }
>;

const positive = z.number().positive();
const prices = z.strictObject({
  /** What the amounts are in, as Grafana calls it: `currencyEUR`, `currencyUSD`. */
  unit: text,
  /** One core for an hour. */
  cpu: positive,
  /** One GiB of memory for an hour. */
  memory: positive,
  /** One GiB of a volume for an hour. */
  storage: positive,
});
export type Prices = Authored<typeof prices>;

const fields = z.strictObject({
  /** The component that brings Prometheus and its operator: rules and dashboards go into its namespace, after it. */
  monitoring: text,
  /** Labels by which Prometheus and Alertmanager select what is for them: `{ release: 'kube-prometheus-stack' }`. @default - none */
  labels: strings.optional(),
  /** For how long something is wrong before an alert says so. */
  after: z
    .strictObject({
      /** @default '5m' */
      outOfSync: duration.optional(),
      /** @default '5m' */
      degraded: duration.optional(),
      /** @default '15m' */
      limits: duration.optional(),
    })
    .optional(),
  /** Label `severity` of alerts, by environment. @default - `warning`; out of sync where releases wait for a person: `info` */
  severities: byName(severity).optional(),
  /** Labels of the ConfigMaps with dashboards, by which Grafana's sidecar finds them. @default { grafana_dashboard: '1' } */
  dashboardLabels: strings.optional(),
  /** What resources cost, for the cost dashboard. @default - it shows resources, and no amounts */
  prices: named<Prices>(prices).optional(),
  /**
   * Receivers of Alertmanager by name, with the fields of an AlertmanagerConfig: `{ slackConfigs: [...] }`. In texts,
   * `{customer}`, `{environment}` and `{tenant}` stand for those of the alert, and for `platform`. What is secret is in Secrets of the
   * same namespace. Source: Prometheus Operator, "AlertmanagerConfig". @default - none
   */
  receivers: byName(values).optional(),
  /** @default - nobody is told by us */
  routes: z.array(named<AlertRoute>(route)).optional(),
});

/** Alerts and dashboards of what a cluster delivers and runs, for Prometheus and Grafana. */
export type ObservabilitySpec<
  Environment extends string = string,
  Component extends string = string,
> = Authored<
  typeof fields,
  {
    monitoring: Component;
    severities: { readonly [E in Environment]?: Severity };
    routes: readonly AlertRoute<Environment>[];
  }
>;
export const observabilitySchema = named<ObservabilitySpec>(fields);

const slo = z.strictObject({
  /** Percent of events of the last 30 days that have to be good: 99.9. */
  objective: z.number().gt(0).lt(100),
  /** PromQL: bad events a second, over `$window`, in `$namespace`. */
  bad: text,
  /** PromQL: all events a second, likewise. */
  total: text,
});
/**
 * A service level objective. In both expressions `$namespace` stands for the namespace of the release and `$window` for
 * a range: `sum(rate(http_requests_total{namespace="$namespace",code=~"5.."}[$window]))`.
 */
export type SloSpec = Authored<typeof slo>;
export const slos = byName(named<SloSpec>(slo));
