import { join, sep } from 'node:path';
import type { CustomerIndex } from './customer-index';
import type { Pending } from './pending';
import { isClosed } from './closed';
import { contextOfRun, countVerb, isFirstVerb } from './context';
import { filesAtTop, inputPaths, inputsNow, pathsIn } from './inputs';
import { hasFiles, replaceNames, type Names } from './names';
import { sumOfPaths } from './path-sum';
import { replacedIn, sumOf, sumOfSome } from './output-seal';
import { keepReach, type Reach } from './reach';
import { forgetStamp, keepStamp, stampFor, type Stamp } from './stamp';

/** A synthesis that succeeded. */
export type Synthesis = Pick<Stamp, 'root' | 'outdir' | 'issues' | 'said' | 'fleet' | 'files' | 'index'> & {
  /** What the output has. */
  readonly names: Names;
  /** @default - there is no index */
  readonly reach?: Reach;
};

/** Notes that a verb begins. After a second one of a process nothing is kept. */
export function beginVerb(): void {
  const context = contextOfRun();
  if (!countVerb() && context) forgetStamp(context);
}

/** Keeps what the next run needs to know that nothing has changed; nothing where it could not be sure. */
export function remember({ names, reach: found, ...synthesis }: Synthesis): void {
  const { root, outdir } = synthesis;
  const context = contextOfRun();
  if (!context || !isFirstVerb()) return;
  const modules = context.modules();
  if (!isClosed(modules)) return;
  const inputs = inputsNow(inputPaths(root, modules), context.began, stampFor(context)?.inputs);
  const sum = sumOf(outdir, names.root);
  if (!inputs || sum === undefined) return;
  const around = { around: context.around, top: filesAtTop(root), imported: importedOf(root, modules) };
  const reach = found && keepReach(context, found);
  const output = { names: names.root, sum, paths: names.paths };
  keepStamp(context, { ...synthesis, ...around, ...(reach !== undefined && { reach }), inputs, output });
}

/** What a run did that made a part of the output anew: paths of the files that it had, and has. */
export interface Replaced {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** What is known of customers by now. */
  readonly index: CustomerIndex;
  /** @default - no version has changed */
  readonly reach?: Reach;
  /** The sum over these, before they were written. */
  readonly sum: string;
}

/** Keeps what the next run needs, made of what was known and what has changed. */
export function rememberSome(
  { context, stamp, customers, rings }: Pending,
  { before, after, sum, index, reach: found }: Replaced,
): void {
  const { root, outdir, output } = stamp;
  const folders = customers.map((name) => join(root, 'customers', name));
  const isOf = (path: string) =>
    rings.includes(path) || folders.some((each) => path === each || path.startsWith(each + sep));
  const known = stamp.inputs.filter(([path]) => !isOf(path));
  const paths = new Set(known.map(([path]) => path));
  const modules = context.modules().filter((path) => !paths.has(path));
  if (!isFirstVerb() || !isClosed(modules)) return;
  const inputs = inputsNow([...new Set([...modules, ...rings, ...folders.flatMap(pathsIn)])], context.began);
  if (!inputs) return;
  const isEach = hasFiles(output.names);
  replaceNames(outdir, output.names, before, after);
  const now = sumOfSome(outdir, [...before, ...after], isEach);
  const reach = found ? keepReach(context, found) : stamp.reach;
  keepStamp(context, {
    ...stamp,
    index,
    ...(reach !== undefined && { reach }),
    files: stamp.files - before.length + after.length,
    inputs: [...known, ...inputs],
    imported: [...new Set([...stamp.imported, ...importedOf(root, modules)])],
    output: {
      names: output.names,
      sum: replacedIn(output.sum, sum, now),
      paths: replacedIn(output.paths, sumOfPaths(before), sumOfPaths(after)),
    },
  });
}

/** The customers of whose folders there are modules. */
function importedOf(root: string, modules: readonly string[]): string[] {
  const folder = join(root, 'customers') + sep;
  const paths = modules.filter((path) => path.startsWith(folder));
  return [...new Set(paths.map((path) => path.slice(folder.length).split(sep, 1)[0]!))];
}
