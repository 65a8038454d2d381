import type { ComponentAdoption } from '../../authored/adoption';
import type { VersionRef } from '../../authored/component';
import type { Values } from '../../authored/values';
import { mapBelow, mapsBelow, pickedFrom, textBelow } from '../below';
import { freeName, type ImportedComponent } from '../component';
import type { FoundObject, KubernetesData } from '../objects';
import type { ImportedRepositories } from '../repositories';
import { appliedPath } from './owners';
import { chartVersion, repositoryIn, type FoundSources } from './sources';

/** What components are made with. */
export interface FluxMaking {
  readonly cluster: string;
  readonly environment: string;
  /** Namespace of what applies components. */
  readonly platform: string;
  /** The engine's own namespace for HelmReleases of tenants. */
  readonly releases: string;
  /** Whether HelmReleases may stay where they are. */
  readonly crossesNamespaces: boolean;
  readonly repositories: ImportedRepositories;
  readonly sources: FoundSources;
  readonly taken: Set<string>;
}

/** Fields that a component has as they are. */
const KUSTOMIZATION = [
  'commonMetadata',
  'components',
  'deletionPolicy',
  'force',
  'healthCheckExprs',
  'healthChecks',
  'ignoreMissingComponents',
  'images',
  'interval',
  'patches',
  'retryInterval',
  'serviceAccountName',
  'timeout',
];
export const HELM = [
  'commonMetadata',
  'driftDetection',
  'healthCheckExprs',
  'install',
  'interval',
  'maxHistory',
  'persistentClient',
  'postRenderers',
  'rollback',
  'test',
  'timeout',
  'uninstall',
  'upgrade',
  'valuesFrom',
];

/** What a Kustomization does, in the words of a component; every switch is stated, so that no default of ringfleet's takes its place. */
export function kustomizationSettings({ object }: FoundObject): Values {
  const spec = mapBelow(object, 'spec');
  const { substitute, substituteFrom } = mapBelow(spec, 'postBuild');
  const secretRef = textBelow(spec, 'decryption', 'secretRef', 'name');
  return {
    ...pickedFrom(spec, KUSTOMIZATION),
    prune: spec['prune'] === true,
    wait: spec['wait'] === true,
    ...(substitute !== undefined && { substitute }),
    ...(substituteFrom !== undefined && { substituteFrom }),
    ...(secretRef !== undefined && { decryption: { secretRef } }),
  };
}

/** Why nothing that is like a component does what the object does; `undefined` where one may. */
export function othersIn({ object }: FoundObject): string | undefined {
  const spec = mapBelow(object, 'spec');
  if (Object.keys(spec).length === 0) return 'it has no spec';
  if (spec['suspend'] === true) return 'it is suspended, which no component is';
  const other = ['kubeConfig', 'namePrefix', 'nameSuffix'].find((key) => spec[key] !== undefined);
  return other === undefined ? undefined : `it has spec.${other}`;
}

/** A component like the HelmRelease, or why none is. @param owner what applies it */
export function chartComponent(
  found: FoundObject,
  owner: FoundObject | undefined,
  name: string,
  making: FluxMaking,
): ImportedComponent | { readonly why: string } {
  const { object } = found;
  const other = othersIn(found);
  if (other !== undefined) return { why: other };
  const chart = chartOfRelease(object, making);
  if ('why' in chart) return chart;
  const { metadata } = object;
  const spec = mapBelow(object, 'spec');
  const { namespace, releaseName, storageNamespace } = namesOf(object);
  const own = freeName(name, making.taken);
  const values = mapBelow(spec, 'values');
  const home = metadata.namespace ?? 'default';
  const usual = making.crossesNamespaces ? namespace : making.platform;
  const adopt: ComponentAdoption = {
    name: metadata.name,
    ...(releaseName !== metadata.name && { releaseName }),
    ...(storageNamespace !== namespace && { storageNamespace }),
    ...(home !== usual &&
      (making.crossesNamespaces || home === making.platform) && { objectNamespace: home }),
  };
  return {
    name: own,
    cluster: making.cluster,
    spec: {
      namespace,
      chart: chart.chart,
      versions: { [making.environment]: chart.version },
      ...(Object.keys(values).length > 0 && { values }),
      flux: {
        ...(owner && { kustomization: kustomizationSettings(owner) }),
        helmRelease: pickedFrom(spec, HELM),
      },
    },
    adopt,
  };
}

