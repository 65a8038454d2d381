import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { isClosed } from './closed';
import { contextOfRun } from './context';
import { filesAtTop, inputPaths, inputsNow, pathsIn } from './inputs';
import { addName, hasFiles, removeName, type Names } from './names';
import { replacedIn, sumOf, sumOfSome } from './output-seal';
import { forgetStamp, keepStamp, type Stamp } from './stamp';
import type { Pending } from './unchanged';

let runs = 0;

/** A synthesis that succeeded. */
export type Synthesis = Pick<Stamp, 'root' | 'outdir' | 'issues' | 'said' | 'fleet' | 'files' | 'index'> & {
  /** What the output has. */
  readonly names: Names;
};

/** Notes that a verb begins. Of a process that does two, none tells what the whole of it does, and nothing is kept. */
export function beginVerb(): void {
  runs += 1;
  const context = contextOfRun();
  if (runs > 1 && context) forgetStamp(context);
}

/** Keeps what the next run needs to know that nothing has changed; nothing where it could not be sure. */
export function remember({ names, ...synthesis }: Synthesis): void {
  const { root, outdir } = synthesis;
  const context = contextOfRun();
  const modules = loadedModules();
  if (!context || runs > 1 || !isClosed(modules)) return;
  const inputs = inputsNow(inputPaths(root, modules), performance.timeOrigin);
  const sum = sumOf(outdir, names.root);
  if (!inputs || sum === undefined) return;
  const around = { around: context.around, top: filesAtTop(root), imported: importedOf(root, modules) };
  keepStamp(context, { ...synthesis, ...around, inputs, output: { names: names.root, sum } });
}

/** What a run did that made some customers anew. */
export interface Rewritten {
  /** Paths of the files that they had, and that they have. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The sum over these before it wrote. */
  readonly sum: string;
}

/** Keeps what the next run needs, made of what was known and what has changed. */
export function rememberSome(
  { context, stamp, customers }: Pending,
  { before, after, sum }: Rewritten,
): void {
  const { root, outdir, output } = stamp;
  const folders = customers.map((name) => join(root, 'customers', name));
  const isOf = (path: string) => folders.some((each) => path === each || path.startsWith(each + sep));
  const known = stamp.inputs.filter(([path]) => !isOf(path));
  const paths = new Set(known.map(([path]) => path));
  const modules = loadedModules().filter((path) => !paths.has(path));
  if (runs > 1 || !isClosed(modules)) return;
  const added = [...new Set([...modules, ...folders.flatMap(pathsIn)])];
  const inputs = inputsNow(added, performance.timeOrigin);
  if (!inputs) return;
  const { names } = output;
  const isEach = hasFiles(names);
  const all = [...before, ...after];
  for (const path of before) removeName(names, path);
  for (const path of after) addName(names, path, isEach);
  const now = replacedIn(output.sum, sum, sumOfSome(outdir, all, names));
  keepStamp(context, {
    ...stamp,
    files: stamp.files - before.length + after.length,
    inputs: [...known, ...inputs],
    imported: [...new Set([...stamp.imported, ...importedOf(root, modules)])],
    output: { names, sum: now },
  });
}

function loadedModules(): string[] {
  return Object.keys(createRequire(__filename).cache);
}

/** The customers of whose folders there are modules. */
function importedOf(root: string, modules: readonly string[]): string[] {
  const names = new Set<string>();
  for (const path of modules) {
    const [top, name] = relative(root, path).split(sep);
    if (top === 'customers' && name !== undefined) names.add(name);
  }
  return [...names];
}
