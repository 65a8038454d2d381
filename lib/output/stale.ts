import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MARKER, markerOf, markerText, topOf } from './marker';
import { readFolder } from './output-folder';
import type { RenderedFile } from './write';

/** The paths, sorted, at which the folder differs from the given files: missing, other, or there for nothing. */
export function stale(outdir: string, files: Iterable<RenderedFile>): string[] {
  const root = resolve(outdir);
  const { files: present, others } = readFolder(root);
  const left = new Set([...present, ...others]);
  const differing: string[] = [];
  const tops = new Set<string>();
  for (const { path, content } of files) {
    left.delete(path);
    tops.add(topOf(path));
    if (!present.has(path) || readFileSync(join(root, path), 'utf8') !== content) differing.push(path);
  }
  if (markerText(root) !== markerOf(tops)) differing.push(MARKER);
  return [...differing, ...left].sort();
}
