import { readdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { quietly } from '../output/holder';
import { contentDigest, signOf, statOf } from './sign';

/** What a run was made of: a path, its sign, and the digest of its content. */
export type Input = readonly [path: string, sign: string, digest: string];

/** Folders in which people write: whatever is in them counts, whether it was read or not. */
const AUTHORED = ['fleet', 'products', 'customers'];

/**
 * Paths of all that a run may have been made of: modules, what lies beside those of the fleet, because another file there may
 * be what an import means, and all that people wrote. A folder stands for the names in it.
 *
 * @param root folder of the program
 * @param modules absolute paths of the modules that were loaded
 */
export function inputPaths(root: string, modules: readonly string[]): string[] {
  const paths = new Set([...modules, ...filesAtTop(root)]);
  for (const path of modules) if (!path.includes(`${sep}node_modules${sep}`)) paths.add(dirname(path));
  // The output lies there, too.
  paths.delete(root);
  for (const name of AUTHORED) addAll(join(root, name), paths);
  return [...paths].sort();
}

/** The files beside the program's module: settings of compilers and packages among them. */
export function filesAtTop(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => join(root, name))
    .sort();
}

/** The paths below a folder of the program, and the folder. */
export function pathsIn(folder: string): string[] {
  const paths = new Set<string>();
  addAll(folder, paths);
  return [...paths].sort();
}

/** Adds a folder with all that is in it, but for folders whose names begin with a dot. */
function addAll(folder: string, paths: Set<string>): void {
  const entries = quietly(() => readdirSync(folder, { withFileTypes: true }));
  if (!entries) return;
  paths.add(folder);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile()) paths.add(path);
    // What a link leads to is an input where a module is read from there, and rings.yaml may be one.
    else if (entry.isSymbolicLink() && statOf(path)?.isFile()) paths.add(path);
    else if (entry.isDirectory() && !entry.name.startsWith('.')) addAll(path, paths);
  }
}

/**
 * The inputs as they are.
 *
 * @param began when the run began, in milliseconds of the clock
 * @param known the inputs as an earlier run has seen them
 * @returns undefined where one changed since: what the run has seen of it, nobody can say
 */
export function inputsNow(
  paths: readonly string[],
  began: number,
  known: readonly Input[] = [],
): Input[] | undefined {
  const before = new Map(known.map((input) => [input[0], input]));
  const inputs: Input[] = [];
  for (const path of paths) {
    const sign = signOf(path);
    const [, signBefore, digestBefore] = before.get(path) ?? [];
    const digest = sign === signBefore ? digestBefore : contentDigest(path);
    if (sign === undefined || digest === undefined || !isBefore(sign, began)) return undefined;
    inputs.push([path, sign, digest]);
  }
  return inputs;
}

/** A kernel's clock of files may be behind by a tick. */
const TICK = 20;

/** Whether what has the sign has not changed since that time. */
export function isBefore(sign: string, time: number): boolean {
  return Number.parseFloat(sign) < time - TICK;
}

/** The inputs that have changed, and all of them as they are. */
export interface Comparison {
  /** Paths that are gone, or have another content. */
  readonly changed: readonly string[];
  /** The inputs with their signs of now, where these are other ones and the content is not. @default - none */
  readonly resigned?: readonly Input[];
}

export function inputChanges(inputs: readonly Input[], now: number): Comparison {
  const changed: string[] = [];
  const resigned: Input[] = [];
  let isOther = false;
  for (const input of inputs) {
    const [path, before, digest] = input;
    const sign = signOf(path);
    if (sign === before) {
      resigned.push(input);
      continue;
    }
    if (contentDigest(path) !== digest) changed.push(path);
    const isKnown = sign !== undefined && isBefore(sign, now);
    resigned.push(isKnown ? [path, sign, digest] : input);
    isOther ||= isKnown;
  }
  return { changed, ...(isOther && { resigned }) };
}
