import type { ChartPlan, EnvironmentPlan } from '../plan';
import type { FleetSpec, ProductSpec, RepositorySpec } from '../spec';

/** The chart of a release at its version; `undefined` where the repository or a needed version is not known. */
export function productChart(
  fleet: FleetSpec,
  product: ProductSpec,
  environment: EnvironmentPlan,
  version: string | undefined,
): ChartPlan | undefined {
  const repository = fleet.repositories[product.chart.repository];
  if (!repository) return undefined;
  if ('path' in product.chart) {
    if (!('git' in repository)) return undefined;
    const sets = product.version;
    const tagged = typeof sets === 'object' && 'gitRef' in sets && version !== undefined;
    const revision = tagged ? { tag: sets.gitRef(version) } : { branch: environment.branch };
    return { kind: 'git', url: repository.git, path: product.chart.path, revision, ...secretOf(repository) };
  }
  const chartVersion = product.version === 'chart' ? version : product.chart.chartVersion;
  return chartVersion === undefined
    ? undefined
    : repositoryChart(repository, product.chart.name, chartVersion);
}

/** A chart of a Helm or OCI repository; `undefined` where the repository is a git repository. */
export function repositoryChart(
  repository: RepositorySpec,
  name: string,
  version: string,
): ChartPlan | undefined {
  if ('helm' in repository)
    return { kind: 'helm', url: repository.helm, name, version, ...secretOf(repository) };
  if ('oci' in repository)
    return { kind: 'oci', url: repository.oci, name, version, ...secretOf(repository) };
  return undefined;
}

function secretOf(repository: RepositorySpec): { secretRef?: string } {
  return repository.secretRef === undefined ? {} : { secretRef: repository.secretRef };
}
