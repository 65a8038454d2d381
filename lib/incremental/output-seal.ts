import { lstatSync, type Stats } from 'node:fs';
import { quietly } from '../output/holder';
import { folderOf, withFolders } from '../output/output-paths';
import { mixed } from './mixed';
import type { FolderNames } from './names';

/** By what it is told whether an output is what a run left: its names, and a sum over what the file system says of each. */
export interface Seal {
  readonly names: FolderNames;
  readonly sum: string;
  /** The sum over the paths of all its files. */
  readonly paths: string;
}

/**
 * The sum over the output as it is. It changes with any folder in which a name comes, goes or becomes another file, and with
 * any file among the names that is written.
 *
 * @returns undefined where a name is missing
 */
export function sumOf(outdir: string, names: FolderNames): string | undefined {
  const sum = new Sum();
  const visit = (path: string, within: FolderNames | 0): boolean => {
    const found = quietly(() => lstatSync(path));
    if (!found || found.isDirectory() === (within === 0)) return false;
    sum.add(found);
    if (within === 0) return true;
    for (const name in within) if (!visit(`${path}/${name}`, within[name]!)) return false;
    return true;
  };
  return visit(outdir, names) ? sum.text : undefined;
}

/**
 * The sum over some paths of the output, and the folders that they are in. What is not there adds nothing.
 *
 * @param isEach whether files are summed up, and not their folders alone
 */
export function sumOfSome(outdir: string, paths: Iterable<string>, isEach: boolean): string {
  const sum = new Sum();
  const wanted = isEach ? paths : [...paths].map((path) => folderOf(path));
  for (const path of withFolders(wanted).add('')) {
    const found = quietly(() => lstatSync(`${outdir}/${path}`, { throwIfNoEntry: false }));
    if (found) sum.add(found);
  }
  return sum.text;
}

/** A sum in which one part has become another. */
export function replacedIn(sum: string, before: string, after: string): string {
  const [whole = [], old = [], now = []] = [sum, before, after].map((each) => each.split(' ').map(Number));
  return whole.map((word, index) => (word - old[index]! + now[index]!) >>> 0).join(' ');
}

/** Adds up a number for each entry, made of when it changed, which it is and its size: two numbers of 32 bits. */
class Sum {
  private high = 0;
  private low = 0;
  private readonly numbers = new Float64Array(3);
  private readonly words = new Uint32Array(this.numbers.buffer);

  add(found: Stats): void {
    this.numbers[0] = found.ctimeMs;
    this.numbers[1] = found.ino;
    this.numbers[2] = found.isDirectory() ? -1 : found.size;
    let [one, other] = [0x811c9dc5, 0x9747b28c];
    for (const word of this.words) {
      one = mixed(one ^ word);
      other = mixed(other + word);
    }
    this.high = (this.high + one) >>> 0;
    this.low = (this.low + other) >>> 0;
  }

  get text(): string {
    return `${this.high} ${this.low}`;
  }
}
