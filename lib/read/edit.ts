import { readFileSync } from 'node:fs';

/** A stretch of a file, and what takes its place. */
export interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The texts of the files with the edits, none of which lies within another; of several at one place the first comes first. */
export function edited(edits: readonly Edit[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  // From the end on, so that what is before keeps its place.
  for (const { file, start, end, text } of [...edits].reverse().sort((a, b) => b.start - a.start)) {
    const before = texts.get(file) ?? readFileSync(file, 'utf8');
    texts.set(file, before.slice(0, start) + text + before.slice(end));
  }
  return texts;
}
