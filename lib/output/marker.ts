import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from './holder';

/**
 * The file at the top of an output folder that says the folder is ours. It names what the output has at its top, and no
 * file: a list of all would be another with each customer, and two branches that add one each could not be merged.
 */
export const MARKER = '.ringfleet';

const HEADER = `# Ringfleet writes this folder, and removes what is in the folders and files below and not in its output.
# Names that begin with a dot are left alone. Do not edit; commit it with the rest.
`;

export function markerOf(names: Iterable<string>): string {
  return (
    HEADER +
    [...names]
      .sort()
      .map((name) => `${name}\n`)
      .join('')
  );
}

/** The names in the marker; undefined where there is none. */
export function readMarker(root: string): ReadonlySet<string> | undefined {
  return namesInMarker(markerText(root));
}

/** The names in the text of a marker; undefined where there is no text. */
export function namesInMarker(text: string | undefined): ReadonlySet<string> | undefined {
  // A checkout may have given its lines another end.
  return text === undefined
    ? undefined
    : new Set(text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#')));
}

export function markerText(root: string): string | undefined {
  try {
    return readFileSync(join(root, MARKER), 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'EISDIR')) return undefined;
    throw error;
  }
}

/** Writes the marker, whole or not at all; nothing where it says so already. */
export function writeMarker(root: string, names: Iterable<string>): void {
  const text = markerOf(names);
  if (markerText(root) === text) return;
  const next = join(root, `${MARKER}-next`);
  writeFileSync(next, text);
  renameSync(next, join(root, MARKER));
}

/** Takes a folder for ours with all that is in it, for one that cdk8s-cli has emptied, and then filled. */
export function adopt(root: string): void {
  writeMarker(
    root,
    readdirSync(root).filter((name) => !name.startsWith('.')),
  );
}

/** The name at the top of the output folder that a path is, or is below. */
export function topOf(path: string): string {
  const slash = path.indexOf('/');
  return slash < 0 ? path : path.slice(0, slash);
}
