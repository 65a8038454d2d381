import {
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  stringify,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { z } from 'zod';
import { error, SETTER, type Issue, type Location, type RingEntry, type RingsFile } from '../model';
import { faultsIn } from '../model/schema/explain';

const version = z.custom<string>(
  (given) => typeof given === 'string' && given !== '',
  "expected text in quotes, as in version: '1.10', which without them is the number 1.1",
);

const entrySchema = z.strictObject({
  version,
  since: z.iso.date('expected a day, as in 2026-11-02').optional(),
  previous: version.optional(),
  percent: z.int().min(0).max(100).optional(),
  hotfix: z.string().min(1).optional(),
  image: z.string().min(1).optional(),
}) satisfies z.ZodType<RingEntry>;

/**
 * Reads a product's `rings.yaml`: a map from ring to what it runs. Of a file with faults it gives what is sound,
 * and an issue, with line and column, for each fault.
 */
export function readRings(file: string, text: string): { rings: RingsFile; issues: Issue[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const root = document.contents;
  const place = (offset: number | undefined): Location => {
    if (offset === undefined) return { file };
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const at = (path: readonly string[]) => place(offsetOf(root, path));
  const locate: RingsFile['locate'] = (ring, key) => at(key ? [ring, key] : [ring]);
  const nothing = (issues: Issue[]) => ({
    rings: { file, entries: {}, locate, isUnread: () => true },
    issues,
  });

  if (document.errors.length > 0) {
    return nothing(
      document.errors.map(({ pos, message }) =>
        error(place(pos[0]), `not YAML: ${message}`, 'correct the syntax'),
      ),
    );
  }
  if (root !== null && !isMap(root)) {
    return nothing([error({ file }, 'is not a map', 'give a map from ring to { version, since }')]);
  }
  const issues: Issue[] = [];
  const entries: [string, RingEntry][] = [];
  const unread = new Set<string>();
  for (const { key, value } of root?.items ?? []) {
    const ring = keyOf(key);
    const given = dataOf(value, document);
    const faults = 'issue' in given ? [{ path: [], ...given.issue }] : faultsIn(entrySchema, given.value);
    for (const { path, problem, fix } of faults) {
      const full = [ring, ...path];
      issues.push(error({ ...at(full), path: full.join('.') }, `'${full.at(-1)!}' ${problem}`, fix));
    }
    const entry = 'issue' in given ? undefined : soundPart(given.value, faults);
    if (entry) entries.push([ring, entry]);
    else unread.add(ring);
  }
  return {
    rings: {
      file,
      entries: Object.fromEntries(entries),
      locate,
      setter: (ring) => setterOf(valueAt(valueAt(root, ring), 'version')),
      isUnread: (ring) => unread.has(ring),
    },
    issues,
  };
}

/** The comment at the end of the line, where it is meant for Flux. Source: Flux, "Configure image update for custom resources". */
function setterOf(version: unknown): string | undefined {
  const comment = isScalar(version) ? version.comment?.trim() : undefined;
  return comment?.includes(SETTER) ? comment : undefined;
}

/** The data of a node; or what is wrong with it: an alias may lead nowhere. */
function dataOf(
  node: Node | null,
  document: Document.Parsed,
): { readonly value: unknown } | { readonly issue: Pick<Issue, 'problem' | 'fix'> } {
  try {
    return { value: node?.toJS(document) ?? null };
  } catch (fault) {
    return { issue: { problem: `cannot be read: ${(fault as Error).message}`, fix: 'write the value out' } };
  }
}

/** The entry without the keys that are at fault, if it is one then. */
function soundPart(
  given: unknown,
  faults: readonly { readonly path: readonly string[] }[],
): RingEntry | undefined {
  const wrong = new Set(faults.map(({ path }) => path[0]));
  const sound = Object.entries(given ?? {}).filter(([key]) => !wrong.has(key));
  return entrySchema.safeParse(Object.fromEntries(sound)).data;
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
  return Object.entries(change).reduce((before, [key, value]) => withValue(before, [ring, key], value), text);
}

/** Changes the characters of the value alone; only where there are none yet is the document written anew. */
function withValue(text: string, path: readonly [ring: string, key: string], value: string): string {
  const document = parseDocument(text);
  const existing = document.getIn(path, true);
  const type = isScalar(existing) && existing.source !== '' ? inLine[existing.type ?? ''] : undefined;
  if (isScalar(existing) && existing.range && type) {
    const written = stringify(value, { defaultStringType: type, lineWidth: 0 }).trimEnd();
    return text.slice(0, existing.range[0]) + written + text.slice(existing.range[1]);
  }
  const [ring] = path;
  if (!isMap(document.get(ring, true))) document.set(ring, document.createNode({}));
  document.setIn(path, value);
  return document.toString({ lineWidth: 0 });
}

/** Styles of scalars that stay on their line. */
const inLine: Readonly<Record<string, 'PLAIN' | 'QUOTE_SINGLE' | 'QUOTE_DOUBLE' | undefined>> = {
  PLAIN: 'PLAIN',
  QUOTE_SINGLE: 'QUOTE_SINGLE',
  QUOTE_DOUBLE: 'QUOTE_DOUBLE',
};

/** Where the value at the path begins; or its key, where the value is a map; or the deepest part that exists. */
function offsetOf(root: unknown, path: readonly string[]): number | undefined {
  let node = root;
  let offset: number | undefined;
  for (const segment of path) {
    const pair = pairAt(node, segment);
    if (!pair) return offset;
    const start = (isScalar(pair.value) ? pair.value : pair.key) as Node;
    offset = start.range?.[0] ?? offset;
    node = pair.value;
  }
  return offset;
}

function valueAt(node: unknown, segment: string): unknown {
  return pairAt(node, segment)?.value;
}

function pairAt(node: unknown, segment: string): Pair | undefined {
  return isMap(node) ? node.items.find(({ key }) => keyOf(key) === segment) : undefined;
}

function keyOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}
