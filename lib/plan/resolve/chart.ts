import type { ChartPlan } from '../source';
import type { EnvironmentPlan } from '../fleet';
import type { FleetSpec } from '../../authored/fleet';
import type { ProductSpec } from '../../authored/product';
import { chartAt } from './source';
import { repositoryOf } from '../../facts/repositories';

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
