import type { SourceObject } from '../../applicationsets';
import type { VersionRef } from '../../authored/component';
import { isMap, type Values } from '../../authored/values';
import type { ImportedRepositories } from '../repositories';
import { isRange } from '../repositories';
import { valuesFrom } from '../yaml-values';

/** What an Application consists of, in the words of a component; or why no component is like it. */
export type ContentFound =
  | {
      readonly content: Readonly<Record<string, unknown>>;
      readonly rendering?: object;
      readonly releaseName?: string;
    }
  | { readonly why: string };

/** Fields of `helm` that a component has as they are. */
const HELM = [
  'apiVersions',
  'fileParameters',
  'ignoreMissingValueFiles',
  'kubeVersion',
  'parameters',
  'passCredentials',
  'skipCrds',
  'skipSchemaValidation',
  'skipTests',
  'valueFiles',
] as const;

/**
 * Finds what the sources of an Application are: one chart or folder, and beside a chart further repositories with value files.
 *
 * @param environment that of the cluster
 */
export function contentOfSources(
  all: readonly SourceObject[],
  environment: string,
  repositories: ImportedRepositories,
): ContentFound {
  const refs = all.filter(
    ({ ref, path, chart }) => ref !== undefined && path === undefined && chart === undefined,
  );
  const [source, ...more] = all.filter((each) => !refs.includes(each));
  if (!source?.repoURL) return { why: 'it says no repository' };
  if (more.length > 0) return { why: 'it has several sources that bring objects' };
  const versions = { [environment]: versionOf(source) };
  const from = { repository: repositories[source.chart === undefined ? 'git' : 'charts'](source.repoURL) };
  if (source.chart !== undefined || source.helm !== undefined) {
    const where = source.chart === undefined ? { path: source.path } : { name: source.chart };
    const { releaseName, version: _, values: __, valuesObject: ___, ...helm } = source.helm ?? {};
    const taken = Object.entries(helm).filter(([key]) => HELM.some((each) => each === key));
    const given = refs.map(({ ref, ...each }) => [
      String(ref),
      { repository: repositories.git(each.repoURL!), versions: { [environment]: versionOf(each) } },
    ]);
    const rendering = {
      ...Object.fromEntries(taken),
      ...(given.length > 0 && { refs: Object.fromEntries(given) as object }),
    };
    const values = inlineOf(source.helm);
    return {
      content: {
        chart: { ...from, ...where },
        versions,
        ...(Object.keys(values).length > 0 && { values }),
      },
      ...(Object.keys(rendering).length > 0 && { rendering: { helm: rendering } }),
      ...(typeof releaseName === 'string' && { releaseName }),
    };
  }
  if (refs.length > 0) return { why: 'it has a source of value files, and no chart' };
  if (source.path === undefined) return { why: 'it says no path' };
  return folderOf(source, { ...from, path: source.path }, versions);
}

function folderOf(
  source: SourceObject,
  folder: { readonly repository: string; readonly path: string },
  versions: Readonly<Record<string, VersionRef>>,
): ContentFound {
  const { directory, kustomize, plugin } = source;
  if (isMap(directory)) {
    const { jsonnet, ...settings } = directory;
    // Argo CD writes an empty one into every folder.
    if (isMap(jsonnet) && Object.keys(jsonnet).length > 0) return { why: 'it is made by Jsonnet' };
    return { content: { directory: { ...folder, recurse: false, ...settings }, versions } };
  }
  if (isMap(plugin)) return { content: { plugin: { ...folder, ...plugin }, versions } };
  // What says nothing is for Argo CD to find out, which it does for a component in the same words.
  return {
    content: { kustomize: folder, versions },
    ...(isMap(kustomize) && { rendering: { kustomize } }),
  };
}

/** Values that the Application has itself; `valuesObject` comes before `values`. */
export function inlineOf(helm: SourceObject['helm']): Values {
  const { values, valuesObject } = helm ?? {};
  if (isMap(valuesObject)) return valuesObject;
  return typeof values === 'string' ? (valuesFrom(values) ?? {}) : {};
}

/** What a chart or folder is pulled at; Argo CD tells a branch from a tag by itself. */
function versionOf({ chart, targetRevision }: SourceObject): VersionRef {
  const revision = typeof targetRevision === 'string' && targetRevision !== '' ? targetRevision : undefined;
  if (chart !== undefined) return isRange(revision) ? { semver: revision ?? '*' } : revision!;
  if (revision === undefined) return { branch: 'HEAD' };
  if (/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(revision)) return { commit: revision };
  if (isRange(revision)) return { semver: revision };
  return /^v?\d+\.\d+/.test(revision) ? { tag: revision } : { branch: revision };
}
