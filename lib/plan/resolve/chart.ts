import type { ChartPlan } from '../source';
import type { EnvironmentPlan } from '../product';
import type { ProductSpec } from '../../authored/product';
import { chartAt } from './source';
import type { Repositories } from '../../facts/repositories';

/** The chart of a release at its version; `undefined` where the repository or a needed version is not known. */
export function productChart(
  repositories: Repositories,
  product: ProductSpec,
  environment: EnvironmentPlan,
  version: string | undefined,
): ChartPlan | undefined {
  const { chart } = product;
  if ('path' in chart) {
    const sets = product.version;
    const tagged = typeof sets === 'object' && 'gitRef' in sets && version !== undefined;
    return chartAt(repositories, chart, tagged ? sets.gitRef(version) : { branch: environment.branch });
  }
  const repository = repositories.get(chart.repository);
  if (!repository || 'git' in repository) return undefined;
  return chartAt(repositories, chart, product.version === 'chart' ? version : chart.chartVersion);
}
