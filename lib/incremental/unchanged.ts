import { writeSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { beginRun, isPlain, type Context } from './context';
import { inputChanges, filesAtTop } from './inputs';
import { sumOf } from './output-seal';
import { closingOf, keepStamp, stampFor, type Stamp } from './stamp';

/** What is left for a run to do: of some customers, something has changed, and of all else nothing. */
export interface Pending {
  readonly context: Context;
  readonly stamp: Stamp;
  readonly customers: readonly string[];
}

let pending: Pending | undefined;

/** Found when the process began; `undefined` where more has changed, or nobody knows. */
export function pendingChange(): Pending | undefined {
  return pending;
}

/** More are as quickly planned with all others. */
const MOST = 200;

/** The customers whose folders the paths are in; `undefined` where one is elsewhere, or it is too many. */
function customersOf(paths: readonly string[], { root, index, imported }: Stamp): string[] | undefined {
  const names = new Set<string>();
  for (const path of paths) {
    const [top, name] = relative(root, path).split(sep);
    if (top !== 'customers' || name === undefined || index?.skeletons[name] === undefined) return undefined;
    if (imported.includes(name)) return undefined;
    names.add(name);
  }
  return names.size > MOST ? undefined : [...names];
}

/**
 * Says what a run would say, where nothing that it is made of has changed since the last one and the output is as that left it.
 * It is asked before the fleet and most of the library are loaded.
 *
 * @returns whether that is so, and the run has nothing left to do
 */
export function isUnchanged(): boolean {
  const context = beginRun();
  const stamp = context && isPlain(process.argv.slice(2)) ? stampFor(context) : undefined;
  if (!context || !stamp || filesAtTop(stamp.root).join() !== stamp.top.join()) return false;
  const { changed, resigned } = inputChanges(stamp.inputs, Date.now());
  const customers = customersOf(changed, stamp);
  if (!customers || sumOf(stamp.outdir, stamp.output.names) !== stamp.output.sum) return false;
  if (customers.length > 0) {
    pending = { context, stamp, customers };
    return false;
  }
  if (resigned) keepStamp(context, { ...stamp, inputs: resigned });
  const seconds = (performance.now() / 1000).toFixed(1);
  writeSync(process.stderr.fd, `${stamp.said}${closingOf(stamp)}, 0 changed, ${seconds} s\n`);
  return true;
}
