import { gitPrints } from './run';

/** An entry of a tree: a file, a symbolic link, a folder, or a commit of another repository. */
export interface TreeEntry {
  readonly mode: string;
  readonly kind: string;
  readonly object: string;
}

/** Everything in a commit, by path: each byte of a path is a character, because git does not say how it is encoded. */
export type Listing = ReadonlyMap<string, TreeEntry>;

/** A path of ours as listings have it. */
export function listedPath(path: string): string {
  return /^[\0-\x7f]*$/.test(path) ? path : Buffer.from(path, 'utf8').toString('latin1');
}

/** A path of a listing as people read it. */
export function readablePath(path: string): string {
  return /^[\0-\x7f]*$/.test(path) ? path : Buffer.from(path, 'latin1').toString('utf8');
}

/** Lists what is in a commit, its folders among it. No content is read. */
export async function listingOf(folder: string, commit: string): Promise<Listing> {
  const printed = await gitPrints(folder, ['ls-tree', '-r', '-t', '-z', '--full-tree', commit]);
  const found = new Map<string, TreeEntry>();
  for (const line of printed.toString('latin1').split('\0')) {
    // <mode> <kind> <object>, a tab, and the path.
    const tab = line.indexOf('\t');
    if (tab < 0) continue;
    const [mode, kind, object] = line.slice(0, tab).split(' ') as [string, string, string];
    found.set(line.slice(tab + 1), { mode, kind, object });
  }
  return found;
}
