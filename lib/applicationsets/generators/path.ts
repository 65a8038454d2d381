import { Dict, listOf } from '../template';
import { normalized } from '../template/functions/argocd';
import type { GitObject } from '../types';
import type { Scope } from './scope';

/** Adds the parameter `path` of a file. */
export function addFilePath(params: Dict, file: string, generator: GitObject, scope: Scope): void {
  const slash = file.lastIndexOf('/');
  const filename = file.slice(slash + 1);
  add(params, slash === -1 ? '.' : file.slice(0, slash), generator, scope, {
    filename,
    filenameNormalized: normalized(filename),
  });
}

/** Adds the parameter `path` of a folder. */
export function addFolderPath(params: Dict, folder: string, generator: GitObject, scope: Scope): void {
  add(params, folder, generator, scope, {});
}

function add(
  params: Dict,
  folder: string,
  { pathParamPrefix: prefix }: GitObject,
  { isGo }: Scope,
  more: Readonly<Record<string, string>>,
): void {
  const basename = folder.slice(folder.lastIndexOf('/') + 1);
  const segments = folder.split('/');
  const parts = { basename, basenameNormalized: normalized(basename), ...more };
  if (isGo) {
    const path = new Dict([
      ['path', folder],
      ['segments', listOf('string', segments)],
      ...Object.entries(parts),
    ]);
    params.entries.set(prefix || 'path', prefix ? new Dict([['path', path]]) : path);
    return;
  }
  const name = prefix ? `${prefix}.path` : 'path';
  params.entries.set(name, folder);
  for (const [part, value] of Object.entries(parts)) params.entries.set(`${name}.${part}`, value);
  for (const [index, segment] of segments.entries())
    if (segment !== '') params.entries.set(`${name}[${index}]`, segment);
}
