import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { error, type Issue, type Location } from '../model';

export type Loaded = { readonly value: unknown } | { readonly issue: Issue };

const load = createRequire(__filename);

/**
 * The default export of a module; or, where the module cannot be loaded, an issue that says where and why. A mistake
 * in somebody's file is no fault of the program, so no stack trace is shown.
 *
 * @param root folder that file names in issues are relative to
 * @param ending what the file has to end with
 */
export function loadModule(path: string, root: string, ending: string): Loaded {
  const file = relative(root, path);
  if (!existsSync(path))
    return { issue: error({ file }, 'is not there', `write it, and end it with: ${ending}`) };
  try {
    const loaded = load(path) as { default?: unknown };
    if (loaded.default !== undefined) return { value: loaded.default };
    return { issue: error({ file }, 'exports nothing', `end it with: ${ending}`) };
  } catch (fault) {
    return { issue: error(positionOf(fault, root) ?? { file }, summary(fault, root), 'correct the file') };
  }
}

/** The place in somebody's file that failed, from the transformer's message or from the stack: not in the machine. */
function positionOf(fault: unknown, root: string): Location | undefined {
  const text = isError(fault) ? `${fault.message}\n${fault.stack ?? ''}` : '';
  for (const [, path, line, column] of text.matchAll(/(\/[^\s():]+\.ts):(\d+):(\d+)/g)) {
    const file = relative(root, path!);
    if (!/^(\.\.|lib|node_modules)(\/|$)/.test(file))
      return { file, line: Number(line), column: Number(column) };
  }
  return undefined;
}

function summary(fault: unknown, root: string): string {
  const message = isError(fault) ? fault.message : String(fault);
  const lines = message
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(Require stack:|- )/.test(line));
  const said =
    lines.find((line) => line.includes('ERROR:'))?.replace(/^.*ERROR: /, '') ?? lines[0] ?? message;
  return `cannot be loaded: ${said.split(`${root}/`).join('')}`;
}

/** By its shape, not by `instanceof`: under a test runner node's own errors are of another realm. */
function isError(fault: unknown): fault is Error {
  return typeof (fault as Partial<Error> | null | undefined)?.message === 'string';
}
