import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { MARKER, topOf, writeMarker } from '../../lib/output/marker';
import type { RenderedFile } from '../../lib/output/write';

/** Contents by path. */
export type Tree = Readonly<Record<string, string>>;

export function rendered(tree: Tree): readonly RenderedFile[] {
  return Object.entries(tree).map(([path, content]) => ({ path, content }));
}

/** A temporary folder around an output folder, which does not exist at first. */
export class Scratch {
  public readonly temp = mkdtempSync(join(tmpdir(), 'output-'));
  public readonly dist = join(this.temp, 'dist');

  /**
   * Puts files in the output folder, last modified a thousand seconds after 1970, as a run before did: with the marker
   * that says so.
   */
  public given(tree: Tree): void {
    this.put(tree);
    writeMarker(this.dist, new Set(Object.keys(this.found()).map(topOf)));
  }

  /** Puts files there by hand. */
  public put(tree: Tree): void {
    for (const [path, content] of Object.entries(tree)) {
      const file = join(this.dist, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      utimesSync(file, 1000, 1000);
    }
  }

  /** Every entry under a folder but the marker: a file's content, `dir`, or where a link leads. */
  public found(folder = this.dist): Tree {
    const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).map((entry) => {
      const path = join(entry.parentPath, entry.name);
      if (entry.isDirectory()) return [relative(folder, path), 'dir'];
      return [
        relative(folder, path),
        entry.isSymbolicLink() ? `-> ${readlinkSync(path)}` : readFileSync(path, 'utf8'),
      ];
    });
    return Object.fromEntries(entries.filter(([path = '']) => basename(path) !== MARKER)) as Tree;
  }

  /** As found in the output folder, with the time each entry was last modified. */
  public stamped(): Tree {
    return Object.fromEntries(
      Object.entries(this.found()).map(([path, what]) => [path, `${what} @${this.modified(path)}`]),
    );
  }

  /** When an entry of the output folder was last modified, in seconds since 1970. */
  public modified(path: string): number {
    return lstatSync(join(this.dist, path)).mtimeMs / 1000;
  }

  public remove(): void {
    rmSync(this.temp, { recursive: true, force: true });
  }
}
