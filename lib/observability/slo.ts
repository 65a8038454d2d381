import type { SloSpec } from '../authored/operations/observability';
import { alert, type Watched } from './alerts';
import { oneOf, selector } from './promql';
import type { Alert, Recording } from './rules';

/** Hours of the period that an objective is for. */
const PERIOD = 30 * 24;

/**
 * How fast the error budget may go before somebody is told: so many percent of it within the long window, while the short
 * one says that it still goes. Source: Google, "The Site Reliability Workbook", "Alerting on SLOs", Table 5-8.
 */
const BURNS = [
  { severity: 'critical', long: '1h', short: '5m', hours: 1, percent: 2 },
  { severity: 'critical', long: '6h', short: '30m', hours: 6, percent: 5 },
  { severity: 'warning', long: '3d', short: '6h', hours: 72, percent: 10 },
] as const;

const WINDOWS = ['5m', '30m', '1h', '6h', '3d'] as const;

/** Placeholders of the expressions. */
export const SLO_VARIABLES = ['$namespace', '$window'] as const;

/** The ratio of bad events over each window, and the alerts of an objective for one release. */
export function sloRules(
  name: string,
  { objective, bad, total }: SloSpec,
  { product, namespace }: { readonly product: string; readonly namespace: string },
  watched: Watched,
): (Recording | Alert)[] {
  const labels = { ...watched.labels, product, slo: name };
  const of = (expression: string, window: string) =>
    expression.replaceAll('$namespace', namespace).replaceAll('$window', window);
  const recordings = WINDOWS.map((window): Recording => {
    return { record: ratio(window), expr: `(${of(bad, window)}) / (${of(total, window)})`, labels };
  });
  const own = Object.entries({ tenant: watched.labels.tenant!, product, slo: name });
  const matchers = own.map(([label, value]) => oneOf(label, [value])).join(',');
  const budget = rounded((100 - objective) / 100);
  const over = (window: string, factor: number) =>
    `${selector(ratio(window), matchers)} > ${factor} * ${budget}`;
  const alerts = (['critical', 'warning'] as const).map((severity) => {
    const burns = BURNS.filter((each) => each.severity === severity).map(
      ({ hours, percent, long, short }) => {
        const factor = rounded((PERIOD * percent) / 100 / hours);
        return `(${over(long, factor)} and ${over(short, factor)})`;
      },
    );
    return alert({ ...watched, severity }, 'ErrorBudgetBurn', {
      expr: burns.join(' or '),
      labels: { product, slo: name },
      summary: `${watched.title} burns the error budget of ${name} (${objective} % over 30 days) too fast`,
    });
  });
  return [...recordings, ...alerts];
}

/** Source: Prometheus, "Recording rules", "Naming". */
function ratio(window: string): string {
  return `slo:error_ratio:rate${window}`;
}

/** Without the tail of a binary fraction. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
