import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { quietly } from '../output/holder';

/**
 * What tells without reading whether a file or folder is as it was: when it last changed in any way, which it is, and of a
 * file the size; `undefined` where nothing is.
 */
export function signOf(path: string): string | undefined {
  const found = statOf(path);
  if (!found) return undefined;
  const { ctimeMs, ino, size } = found;
  return found.isDirectory() ? `${ctimeMs} ${ino}` : `${ctimeMs} ${ino} ${size}`;
}

export function statOf(path: string): Stats | undefined {
  return quietly(() => statSync(path, { throwIfNoEntry: false }));
}

/** Digest of the bytes of a file; of a folder, of the names and kinds of what is in it. Names that begin with a dot are people's own. */
export function contentDigest(path: string): string | undefined {
  return quietly(() => sha256(statSync(path).isDirectory() ? listing(path) : readFileSync(path)));
}

export function sha256(given: string | Uint8Array): string {
  return createHash('sha256').update(given).digest('base64url');
}

function listing(path: string): string {
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .map((entry) => `${entry.name}\0${entry.isDirectory()} ${entry.isFile()}`)
    .sort()
    .join('\0');
}
