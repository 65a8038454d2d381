import type { Folder } from '../authored/sources/folder';
import type { VersionRef } from '../authored/sources/refs';
import { sourceAt } from '../plan/resolve/source';
import type { FolderContent, Rendering } from './forms';
import type { KustomizeChanges, ProductKustomize } from './kustomize/authored';
import type { ComponentContext, KnownRepository, Pulled, ReleaseContext } from './kind';

/** A folder of manifests, which may come from anywhere that Flux can pull. */
export function pulledFolder(
  { repository, path, overlays = {} }: Folder & Pick<Pulled, 'overlays'>,
  from: Pulled['from'] = ['git', 'oci', 'bucket'],
): Pulled {
  return { repository, path, overlays, isChart: false, from };
}

/** What a component comes to that is a folder. */
export function folderContent(
  { repository, path }: Folder,
  versions: Readonly<Record<string, VersionRef>> | undefined,
  { repositories, environment }: ComponentContext,
  render: Rendering,
): FolderContent | undefined {
  const found = repositories.get(repository);
  const source = sourceAt(found, versions?.[environment]);
  return source && { form: 'folder', repository, isInState: isState(found), path, source, render };
}

/** Whether it is a state repository, which has a branch of its own. */
export function isState(repository: KnownRepository | undefined): boolean {
  return repository?.branch !== undefined;
}

/** The replicas that an autoscaler owns: what is built must not state them. */
const REPLICAS: NonNullable<KustomizeChanges['patches']> = [
  { target: { group: 'apps', version: 'v1', kind: 'Deployment' }, merge: { spec: { replicas: null } } },
];

/**
 * What a release comes to that is a folder: at what its version sets, or at the branch of the environment; from git, which alone
 * serves every engine.
 */
export function folderOfRelease(
  own: ProductKustomize,
  context: ReleaseContext,
  render: Rendering,
): FolderContent | undefined {
  const { repositories, environment, ref, autoscaled } = context;
  const found = repositories.get(own.repository);
  const branch = isState(found) ? undefined : { branch: environment.branch };
  const source = sourceAt(found, ref === undefined ? branch : { tag: ref });
  const release = context.release();
  const given = (release && own.changes?.(release as never)) ?? {};
  const patches = [...(given.patches ?? []), ...(autoscaled ? REPLICAS : [])];
  if (source?.kind !== 'git') return undefined;
  return {
    form: 'folder',
    repository: own.repository,
    isInState: isState(found),
    path: own.overlays?.[environment.name] ?? own.path,
    source,
    render,
    changes: { ...given, ...(patches.length > 0 && { patches }) },
  };
}
