import { isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { error, type Issue, type Location } from '../model';
import type { RingEntry, RingsFile } from '../model';
import { explain } from '../model/schema/explain';

const version = z.string("expected a string: quote it, as in version: '1.10', or YAML reads a number").min(1);

const entrySchema = z
  .strictObject({
    version,
    since: z.iso.date('expected a day, as in 2026-11-02').optional(),
    previous: version.optional(),
    percent: z.int().min(0).max(100).optional(),
    hotfix: z.string().min(1, 'expected the reason for the hotfix').optional(),
  })
  .refine((entry) => (entry.percent ?? 100) === 100 || entry.previous !== undefined, {
    path: ['percent'],
    error: 'a partial rollout needs previous: the version of the tenants that it has not reached',
  }) satisfies z.ZodType<RingEntry>;

/**
 * Reads a product's `rings.yaml`: a map from ring to what it runs. Of a file with faults it gives what is sound,
 * and an issue, with line and column, for each fault.
 */
export function readRings(file: string, text: string): { rings: RingsFile; issues: Issue[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number | undefined): Location => {
    if (offset === undefined) return { file };
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const locate = (path: readonly string[]): Location => place(offsetOf(document, path));
  const issues = document.errors.map((fault) =>
    error(place(fault.pos[0]), `not YAML: ${fault.message}`, 'correct the syntax'),
  );
  const entries: Record<string, RingEntry> = {};
  const content: unknown = issues.length > 0 ? {} : (document.toJS() ?? {});
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    issues.push(error({ file }, 'is not a map', 'give a map from ring to { version, since }'));
  } else {
    for (const [ring, given] of Object.entries(content)) {
      const result = entrySchema.safeParse(given);
      if (result.success) entries[ring] = result.data;
      for (const fault of result.error?.issues ?? []) {
        const { problem, fix } = explain(fault, given);
        const path = [ring, ...fault.path.map(String)];
        issues.push(error({ ...locate(path), path: path.join('.') }, problem, fix));
      }
    }
  }
  return { rings: { file, entries, locate: (ring, key) => locate(key ? [ring, key] : [ring]) }, issues };
}

/**
 * The text with one ring at another version: comments, order and everything else stay as they are.
 *
 * @param since the day, `YYYY-MM-DD`
 */
export function withVersion(
  text: string,
  ring: string,
  change: Pick<RingEntry, 'version' | 'since'>,
): string {
  const document = parseDocument(text);
  for (const [key, value] of Object.entries(change)) {
    const existing = document.getIn([ring, key], true);
    if (isScalar(existing)) existing.value = value;
    else document.setIn([ring, key], value);
  }
  return document.toString({ lineWidth: 0 });
}

/** Where the value at the path, or the deepest part of the path that exists, begins. */
function offsetOf(document: Document.Parsed, path: readonly string[]): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as
      { range?: readonly number[] | null } | undefined;
    if (node?.range) return node.range[0];
  }
  return undefined;
}
