import { gunzipSync } from 'node:zlib';

const BLOCK = 512;
/** No chart comes near it. */
const LARGEST = 64 * 1024 * 1024;

/**
 * A file of a packed chart, by its path below the folder that the archive has. Source: POSIX.1, "pax", ustar.
 *
 * @returns undefined where it has no such file
 * @throws where it is no archive, or a larger one than any chart is
 */
export function fileOfArchive(packed: Buffer, path: string): string | undefined {
  const bytes = gunzipSync(packed, { maxOutputLength: LARGEST });
  for (let at = 0; at + BLOCK <= bytes.length;) {
    const name = textAt(bytes, at, 100);
    if (name === '') break;
    const prefix = textAt(bytes, at + 345, 155);
    const size = parseInt(textAt(bytes, at + 124, 12), 8) || 0;
    const whole = prefix === '' ? name : `${prefix}/${name}`;
    const start = at + BLOCK;
    if (whole.split('/').slice(1).join('/') === path) return bytes.toString('utf8', start, start + size);
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return undefined;
}

function textAt(bytes: Buffer, start: number, length: number): string {
  return bytes
    .toString('latin1', start, start + length)
    .replace(/\0.*$/s, '')
    .trim();
}
