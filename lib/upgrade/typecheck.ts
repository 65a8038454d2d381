import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { node } from './candidate';
import { LIBRARY } from './fleet-package';

const COMPILER = 'node_modules/typescript/bin/tsc';

/**
 * What the compiler finds wrong with the sources in a folder, and not in another: nothing where the fleet has no compiler.
 *
 * @param folder the copy with another ringfleet
 * @param root the fleet as it is
 */
export function newTypeFaults(folder: string, root: string): string {
  if (!existsSync(join(folder, COMPILER)) || !existsSync(join(folder, 'tsconfig.json'))) return '';
  const found = compiled(folder);
  if (found === '') return '';
  const before = new Set(compiled(root).split('\n'));
  return found
    .split('\n')
    .filter((line) => !before.has(line))
    .join('\n');
}

/** Whether the library has the same types in both folders: what compiled with one does with the other. */
export function hasSameTypes(folder: string, root: string): boolean {
  return declarations(folder) === declarations(root);
}

function declarations(folder: string): string {
  const library = join(folder, 'node_modules', LIBRARY);
  const paths = readdirSync(library, { recursive: true, encoding: 'utf8' }).sort();
  return paths
    .filter((path) => path.endsWith('.d.ts'))
    .map((path) => `${path}\n${readFileSync(join(library, path), 'utf8')}`)
    .join('');
}

function compiled(folder: string): string {
  const { isDone, stdout } = node(folder, COMPILER, '-p', '.', '--noEmit', '--pretty', 'false');
  return isDone ? '' : stdout.trimEnd();
}
