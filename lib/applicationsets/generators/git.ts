import { Fault, Unknown } from '../fault';
import type { Dict } from '../template';
import type { GitObject, Globbing, Tree } from '../types';
import { directories, foldersFound } from './git-directories';
import { files, filesFound } from './git-files';
import type { Scope } from './scope';

/** The files or folders of a repository that match; folders, where both are asked for. */
export function git(generator: GitObject, at: string, scope: Scope): Dict[] {
  const { repoURL, revision = 'HEAD' } = generator;
  const hasFolders = (generator.directories ?? []).length > 0;
  if (!hasFolders && (generator.files ?? []).length === 0) {
    throw new Fault(at, 'neither files nor directories', 'say which: files or directories, each with a path');
  }
  const tree: Tree | undefined = scope.context.tree(repoURL, revision);
  if (!tree) {
    throw new Unknown(at, `what ${repoURL} holds at ${revision} is not known here`);
  }
  return hasFolders ? directories(generator, tree, at, scope) : files(generator, tree, at, scope);
}

/**
 * Paths of the files or folders in the tree that the generator finds, whatever is made of them; none where a pattern is
 * faulty, which its expansion tells.
 */
export function pathsFound(
  generator: Pick<GitObject, 'files' | 'directories'>,
  tree: Tree,
  globbing: Globbing,
): string[] {
  try {
    return (generator.directories ?? []).length > 0
      ? foldersFound(generator, tree, '')
      : filesFound(generator, tree, '', globbing);
  } catch (fault) {
    if (fault instanceof Fault) return [];
    throw fault;
  }
}
