import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Change } from './case';

/** Does to the input below the folder what a case says. */
export function apply(root: string, change: Change): void {
  const target = join(root, placeOf(change));
  rmSync(target, { recursive: true, force: true });
  if ('gone' in change) return;
  mkdirSync(dirname(target), { recursive: true });
  if ('folder' in change) mkdirSync(target);
  else if ('link' in change) symlinkSync(change.to, target);
  else if ('hex' in change) writeFileSync(target, Buffer.from(change.hex, 'hex'));
  else writeFileSync(target, change.text.repeat(change.times ?? 1));
}

export function placeOf(change: Change): string {
  if ('gone' in change) return change.gone;
  if ('folder' in change) return change.folder;
  return 'link' in change ? change.link : change.file;
}

/** Everything that is at the path, to the byte and the moment. */
export function fingerprint(path: string): string {
  const hash = createHash('sha256');
  const add = (each: string): void => {
    const found = lstatSync(each, { throwIfNoEntry: false, bigint: true });
    // A lock in a folder comes and goes: of a folder, what is in it counts.
    const time = found?.isDirectory() ? '' : found?.mtimeNs;
    hash.update(`${each}\0${found?.mode}\0${time}\0`);
    if (found?.isSymbolicLink()) hash.update(readlinkSync(each));
    else if (found?.isFile()) hash.update(readFileSync(each));
    else if (found?.isDirectory()) for (const name of readdirSync(each).sort()) add(join(each, name));
  };
  add(path);
  return hash.digest('hex');
}
