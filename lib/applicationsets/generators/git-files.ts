import { Fault } from '../fault';
import { BadPattern, doublestar, lsFiles } from '../globbing';
import { decode } from '../go-yaml';
import { byCode, Dict, fromJson } from '../template';
import type { GitItem, GitObject, Globbing, Tree } from '../types';
import { flattened } from './flattened';
import { addFilePath } from './path';
import { folders } from './folders';
import type { Scope } from './scope';
import { addValues } from './values';

/** One set of parameters a matching file, or one an element where a file holds a list. */
export function files(generator: GitObject, tree: Tree, at: string, scope: Scope): Dict[] {
  return filesFound(generator, tree, at, scope.context.globbing).flatMap((path) =>
    contents(path, tree, at).map((content) => {
      const params = scope.isGo ? content : flattened(content);
      addFilePath(params, path, generator, scope);
      addValues(generator.values, params, at, scope);
      return params;
    }),
  );
}

/** The files that match, in the order of paths. */
export function filesFound(
  generator: Pick<GitObject, 'files'>,
  tree: Tree,
  at: string,
  globbing: Globbing = 'legacy',
): string[] {
  const items = (generator.files ?? []).map((item, index) => ({ ...item, at: `${at}.files[${index}]` }));
  const found = new Set<string>();
  for (const item of items.filter(({ exclude }) => !exclude)) {
    for (const path of matching(item, globbing, tree)) found.add(path);
  }
  for (const item of items.filter(({ exclude }) => exclude)) {
    for (const path of matching(item, globbing, tree)) found.delete(path);
  }
  return [...found].sort(byCode);
}

function matching(item: GitItem & { readonly at: string }, globbing: Globbing, tree: Tree): string[] {
  try {
    const matches = MATCHERS[globbing](item.path);
    const folder = globbing === 'doublestar' && folders(tree.paths).find(matches);
    if (folder) {
      throw new Fault(
        `${item.at}.path`,
        `'${item.path}' matches the folder ${folder}, which cannot be read as a file`,
        'let the pattern end in the name of a file: **/config.yaml',
      );
    }
    return tree.paths.filter(matches);
  } catch (fault) {
    if (!(fault instanceof BadPattern)) throw fault;
    throw new Fault(`${item.at}.path`, fault.message, 'write a pattern below the root, of *, ? and [a-z]');
  }
}

const MATCHERS: Readonly<Record<Globbing, (pattern: string) => (path: string) => boolean>> = {
  legacy: lsFiles,
  doublestar,
};

function contents(path: string, tree: Tree, at: string): Dict[] {
  let found: unknown;
  try {
    found = decode(tree.text(path)) ?? {};
  } catch (fault) {
    throw new Fault(
      at,
      `${path} is neither YAML nor JSON: ${(fault as Error).message}`,
      'mend the file, or exclude it',
    );
  }
  return (Array.isArray(found) ? (found as unknown[]) : [found]).map((item) => {
    const value = fromJson(item ?? {});
    if (value instanceof Dict) return value;
    throw new Fault(
      at,
      `${path} holds ${JSON.stringify(item)} instead of a map`,
      'write a map, or a list of maps',
    );
  });
}
