import { allBut } from '../../engines/flux/plan/ignore';
import { CHART_LAYER, PACES } from '../pace';
import type { ChartPlan, HelmRepositoryPlan, Pace, SourcePlan, StatedSource, StatePlan } from '../source';
import type { VersionRef } from '../../authored/sources/refs';
import type { GitRef, OciRef, StateSource } from '../../authored/repository';
import type { KnownRepository, Repositories } from '../../content/kind';

/** A source with the pace that nobody gave it. */
export function paced(source: StatedSource, pace: Pace): SourcePlan {
  return { ...source, options: { ...pace, ...source.options } } as SourcePlan;
}

/** A repository at a version as a source of files; `undefined` where it is none, or takes no such version. */
export function sourceAt(
  repository: KnownRepository | undefined,
  version: VersionRef | undefined,
  pace: Pace = PACES.files,
): SourcePlan | undefined {
  const source = statedAt(repository, version);
  return source && paced(source, pace);
}

function statedAt(
  repository: KnownRepository | undefined,
  version: VersionRef | undefined,
): StatedSource | undefined {
  if (!repository) return undefined;
  if ('bucket' in repository) {
    const { bucket, ...options } = repository;
    return { kind: 'bucket', bucket, options };
  }
  if ('git' in repository) {
    const { git: url, branch, ...options } = repository;
    const stated = version ?? (branch === undefined ? undefined : { branch });
    const ref = stated === undefined ? undefined : gitRefOf(stated);
    return ref && { kind: 'git', url, ref, options };
  }
  if (version === undefined || !('oci' in repository)) return undefined;
  const { oci: url, charts: _, ...options } = repository;
  const ref = ociRefOf(version);
  return ref && { kind: 'oci', url, ref, options };
}

/** A chart at a version; `undefined` where the repository has no such chart, or takes no such version. */
export function chartAt(
  repositories: Repositories,
  chart: { readonly repository: string } & ({ readonly path: string } | { readonly name: string }),
  version: VersionRef | undefined,
): ChartPlan | undefined {
  const { repository: name } = chart;
  const repository = repositories.get(name);
  if (!repository) return undefined;
  if ('path' in chart) {
    const source = sourceAt(repository, version);
    if (source?.kind !== 'git') return undefined;
    const { url, ref } = source;
    // The rest of the repository is of no use to a chart.
    const options = { ignore: allBut(chart.path), ...source.options };
    return { kind: 'git', repository: name, url, path: chart.path, ref, options };
  }
  if (version === undefined) return undefined;
  if ('helm' in repository) {
    const wanted = typeof version === 'string' ? version : 'semver' in version ? version.semver : undefined;
    if (wanted === undefined) return undefined;
    const { helm: url, ...options } = repository;
    return { kind: 'helm', repository: name, url, name: chart.name, version: wanted, options };
  }
  if (!('oci' in repository)) return undefined;
  const { oci: url, charts = 'OCIRepository', ...stated } = repository;
  const ref = ociRefOf(version);
  const shared = charts === 'HelmRepository';
  const options = { ...PACES.releases, layerSelector: CHART_LAYER, ...stated };
  return ref && { kind: 'oci', repository: name, url, name: chart.name, ref, options, shared };
}

/** Of what kind each field of a ref is, in the order in which Flux looks at them. */
const GIT = ['commit', 'semver', 'tag', 'branch'] as const;
const OCI = ['digest', 'semver', 'tag'] as const;

export function gitRefOf(version: VersionRef): GitRef | undefined {
  if (typeof version === 'string') return { tag: version };
  return GIT.some((field) => field in version) ? (version as GitRef) : undefined;
}

export function ociRefOf(version: VersionRef): OciRef | undefined {
  if (typeof version === 'string') return { tag: version };
  return OCI.some((field) => field in version) ? (version as OciRef) : undefined;
}

const HOURLY = { interval: PACES.releases.interval };

/** The HelmRepositories among the named repositories, each once, by name. */
export function helmRepositories(repositories: Repositories, names: readonly string[]): HelmRepositoryPlan[] {
  return [...new Set(names)].sort().flatMap((name): HelmRepositoryPlan[] => {
    const spec = repositories.get(name);
    if (!spec) return [];
    if ('helm' in spec) {
      const { helm: url, ...options } = spec;
      return [{ name, kind: 'helm', url, options: { ...HOURLY, ...options } }];
    }
    if (!('oci' in spec) || spec.charts !== 'HelmRepository') return [];
    const { oci: url, charts: _, ...options } = spec;
    return [{ name, kind: 'oci', url, options: { ...HOURLY, ...options } }];
  });
}

/** A state repository, at its branch. */
export function stateAsSource(state: StatePlan): StatedSource {
  const {
    url,
    branch,
    prefix: _prefix,
    name: _name,
    folder: _folder,
    credentials: _credentials,
    ...options
  } = state;
  return { kind: 'git', url, ref: { branch }, options };
}

/** What a cluster pulls: its state repository, unless it says what else. */
export function stateSource(state: StatePlan, given: StateSource | undefined): StatedSource {
  if (!given) return stateAsSource(state);
  if ('oci' in given) {
    const { oci, ref, ...options } = given;
    return { kind: 'oci', url: oci, ref, options };
  }
  if ('bucket' in given) {
    const { bucket, ...options } = given;
    return { kind: 'bucket', bucket, options };
  }
  if ('azureBlob' in given) {
    const { azureBlob, container, ...options } = given;
    return { kind: 'azureBlob', url: azureBlob, container, options };
  }
  return { ...stateAsSource(state), ref: given } as StatedSource;
}
