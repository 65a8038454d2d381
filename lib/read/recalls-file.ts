import { isSeq, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { RecallsFile, RecallSpec } from '../authored/specs';
import { error, type Issue, type Location } from '../issues/issue';
import { faultsIn } from '../issues/explain';
import { collected, type Reading } from './reading';
import { writtenVersion } from './rings-file';
import { yamlFaults } from './yaml/faults';
import { offsetOf } from './yaml/place';

export const recallSchema = z.strictObject({
  version: writtenVersion,
  date: z.iso.date('expected a day, as in 2026-11-02'),
  reason: z.string().min(1),
  held: z.array(z.string().min(1)).optional(),
}) satisfies z.ZodType<RecallSpec>;

/** One recall a release for some years. */
const LONGEST = 50_000;
const FORM = 'a list of { version, date, reason }';

/** A product's `recalls.yaml`, and an issue for each fault in it. */
export function readRecalls(file: string, text: string): { recalls: RecallsFile; issues: Issue[] } {
  const { result: recalls, issues } = collected(recallsIn(file, text));
  return { recalls, issues };
}

/** Reads a product's `recalls.yaml`. Of a file with faults it returns the recalls that are sound. */
export function* recallsIn(file: string, text: string): Reading<RecallsFile> {
  const nothing: RecallsFile = { file, entries: [], locate: () => ({ file }) };
  if (text.length > LONGEST) {
    yield error({ file }, `has ${text.length} characters, more than ${LONGEST}`, `give ${FORM}`);
    return nothing;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const root = document.contents;
  const place = (offset: number | undefined): Location => {
    if (offset === undefined) return { file };
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const unreadable = yamlFaults(file, text, document, place, FORM);
  if (unreadable.length === 0 && root !== null && !isSeq(root))
    unreadable.push(error({ file }, 'is not a list', `give ${FORM}`));
  yield* unreadable;
  if (unreadable.length > 0 || !isSeq(root)) return nothing;
  const entries = new Map<string, { readonly recall: RecallSpec; readonly at: Location }>();
  const given: readonly unknown[] = root.items.map((_, index) => orNull(() => document.getIn([index], true)));
  for (const [index, node] of given.entries()) {
    const value = orNull(() => (node as { toJS(of: unknown): unknown } | null)?.toJS(document));
    const at = (path: readonly string[]) => place(offsetOf(root, [String(index), ...path]));
    const faults = faultsIn(recallSchema, value);
    for (const { path, problem, fix } of faults)
      yield error(at(path.map(String)), `'${path.join('.') || index}' ${problem}`, fix);
    if (faults.length > 0) continue;
    const recall = recallSchema.parse(value);
    const where = at(['version']);
    if (entries.has(recall.version))
      yield error(where, `${recall.version} is recalled twice`, 'leave one of them');
    else entries.set(recall.version, { recall, at: where });
  }
  return {
    file,
    entries: [...entries.values()].map(({ recall }) => recall),
    locate: (of) => entries.get(of)?.at ?? { file },
  };
}

/** An alias may lead nowhere. */
function orNull<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch {
    return null;
  }
}
