import { readdirSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { isMap } from '../../authored/values';

/** Text of a file as the run before wrote it; `undefined` where it is not there, or cannot be read. */
export function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** The objects of a file; none where the file is missing or broken, because it must not stop the run that mends it. */
export function objectsIn(file: string): Readonly<Record<string, unknown>>[] {
  const text = readText(file) ?? '';
  try {
    // Templates of ARM are large, and a parser of YAML takes its time.
    if (file.endsWith('.json')) return [JSON.parse(text) as unknown].filter(isMap);
    return parseAllDocuments(text)
      .map((document) => document.toJS() as unknown)
      .filter(isMap);
  } catch {
    return [];
  }
}

/** Names in a folder, in order; none where there is no such folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
