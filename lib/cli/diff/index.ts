import type { Extend } from '../../constructs/extend';
import { diffEntries } from '../../diff';
import { isDangerous } from '../../diff/change-class';
import type { ChangedText } from '../../diff/changed-text';
import type { PermittedEntry } from '../../diff/finding';
import { toFleetDiff } from '../../diff/fleet-diff';
import { htmlOfDiff } from '../../diff/format/html';
import { markdownOfDiff } from '../../diff/format/markdown';
import { textOfDiff } from '../../diff/format/text';
import { warning, type Issue } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import type { FleetDiff } from '../../json/diff';
import { namesInMarker, topOf } from '../../output/marker';
import { MARKER, type RenderedFile } from '../../output';
import { RenderedObjects } from '../../publish/rendered-objects';
import { print, say } from '../print';
import { printable } from '../printable';
import { toldByGit } from '../publish/git-fault';
import { renderAll } from '../synth';
import type { Known } from '../timely';
import { contextOf } from './context';
import { otherSide, type OtherSide } from './other-side';

/** Options as people typed them: any text is possible. */
export interface DiffOptions {
  /** A commit, `<branch>...` for the commit where it was left, or a folder of output. @default 'HEAD' */
  readonly against?: string;
  /** @default 'text' */
  readonly format?: string;
  /** Names of what may be deleted, replaced or loosened. @default - none */
  readonly allow?: readonly string[];
  /** Makes the output of a commit from its sources, though it has one. @default false */
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
  readonly extend?: Extend;
}

/** Something was refused that a name would let through. */
const REFUSED = 2;

/**
 * Prints what the fleet comes to beside another output, and writes nothing.
 *
 * @returns the exit code: 2 where something is deleted, replaced or loosened that nothing permits, 1 where there is nothing to compare
 */
export async function diff(known: Known, options: DiffOptions, program: DiffedProgram): Promise<number> {
  const { against = 'HEAD', format = 'text', allow = [], resynthesize = false } = options;
  const wrong = [...unknown({ file: '--format' }, 'format', format, Object.keys(diffFormats))];
  say([...known.issues, ...wrong]);
  if (!known.plan || wrong.length > 0) return 1;
  try {
    const other = await otherSide({ against, resynthesize, ...program });
    if ('severity' in other) return refused([other]);
    try {
      const { texts, files } = await differing(() => renderAll(known.plan!, program.extend), other);
      const entries = diffEntries(texts, contextOf(known.plan, known.fleet));
      const stray = allow.filter((name) => !entries.some(({ permits }) => permits.flat().includes(name)));
      say(stray.map((name) => notThere(name, entries)));
      const found = toFleetDiff(other.name, entries, files, allow);
      await print(diffFormats[format as keyof typeof diffFormats](found));
      return found.isRefused ? REFUSED : 0;
    } finally {
      other.close();
    }
  } catch (fault) {
    return toldByGit(fault);
  }
}

function refused(issues: readonly Issue[]): number {
  say(issues);
  return 1;
}

interface Differing {
  readonly texts: readonly ChangedText[];
  readonly files: FleetDiff['files'];
}

/** The files that differ; of the others, neither side keeps a text. */
async function differing(files: () => Iterable<RenderedFile>, other: OtherSide): Promise<Differing> {
  const rendered = new RenderedObjects(files, other.format);
  const wanted = rendered.wanted((path, object) => other.objects.get(path) === object);
  const marked = namesInMarker((await other.texts([MARKER])).get(MARKER)) ?? new Set<string>();
  const removed = [...other.objects.keys()].filter((path) => marked.has(topOf(path)) && !rendered.has(path));
  const changed = wanted.filter(({ path }) => other.objects.has(path));
  const before = await other.texts([...changed.map(({ path }) => path), ...removed]);
  const text = (path: string) => (before.has(path) ? { before: before.get(path)! } : {});
  const texts = [
    ...wanted.map(({ path, content }) => ({ path, ...text(path), after: content.toString('utf8') })),
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
