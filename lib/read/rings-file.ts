import { isMap, isScalar, LineCounter, parseDocument, stringify, type Document, type Node } from 'yaml';
import { z } from 'zod';
import { error, type Issue, type Location } from '../issues/issue';
import { isMap as isRecord } from '../authored/values';
import { SETTER } from '../plan/names';
import type { RingEntry, RingsFile } from '../authored/specs';
import { faultsIn, type Fault } from '../issues/explain';
import { isWhole } from '../authored/values';
import { collected, type Reading } from './reading';
import { yamlFaults } from './yaml/faults';
import { textOfKey, offsetOf, valueAt } from './yaml/place';

/** A version as `rings.yaml` and `recalls.yaml` write it. */
export const writtenVersion = z
  .custom<string>(
    (given) => typeof given === 'string' && given !== '' && isWhole(given),
    "expected text in quotes, as in version: '1.10', which without them is the number 1.1",
  )
  .meta({ type: 'string' });

export const ringEntrySchema = z.strictObject({
  version: writtenVersion,
  since: z.iso.date('expected a day, as in 2026-11-02').optional(),
  previous: writtenVersion.optional(),
  percent: z.int().min(0).max(100).optional(),
  hotfix: z.strictObject({ version: writtenVersion, reason: z.string().min(1) }).optional(),
  ran: z.array(writtenVersion).optional(),
  image: z.string().min(1).optional(),
}) satisfies z.ZodType<RingEntry>;

/** Some hundreds of rings. */
const LONGEST = 50_000;

/** A product's `rings.yaml`, and an issue for each fault in it. */
export function readRings(file: string, text: string): { rings: RingsFile; issues: Issue[] } {
  const { result: rings, issues } = collected(ringsIn(file, text));
  return { rings, issues };
}

/**
 * Reads a product's `rings.yaml`: a map from ring to what it runs. Of a file with faults it returns what is sound, and
 * yields an issue, with line and column, for each fault.
 */
export function* ringsIn(file: string, text: string): Reading<RingsFile> {
  if (text.length > LONGEST) {
    const problem = `has ${text.length} characters, more than ${LONGEST}: what reads it compares each ring with each`;
    yield error({ file }, problem, 'give a map from ring to { version, since }');
    return unread(file);
  }
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

  const unreadable = yamlFaults(file, text, document, place);
  if (unreadable.length === 0 && root !== null && !isMap(root))
    unreadable.push(error({ file }, 'is not a map', 'give a map from ring to { version, since }'));
  yield* unreadable;
  if (unreadable.length > 0) return { ...unread(file), locate };
  const entries: [string, RingEntry][] = [];
  const faulty = new Set<string>();
  for (const { key, value } of isMap(root) ? root.items : []) {
    const ring = textOfKey(key);
    const given = dataOf(value, document);
    const faults = 'issue' in given ? [{ path: [], ...given.issue }] : faultsOf(given.value);
    for (const { path, problem, fix } of faults) {
      const full = [ring, ...path];
      yield error({ ...at(full), path: full.join('.') }, `'${path.join('.') || ring}' ${problem}`, fix);
    }
    const entry = 'issue' in given ? undefined : soundPart(given.value, faults);
    if (entry) entries.push([ring, entry]);
    if (!entry || faults.some(({ path: [key] }) => key === 'previous' || key === 'ran')) faulty.add(ring);
  }
  return {
    file,
    entries: Object.fromEntries(entries),
    locate,
    setter: (ring) => setterOf(valueAt(valueAt(root, ring), 'version')),
    isUnread: (ring) => faulty.has(ring),
  };
}

/** A file that could not be read: what depends on it is not wrong for that. */
export function unread(file: string): RingsFile {
  return { file, entries: {}, locate: () => ({ file }), isUnread: () => true };
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

/** A reason without the version that it is for, as it once was written, is told how it is written now. */
function faultsOf(given: unknown): Fault[] {
  return faultsIn(ringEntrySchema, given).map((fault) => {
    const reason = reasonAlone(given);
    if (reason === undefined || fault.path.join('.') !== 'hotfix') return fault;
    const { version: runs } = given as Readonly<Record<string, unknown>>;
    const fix = `give the version that it is for: hotfix: { version: ${inQuotes(runs)}, reason: ${inQuotes(reason)} }`;
    return { ...fault, problem: `is ${JSON.stringify(reason)}, a reason for whatever version`, fix };
  });
}

function reasonAlone(given: unknown): string | undefined {
  const hotfix = isRecord(given) ? given['hotfix'] : undefined;
  return typeof hotfix === 'string' && hotfix !== '' ? hotfix : undefined;
}

function inQuotes(value: unknown): string {
  return typeof value === 'string'
    ? stringify(value, { defaultStringType: 'QUOTE_SINGLE' }).trimEnd()
    : `'…'`;
}

/** The entry without the keys that are at fault, if it is one then. */
function soundPart(given: unknown, faults: readonly Fault[]): RingEntry | undefined {
  const wrong = new Set(faults.map(({ path }) => path[0]));
  if (!isRecord(given)) return undefined;
  const stated: [string, unknown][] = Object.entries(given);
  const sound = Object.fromEntries(stated.filter(([key]) => !wrong.has(key)));
  // A hotfix at fault is told once, and not that there is none.
  if (wrong.has('hotfix')) sound['hotfix'] = { version: sound['version'], reason: 'at fault' };
  return ringEntrySchema.safeParse(sound).data;
}
