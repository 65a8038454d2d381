import type { ChartPlan, EnvironmentPlan } from '../plan';
import type { FleetSpec, ProductSpec } from '../spec';
import { chartAt, repositoryOf } from './source';

/** The chart of a release at its version; `undefined` where the repository or a needed version is not known. */
export function productChart(
  fleet: FleetSpec,
  product: ProductSpec,
  environment: EnvironmentPlan,
  version: string | undefined,
): ChartPlan | undefined {
  const { chart } = product;
  if ('path' in chart) {
    const sets = product.version;
    const tagged = typeof sets === 'object' && 'gitRef' in sets && version !== undefined;
    return chartAt(fleet, chart, tagged ? sets.gitRef(version) : { branch: environment.branch });
  }
  const repository = repositoryOf(fleet, chart.repository);
  if (!repository || 'git' in repository) return undefined;
  return chartAt(fleet, chart, product.version === 'chart' ? version : chart.chartVersion);
}
