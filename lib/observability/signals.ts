/**
 * What an operator's metrics tell of the objects that deliver something, as PromQL: each expression has a series for every
 * object of which it is true. `matchers` are label matchers by which it is asked of some objects alone.
 */
export interface Signals {
  /** A metric that is there as long as somebody scrapes the operator. */
  readonly always: string;
  /** The object that an alert is about, in templates of alerts. */
  readonly object: string;
  /** Selects what the platform has, which is in these namespaces, and in these AppProjects beside its own. */
  platform(namespaces: readonly string[], projects: readonly string[]): string;
  /** Selects objects of tenants, which are in these namespaces. */
  named(names: readonly string[], namespaces: readonly string[]): string;
  /** A deployment that failed. */
  failed(matchers: string): string;
  /** What runs is not what is in git. */
  outOfSync(matchers: string): string;
  /** What is delivered into these namespaces is not healthy. */
  degraded(matchers: string, namespaces: readonly string[]): string;
  /** Panels of the deployment dashboard. */
  readonly panels: readonly SignalPanel[];
}

/** A panel of the deployment dashboard, which shows what the operator's metrics tell. */
export interface SignalPanel {
  readonly kind: 'stat' | 'timeseries' | 'table';
  readonly title: string;
  readonly expr: string;
  /** What a series is called, in Grafana's templates. */
  readonly legend: string;
}
