import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { node } from './candidate';

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

function compiled(folder: string): string {
  const { isDone, stdout } = node(folder, COMPILER, '-p', '.', '--noEmit', '--pretty', 'false');
  return isDone ? '' : stdout.trimEnd();
}
