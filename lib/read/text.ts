import { readFileSync } from 'node:fs';
import { error, type Issue } from '../issues/issue';
import { issuesOfPassedText, type PassedText } from '../passed/passed-text';

/** A file that is passed on as it is: its text, or why none of it may be. */
export type PassedFile = { readonly text: string } | { readonly issues: readonly Issue[] };

/**
 * Reads a file that is passed on as it is.
 *
 * @param path where it lies on this machine
 * @param file its path for messages
 */
export function readPassedText(path: string, file: string, writtenIn: PassedText): PassedFile {
  const text = decoded(readFileSync(path));
  if (text === undefined) {
    return { issues: [error({ file }, 'is not text in UTF-8', 'save it as UTF-8')] };
  }
  const issues = issuesOfPassedText(text, file, writtenIn);
  return issues.length > 0 ? { issues } : { text };
}

/** A decoder that mends what it cannot read would change bytes, and one that drops a byte order mark would hide it. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
