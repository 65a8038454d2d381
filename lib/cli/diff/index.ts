import type { Extend } from '../../constructs/extend';
import type { FleetSpec } from '../../authored/fleet';
import { diffEntries, type DiffContext } from '../../diff';
import { isDangerous } from '../../diff/change-class';
import type { ChangedText } from '../../diff/changed-text';
import { isIndex } from '../../diff/customers';
import type { PermittedEntry } from '../../diff/finding';
import { toFleetDiff } from '../../diff/fleet-diff';
import { htmlOfDiff } from '../../diff/format/html';
import { markdownOfDiff } from '../../diff/format/markdown';
import { textOfDiff } from '../../diff/format/text';
import { isSharedLayer } from '../../diff/layers';
import { issuesIfUnchanged } from '../../incremental/unchanged';
import { warning, type Issue } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import type { FleetDiff } from '../../json/diff';
import { MARKER } from '../../output';
import { namesInMarker, topOf } from '../../output/marker';
import { loadCatalogue, type ReadOptions } from '../../read';
import { print, say } from '../print';
import { printable } from '../printable';
import { toldByGit } from '../publish/git-fault';
import { renderAll } from '../synth';
import type { Known } from '../timely';
import { contextOf, plannedReleases, writtenReleases } from './context';
import { folderSide, givenSide, renderedSide, type NewerSide, type WrittenSide } from './newer-side';
import { otherSide, type OtherSide } from './other-side';

/** Options as people typed them: any text is possible. */
export interface DiffOptions {
  /** A commit, `<branch>...` for the commit where it was left, or a folder of output. @default 'HEAD' */
  readonly against?: string;
  /** The same of what is compared with it. @default - what the fleet comes to now */
  readonly from?: string;
  /** @default 'text' */
  readonly format?: string;
  /** Names of what may be deleted, replaced or loosened. @default - none */
  readonly allow?: readonly string[];
  /** Makes the output of commits from their sources, though they have one. @default false */
  readonly resynthesize?: boolean;
}

/** How a diff is printed. */
export const diffFormats = {
  text: (diff) => textOfDiff(diff).split('\n').map(printable).join('\n'),
  markdown: markdownOfDiff,
  json: (diff) => `${JSON.stringify(diff, null, 2)}\n`,
  html: htmlOfDiff,
} satisfies Record<string, (diff: FleetDiff) => string>;

export interface DiffedProgram {
  readonly root: string;
  readonly outdir: string;
  readonly catalogue: string | ReadOptions['catalogue'];
  readonly extend?: Extend;
}

/** Something was refused that a name would let through. */
const REFUSED = 2;

/**
 * Prints what an output comes to beside another one, and writes nothing.
 *
 * @param plan plans the fleet, which is only done where its output is not known already
 * @returns the exit code: 2 where something is deleted, replaced or loosened that nothing permits, 1 where there is nothing to compare
 */
export async function diff(plan: () => Known, options: DiffOptions, program: DiffedProgram): Promise<number> {
  const { against = 'HEAD', from, format = 'text', allow = [], resynthesize = false } = options;
  const wrong = [...unknown({ file: '--format' }, 'format', format, Object.keys(diffFormats))];
  if (wrong.length > 0) return refused(wrong);
  const opened: OtherSide[] = [];
  const open = async (option: string, named: string) => {
    const side = await otherSide({ option, against: named, resynthesize, ...program });
    if (!('severity' in side)) opened.push(side);
    return side;
  };
  try {
    const other = await open('--against', against);
    const given = from === undefined ? undefined : await open('--from', from);
    const issues = [other, given].filter((side) => side && 'severity' in side);
    if (issues.length > 0) return refused(issues as Issue[]);
    const newer = await newerSide(plan, program, other as OtherSide, given as OtherSide | undefined);
    if (!newer) return 1;
    const { texts, files } = await differing(newer.side, other as OtherSide);
    const entries = diffEntries(texts, await newer.context(texts));
    const found = toFleetDiff((other as OtherSide).name, entries, files, allow);
    const stray = allow.filter((name) => !entries.some(({ permits }) => permits.flat().includes(name)));
    say(stray.map((name) => notThere(name, entries)));
    await print(diffFormats[format as keyof typeof diffFormats](found));
    return found.isRefused ? REFUSED : 0;
  } catch (fault) {
    return toldByGit(fault);
  } finally {
    for (const side of opened) side.close();
  }
}

function refused(issues: readonly Issue[]): number {
  say(issues);
  return 1;
}

interface Newer {
  readonly side: NewerSide;
  readonly context: (texts: readonly ChangedText[]) => Promise<DiffContext>;
}

/** What is asked for; what the output folder has, where that is what the fleet comes to; else what it comes to. */
async function newerSide(
  plan: () => Known,
  { root, outdir, catalogue, extend }: DiffedProgram,
  { format }: OtherSide,
  given: OtherSide | undefined,
): Promise<Newer | undefined> {
  const issues = given ? [] : issuesIfUnchanged(outdir);
  if (issues) {
    const loaded = loadCatalogue(root, catalogue);
    const fleet = 'issues' in loaded ? undefined : loaded.catalogue.fleet;
    say(issues);
    const side = given ? givenSide(given) : await folderSide(outdir, format);
    return { side, context: (texts) => writtenContext(side, fleet, texts) };
  }
  const known = plan();
  say(known.issues);
  const { plan: found, fleet } = known;
  if (!found) return undefined;
  return {
    side: renderedSide(() => renderAll(found, extend), format),
    context: () => Promise.resolve(contextOf(fleet, () => plannedReleases(found))),
  };
}

/** All indexes are read where a layer changed that all of them may have. */
async function writtenContext(
  side: WrittenSide,
  fleet: FleetSpec | undefined,
  texts: readonly ChangedText[],
): Promise<DiffContext> {
  const isAsked = texts.some(({ path }) => isSharedLayer(path));
  const indexes = isAsked ? await side.texts(isIndex) : new Map<string, string>();
  const read = [...indexes].map(([path, after]) => ({ path, after }));
  return contextOf(fleet, () => writtenReleases(read));
}

interface Differing {
  readonly texts: readonly ChangedText[];
  readonly files: FleetDiff['files'];
}

/** The files that differ; of the others, neither side keeps a text. */
async function differing(newer: NewerSide, other: OtherSide): Promise<Differing> {
  const wanted = await newer.wanted((path, object) => other.objects.get(path) === object);
  const marked = namesInMarker((await other.texts([MARKER])).get(MARKER)) ?? new Set<string>();
  const removed = [...other.objects.keys()].filter((path) => marked.has(topOf(path)) && !newer.has(path));
  const changed = wanted.filter(({ path }) => other.objects.has(path));
  const before = await other.texts([...changed.map(({ path }) => path), ...removed]);
  const text = (path: string) => (before.has(path) ? { before: before.get(path)! } : {});
  const texts = [
    ...wanted.map(({ path, text: after }) => ({ path, ...text(path), after })),
    ...removed.map((path) => ({ path, ...text(path) })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    texts,
    files: { added: wanted.length - changed.length, changed: changed.length, removed: removed.length },
  };
}

function notThere(name: string, entries: readonly PermittedEntry[]): Issue {
  const dangerous = entries
    .filter((entry) => isDangerous(entry.class))
    .flatMap(({ permits }) => permits.flat());
  return warning(
    { file: '--allow' },
    `'${name}' is in nothing that changes`,
    dangerous.length > 0 ? `give one of ${[...new Set(dangerous)].slice(0, 8).join(', ')}` : 'leave it out',
  );
}
