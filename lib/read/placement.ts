import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import type { PlacementFile } from '../authored/specs';
import { faultsOf } from '../issues/faults';
import { error } from '../issues/issue';
import { lstat } from './links';
import { orNone, tried, type Reading } from './reading';
import { yamlFaults } from './yaml/faults';

/** Name of the file, beside a customer's module, and in `fleet/`. */
export const PLACEMENT = 'placement.yaml';

const HEADER = `# Written by ringfleet (place), and read by every run. Whoever changes a line here moves what it is about.
`;

const schema = z.record(
  z.string(),
  z.union(
    [z.string().min(1), z.int().nonnegative()],
    'expected the name of a cluster, or the number of a shard',
  ),
);

/** Where something was placed; `undefined` where there is no such file, or it cannot be read, which is told. */
export function* readPlacement(root: string, file: string): Reading<PlacementFile | undefined> {
  if (!lstat(join(root, file))) return undefined;
  return yield* tried(file, () => entriesIn(file, readFileSync(join(root, file), 'utf8')), undefined);
}

function* entriesIn(file: string, text: string): Reading<PlacementFile | undefined> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const unreadable = yamlFaults(file, text, document, (offset) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  });
  yield* unreadable;
  if (unreadable.length > 0) return undefined;
  const given = orNone(() => (document.toJS() as unknown) ?? {});
  if (given === undefined) {
    yield error({ file }, 'cannot be read', 'write out what aliases stand for');
    return undefined;
  }
  const faults = faultsOf(schema, given, { file });
  yield* faults;
  if (faults.length > 0) return undefined;
  const entries = Object.entries(schema.parse(given)).map(([name, place]) => [name, String(place)]);
  return { file, entries: Object.fromEntries(entries) as PlacementFile['entries'] };
}

/** The text of such a file. */
export function placementText(entries: Readonly<Record<string, string | number>>): string {
  const sorted = Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${HEADER}${stringify(Object.fromEntries(sorted))}`;
}
