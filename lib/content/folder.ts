import type { Folder } from '../authored/sources/folder';
import type { VersionRef } from '../authored/sources/refs';
import { sourceAt } from '../plan/resolve/source';
import type { FolderContent, Rendering } from './forms';
import type { GitSourcePlan } from '../plan/source';
import type { ComponentContext, Pulled, ReleaseContext } from './kind';

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
  const source = sourceAt(repositories.get(repository), versions?.[environment]);
  return source && { form: 'folder', repository, path, source, render };
}

/** The repository of a product at what its version sets, or at the branch of the environment; git alone serves every engine. */
export function sourceOfRelease(
  { repository }: Pick<Folder, 'repository'>,
  { repositories, environment, ref }: ReleaseContext,
): GitSourcePlan | undefined {
  const version = ref === undefined ? { branch: environment.branch } : { tag: ref };
  const source = sourceAt(repositories.get(repository), version);
  return source?.kind === 'git' ? source : undefined;
}
