import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Extend } from '../../constructs/extend';
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
import { outputIfUnchanged } from '../../incremental/unchanged';
import { warning, type Issue } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import type { FleetDiff } from '../../json/diff';
import { readFolder } from '../../output/output-folder';
import { loadCatalogue, type ReadOptions } from '../../read';
import { print, say } from '../print';
import { printable } from '../printable';
import { toldByGit } from '../publish/git-fault';
import { renderAll } from '../synth';
import type { Known } from '../timely';
import { countedFiles } from './counted-files';
import { contextOf, plannedContext, writtenReleases } from './context';
import {
  knownToGit,
  folderDifferences,
  renderedDifferences,
  writtenDifferences,
  type Differences,
} from './differences';
import { writtenOutput, type WrittenOutput } from './written-output';

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
 * @param plan plans the fleet, which is only done where its output is not known already; undefined where its modules failed
 * @returns the exit code: 2 where something is deleted, replaced or loosened that nothing permits, 1 where there is nothing to compare
 */
export async function diff(
  plan: () => Promise<Known | undefined>,
  options: DiffOptions,
  program: DiffedProgram,
): Promise<number> {
  const { against = 'HEAD', from, format = 'text', allow = [], resynthesize = false } = options;
  const wrong = [...unknown({ file: '--format' }, 'format', format, Object.keys(diffFormats))];
  if (wrong.length > 0) return refused(wrong);
  const opened: WrittenOutput[] = [];
  const open = async (option: string, named: string) => {
    const output = await writtenOutput({ option, against: named, resynthesize, ...program });
    if (!('severity' in output)) opened.push(output);
    return output;
  };
  try {
    const other = await open('--against', against);
    const given = from === undefined ? undefined : await open('--from', from);
    if ('severity' in other || (given && 'severity' in given))
      return refused([other, given].filter((side) => side !== undefined && 'severity' in side));
    const newer = given ? await past(given, other, program) : await present(plan, other, program);
    if (!newer) return 1;
    const texts = await textsOf(newer.differences, other);
    const entries = diffEntries(texts, await newer.context(texts));
    const found = toFleetDiff(other.name, entries, countedFiles(texts), allow);
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

/** What is compared, and what there is to know of its fleet. */
interface Newer {
  readonly differences: Differences;
  readonly context: (texts: readonly ChangedText[]) => Promise<DiffContext>;
}

/** What the output folder has, where that is what the fleet comes to; else what it comes to. */
async function present(
  plan: () => Promise<Known | undefined>,
  other: WrittenOutput,
  program: DiffedProgram,
): Promise<Newer | undefined> {
  const { outdir, extend } = program;
  // Git looks at the folder while this process looks at what it was made from.
  const begun = other.commit === undefined ? undefined : knownToGit(outdir, other.commit);
  const now = begun && outputIfUnchanged(outdir);
  if (now) {
    say(now.issues);
    const indexes = () => indexesIn(outdir);
    const differences = await folderDifferences(outdir, begun, now.paths);
    return { differences, context: (texts) => writtenContext(program, texts, indexes) };
  }
  const known = await plan();
  if (!known) return undefined;
  say(known.issues);
  const { plan: found, fleet } = known;
  if (!found) return undefined;
  return {
    differences: await renderedDifferences(() => renderAll(found, extend), other),
    context: () => Promise.resolve(plannedContext(fleet, found)),
  };
}

/** What another commit, or folder, has. */
async function past(given: WrittenOutput, other: WrittenOutput, program: DiffedProgram): Promise<Newer> {
  const { root, outdir } = program;
  const indexes = async () => given.texts([...(await given.objects()).keys()].filter(isIndex));
  return {
    differences: await writtenDifferences(root, outdir, given, other),
    context: (texts) => writtenContext(program, texts, indexes),
  };
}

function indexesIn(outdir: string): Promise<ReadonlyMap<string, string>> {
  const paths = [...readFolder(outdir).files].filter(isIndex);
  return Promise.resolve(new Map(paths.map((path) => [path, readFileSync(join(outdir, path), 'utf8')])));
}

/** All indexes are read where a layer changed that all of them may have. */
async function writtenContext(
  { root, catalogue }: DiffedProgram,
  texts: readonly ChangedText[],
  indexes: () => Promise<ReadonlyMap<string, string>>,
): Promise<DiffContext> {
  const loaded = loadCatalogue(root, catalogue);
  const { fleet, products = [] } = 'issues' in loaded ? {} : loaded.catalogue;
  const isAsked = texts.some(({ path }) => isSharedLayer(path));
  const releases = isAsked ? writtenReleases(await indexes()) : [];
  return contextOf(fleet, () => releases, products);
}

/** Of files that do not differ, neither side reads the text. */
async function textsOf(
  { added, changed, removed, texts }: Differences,
  other: WrittenOutput,
): Promise<ChangedText[]> {
  const [before, after] = await Promise.all([
    other.texts([...changed, ...removed]),
    texts([...added, ...changed]),
  ]);
  return [...added, ...changed, ...removed].sort().flatMap((path) => {
    const [was, is] = [before.get(path), after.get(path)];
    // Git does not know of every file that was touched that it is as it was.
    if (was === is) return [];
    return [{ path, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
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
