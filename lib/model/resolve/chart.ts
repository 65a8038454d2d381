import type { ChartPlan, ChartRepositoryPlan, EnvironmentPlan } from '../plan';
import type { FleetSpec, ProductSpec, RepositorySpec } from '../spec';

/** The chart of a release at its version; `undefined` where the repository or a needed version is not known. */
export function productChart(
  fleet: FleetSpec,
  product: ProductSpec,
  environment: EnvironmentPlan,
  version: string | undefined,
): ChartPlan | undefined {
  const repository = repositoryOf(fleet, product.chart.repository);
  if (!repository) return undefined;
  if ('path' in product.chart) {
    if (!('git' in repository)) return undefined;
    const sets = product.version;
    const tagged = typeof sets === 'object' && 'gitRef' in sets && version !== undefined;
    const revision = tagged ? { tag: sets.gitRef(version) } : { branch: environment.branch };
    return {
      kind: 'git',
      repository: product.chart.repository,
      url: repository.git,
      path: product.chart.path,
      revision,
      ...secretOf(repository),
    };
  }
  const chartVersion = product.version === 'chart' ? version : product.chart.chartVersion;
  return chartVersion === undefined
    ? undefined
    : repositoryChart(fleet, { ...product.chart, version: chartVersion });
}

/** A chart of a Helm or OCI repository; `undefined` where there is no such repository. */
export function repositoryChart(
  fleet: FleetSpec,
  chart: { readonly repository: string; readonly name: string; readonly version: string },
): ChartPlan | undefined {
  const [found] = chartRepositories(fleet, [chart.repository]);
  if (!found) return undefined;
  const { name: repository, ...source } = found;
  return { repository, ...source, name: chart.name, version: chart.version };
}

/** The Helm and OCI repositories among the named ones, each once, by name. */
export function chartRepositories(fleet: FleetSpec, names: readonly string[]): ChartRepositoryPlan[] {
  return [...new Set(names)].sort().flatMap((name): ChartRepositoryPlan[] => {
    const spec = repositoryOf(fleet, name);
    if (!spec || 'git' in spec) return [];
    const source =
      'helm' in spec ? { kind: 'helm' as const, url: spec.helm } : { kind: 'oci' as const, url: spec.oci };
    return [{ name, ...source, ...secretOf(spec) }];
  });
}

function repositoryOf(fleet: FleetSpec, name: string): RepositorySpec | undefined {
  return Object.hasOwn(fleet.repositories, name) ? fleet.repositories[name] : undefined;
}

function secretOf(repository: RepositorySpec): { secretRef?: string } {
  return repository.secretRef === undefined ? {} : { secretRef: repository.secretRef };
}
