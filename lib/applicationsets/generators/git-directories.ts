import { Fault } from '../fault';
import { BadPattern, pathMatch } from '../globbing';
import { Dict } from '../template';
import type { GitObject, Tree } from '../types';
import { folders } from './folders';
import { addFolderPath } from './path';
import type { Scope } from './scope';
import { addValues } from './values';

/** One set of parameters a matching folder. Hidden folders, and what is in them, are none. */
export function directories(generator: GitObject, tree: Tree, at: string, scope: Scope): Dict[] {
  return foldersFound(generator, tree, at).map((folder) => {
    const params = new Dict();
    addFolderPath(params, folder, generator, scope);
    addValues(generator.values, params, at, scope);
    return params;
  });
}

/** The folders that match. */
export function foldersFound(generator: Pick<GitObject, 'directories'>, tree: Tree, at: string): string[] {
  const items = (generator.directories ?? []).map(({ path, exclude = false }, index) => ({
    matches: matcher(path, `${at}.directories[${index}].path`),
    exclude,
  }));
  const visible = folders(tree.paths).filter((folder) => !/(^|\/)\./.test(folder));
  return visible.filter((folder) => {
    const matching = items.filter(({ matches }) => matches(folder));
    return matching.length > 0 && !matching.some(({ exclude }) => exclude);
  });
}

function matcher(pattern: string, at: string): (path: string) => boolean {
  try {
    return pathMatch(pattern);
  } catch (fault) {
    if (!(fault instanceof BadPattern)) throw fault;
    throw new Fault(at, fault.message, 'write a pattern of *, ? and [a-z], in which nothing matches a slash');
  }
}
