import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quietly } from '../holder';
import { write, type RenderedFile } from '../write';

/** The file at the top of a part that describes it; not hidden, because CI systems leave hidden files out of what they keep. */
export const PART = 'part.json';
/** The folder of a part that has the files. */
export const FILES = 'dist';

/** What describes a part of the output that one run of several made. */
export interface Part {
  /** Which one of how many. */
  readonly number: number;
  readonly of: number;
  /** Digest of what it was made from. */
  readonly inputs: string;
  /** What the fleet is: the same in every part. */
  readonly fleet: string;
  /** Tenants and releases that go, with permission: the same in every part. */
  readonly removed: readonly string[];
  /** Digest of each file, by path in the output. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Writes a part to a folder: its files, and last what describes them, so that a part that is not whole has no description.
 *
 * @throws what `write` throws
 */
export function writePart(
  folder: string,
  part: Omit<Part, 'files'>,
  files: Iterable<RenderedFile>,
  program: string,
): Part {
  rmSync(join(folder, PART), { force: true });
  mkdirSync(folder, { recursive: true });
  const digests = new Map<string, string>();
  function* digested(): Generator<RenderedFile> {
    for (const file of files) {
      digests.set(file.path, digestOf(Buffer.from(file.content)));
      yield file;
    }
  }
  write(join(folder, FILES), digested(), { program });
  const whole = { ...part, files: Object.fromEntries([...digests].sort(([a], [b]) => (a < b ? -1 : 1))) };
  writeFileSync(join(folder, `${PART}-next`), `${JSON.stringify(whole, null, 1)}\n`);
  renameSync(join(folder, `${PART}-next`), join(folder, PART));
  return whole;
}

/** @returns undefined where the folder has no description that can be read */
export function readPart(folder: string): Part | undefined {
  return quietly(() => partOf(JSON.parse(readFileSync(join(folder, PART), 'utf8')) as Part));
}

/** @throws TypeError for what is another thing than its type says, as a file cut short or written by hand may be */
function partOf(given: Part): Part | undefined {
  const { number, of, inputs, fleet, removed, files } = given;
  const isWhole = Number.isInteger(number) && Number.isInteger(of) && 1 <= number && number <= of;
  const texts = [inputs, fleet, ...removed, ...Object.values(files)];
  return isWhole && texts.every((text) => typeof text === 'string') ? given : undefined;
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}
