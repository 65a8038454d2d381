import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quietly } from '../holder';
import { RefusedFolder } from '../output-folder';
import type { RenderedFile } from '../write';
import { digestOf, FILES, readPart, type Part } from './part';

/** A folder in the folder of parts. */
export interface FoundPart {
  readonly folder: string;
  /** @default - it is no part, or not a whole one */
  readonly part?: Part;
}

/**
 * What is in the folder of parts, by name. However the folders are called: CI systems have names of their own for what they keep.
 *
 * @returns undefined where there is no such folder
 */
export function partsIn(folder: string): FoundPart[] | undefined {
  const entries = quietly(() => readdirSync(folder, { withFileTypes: true }));
  return entries
    ?.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort()
    .map((name) => ({ folder: name, part: readPart(join(folder, name)) }));
}

/**
 * The files of a part, as it was written.
 *
 * @param folder the part's
 * @throws RefusedFolder at a file that is missing or has other bytes
 */
export function* filesOf(folder: string, { files }: Part): Generator<RenderedFile> {
  for (const [path, digest] of Object.entries(files)) {
    const file = join(folder, FILES, path);
    const bytes = quietly(() => readFileSync(file));
    if (!bytes || digestOf(bytes) !== digest)
      throw new RefusedFolder(
        `"${file}" is ${bytes ? 'not as it was written' : 'missing'}: the part was changed or cut short on its way\n  fix: copy the part once more, with all that is in it, or make it anew`,
      );
    yield { path, content: bytes.toString('utf8') };
  }
}
