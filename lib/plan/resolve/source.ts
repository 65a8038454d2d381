import type { ChartPlan, HelmRepositoryPlan, SourcePlan, StatePlan } from '../source';
import type { ChartComponent, VersionRef } from '../../authored/component';
import type { ClusterSpec } from '../../authored/cluster';
import type { FleetSpec } from '../../authored/fleet';
import type { GitRef, OciRef, RepositorySpec } from '../../authored/repository';
import { repositoryOf } from '../../facts/repositories';

/** A repository at a version as a source of files; `undefined` where it is none, or takes no such version. */
export function sourceAt(
  repository: RepositorySpec | undefined,
  version: VersionRef | undefined,
): SourcePlan | undefined {
  if (!repository) return undefined;
  if ('bucket' in repository) {
    const { bucket, ...options } = repository;
    return { kind: 'bucket', bucket, options };
  }
  if (version === undefined) return undefined;
  if ('git' in repository) {
    const { git: url, ...options } = repository;
    const ref = gitRef(version);
    return ref && { kind: 'git', url, ref, options };
  }
  if (!('oci' in repository)) return undefined;
  const { oci: url, charts: _, ...options } = repository;
  const ref = ociRef(version);
  return ref && { kind: 'oci', url, ref, options };
}

/** A component's chart at a version; `undefined` where the repository has no such chart, or takes no such version. */
export function chartAt(
  fleet: FleetSpec,
  chart: ChartComponent<string, string>['chart'],
  version: VersionRef | undefined,
): ChartPlan | undefined {
  const repository = repositoryOf(fleet, chart.repository);
  if (!repository || version === undefined) return undefined;
  const { repository: name } = chart;
  if ('path' in chart) {
    const source = sourceAt(repository, version);
    if (source?.kind !== 'git') return undefined;
    const { url, ref, options } = source;
    return { kind: 'git', repository: name, url, path: chart.path, ref, options };
  }
  if ('helm' in repository) {
    if (typeof version !== 'string') return undefined;
    const { helm: url, ...options } = repository;
    return { kind: 'helm', repository: name, url, name: chart.name, version, options };
  }
  if (!('oci' in repository)) return undefined;
  const { oci: url, charts = 'OCIRepository', ...options } = repository;
  const ref = ociRef(version);
  const shared = charts === 'HelmRepository';
  return ref && { kind: 'oci', repository: name, url, name: chart.name, ref, options, shared };
}

/** Of what kind each field of a ref is, in the order in which Flux looks at them. */
const GIT = ['commit', 'semver', 'tag', 'branch'] as const;
const OCI = ['digest', 'semver', 'tag'] as const;

export function gitRef(version: VersionRef): GitRef | undefined {
  if (typeof version === 'string') return { tag: version };
  return GIT.some((field) => field in version) ? (version as GitRef) : undefined;
}

export function ociRef(version: VersionRef): OciRef | undefined {
  if (typeof version === 'string') return { tag: version };
  return OCI.some((field) => field in version) ? (version as OciRef) : undefined;
}

/** The HelmRepositories among the named repositories, each once, by name. */
export function helmRepositories(fleet: FleetSpec, names: readonly string[]): HelmRepositoryPlan[] {
  return [...new Set(names)].sort().flatMap((name): HelmRepositoryPlan[] => {
    const spec = repositoryOf(fleet, name);
    if (!spec) return [];
    if ('helm' in spec) {
      const { helm: url, ...options } = spec;
      return [{ name, kind: 'helm', url, options }];
    }
    if (!('oci' in spec) || spec.charts !== 'HelmRepository') return [];
    const { oci: url, charts: _, ...options } = spec;
    return [{ name, kind: 'oci', url, options }];
  });
}

/** A state repository, at its branch. */
export function stateAsSource(state: StatePlan): SourcePlan {
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

/** What a cluster pulls. */
export function stateSource(state: StatePlan, cluster: ClusterSpec): SourcePlan {
  const given = 'source' in cluster ? cluster.source : undefined;
  if (!given) return stateAsSource(state);
  if ('oci' in given) {
    const { oci, ref, ...more } = given;
    return { kind: 'oci', url: oci, ref, options: more };
  }
  if ('bucket' in given) {
    const { bucket, ...more } = given;
    return { kind: 'bucket', bucket, options: more };
  }
  if ('azureBlob' in given) {
    const { azureBlob, container, ...more } = given;
    return { kind: 'azureBlob', url: azureBlob, container, options: more };
  }
  return { ...stateAsSource(state), ref: given } as SourcePlan;
}