/** Names that a HelmRelease has, stated or not. Source: Flux, "Helm Releases". */
export function namesOf({ metadata, spec }: KubernetesData) {
  const home = metadata.namespace ?? 'default';
  const target = textBelow(spec, 'targetNamespace');
  return {
    namespace: target ?? home,
    releaseName:
      textBelow(spec, 'releaseName') ?? (target === undefined ? metadata.name : `${target}-${metadata.name}`),
    storageNamespace: textBelow(spec, 'storageNamespace') ?? home,
  };
}

/** The chart of a HelmRelease and what it is pulled at, or why no fleet has such a one. */
export function chartOfRelease(
  object: KubernetesData,
  { sources, repositories }: FluxMaking,
):
  | { readonly chart: Readonly<Record<string, string>>; readonly version: VersionRef }
  | { readonly why: string } {
  const reference = mapBelow(object, 'spec', 'chartRef');
  if (Object.keys(reference).length > 0) {
    if (textBelow(reference, 'kind') !== 'OCIRepository')
      return { why: 'its chart is a HelmChart of its own' };
    const source = sources.found(object, reference, true);
    if ('why' in source) return source;
    const { chart: name, version } = source;
    if (name === undefined || version === undefined) return { why: 'its source says no chart' };
    return { chart: { repository: repositoryIn(repositories, source), name }, version };
  }
  const stated = mapBelow(object, 'spec', 'chart', 'spec');
  const chart = textBelow(stated, 'chart');
  if (chart === undefined) return { why: 'it says no chart' };
  if (stated['valuesFiles'] !== undefined) return { why: 'it takes further files of values of the chart' };
  const source = sources.found(object, stated['sourceRef'], false);
  if ('why' in source) return source;
  const repository = repositoryIn(repositories, source);
  if (textBelow(stated, 'sourceRef', 'kind') === 'HelmRepository')
    return { chart: { repository, name: chart }, version: chartVersion(textBelow(stated, 'version')) };
  if (source.version === undefined) return { why: 'its chart is in a bucket' };
  return { chart: { repository, path: chart.replace(/^\.?\/+|\/+$/g, '') }, version: source.version };
}

/** A component like a Kustomization over a folder of which the objects are not known, or why none is. */
export function folderComponent(
  found: FoundObject,
  making: FluxMaking,
): ImportedComponent | { readonly why: string } {
  const { object } = found;
  const other = othersIn(found);
  if (other !== undefined) return { why: other };
  const namespace = textBelow(object, 'spec', 'targetNamespace');
  if (namespace === undefined)
    return { why: 'it says no targetNamespace: where its objects go, their folder says' };
  const path = appliedPath(found);
  if (path === '') return { why: 'it applies a whole repository' };
  const source = making.sources.found(object, mapBelow(object, 'spec', 'sourceRef'), false);
  if ('why' in source) return source;
  return {
    name: freeName(object.metadata.name, making.taken),
    cluster: making.cluster,
    spec: {
      namespace,
      kustomize: { repository: repositoryIn(making.repositories, source), path },
      ...(source.version !== undefined && { versions: { [making.environment]: source.version } }),
      flux: { kustomization: kustomizationSettings(found) },
    },
    adopt: { name: object.metadata.name },
  };
}

/** What it waits for: names and namespaces, with the expression by which it is ready, where there is one. */
export function fluxDependencies({ kind, metadata, spec }: KubernetesData) {
  return mapsBelow(spec, 'dependsOn').map((each) => ({
    key: `${kind} ${textBelow(each, 'namespace') ?? metadata.namespace ?? ''}/${textBelow(each, 'name') ?? ''}`,
    readyExpr: textBelow(each, 'readyExpr'),
  }));
}
