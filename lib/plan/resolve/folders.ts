import type { ComponentContent } from '../component';
import type { GitSourcePlan } from '../source';
import type { DirectoryComponent, KustomizeComponent, PluginComponent } from '../../authored/component';
import type { HelmSettings } from '../../engines/argocd/authored/application';
import { folderOf } from '../../facts/folders';

import { byName } from '../../facts/order';
import type { Repositories } from '../../facts/repositories';
import { sourceAt } from './source';

type FolderComponent =
  KustomizeComponent<string, string> | DirectoryComponent<string, string> | PluginComponent<string, string>;

/** What a component consists of that is a folder somewhere; `undefined` where that is not known. */
export function folderContent(
  repositories: Repositories,
  spec: FolderComponent,
  environment: string,
): ComponentContent | undefined {
  const { repository, path } = folderOf(spec)!;
  const source = sourceAt(repositories.get(repository), spec.versions?.[environment]);
  if (!source) return undefined;
  const where = { repository, path };
  if ('kustomize' in spec)
    return { kind: 'kustomize', ...where, source, settings: spec.argocd?.kustomize ?? {} };
  if ('directory' in spec) {
    const { repository: _, path: __, ...settings } = spec.directory;
    return { kind: 'directory', ...where, source, settings: { recurse: true, ...settings } };
  }
  const { repository: _, path: __, ...settings } = spec.plugin;
  return source.kind === 'git' ? { kind: 'plugin', ...where, source, settings } : undefined;
}

/** The repositories that value files of a chart come from, as far as they are known. */
export function valuesRefs(
  repositories: Repositories,
  refs: NonNullable<HelmSettings['refs']>,
  environment: string,
): { readonly name: string; readonly source: GitSourcePlan }[] {
  return byName(
    Object.entries(refs).flatMap(([name, { repository, versions }]) => {
      const source = sourceAt(repositories.get(repository), versions[environment]);
      return source?.kind === 'git' ? [{ name, source }] : [];
    }),
  );
}
