import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { error, type Issue } from '../model';

export type Loaded = { readonly value: unknown } | { readonly issue: Issue };

const load = createRequire(__filename);

/**
 * The default export of a module; or, where the module cannot be loaded, an issue that says where and why. A mistake
 * in somebody's file is no fault of the program, so no stack trace is shown.
 *
 * @param root folder that file names in issues are relative to
 */
export function loadModule(path: string, root: string): Loaded {
  const file = relative(root, path);
  try {
    const loaded = load(path) as { default?: unknown };
    if (loaded.default !== undefined) return { value: loaded.default };
    return { issue: error({ file }, 'exports nothing', 'end it with: export default defineCustomer({ … })') };
  } catch (fault) {
    return { issue: error(positionOf(fault, path, file), summary(fault, root), 'correct the file') };
  }
}

/** The line of the file that failed, from the transformer's message or from the stack. */
function positionOf(fault: unknown, path: string, file: string) {
  const text = isError(fault) ? `${fault.message}\n${fault.stack ?? ''}` : '';
  const found = new RegExp(`${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}:(\\d+):(\\d+)`).exec(text);
  return found ? { file, line: Number(found[1]), column: Number(found[2]) } : { file };
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
