import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { PathSum } from '../../incremental/path-sum';
import { MARKER, type RenderedFile } from '../../output';
import { namesInMarker, topOf } from '../../output/marker';
import { readablePath } from '../../publish/git/listing';
import { gitPrints } from '../../publish/git/run';
import { RenderedObjects } from '../../publish/rendered-objects';
import type { WrittenOutput } from './written-output';

/** The files that differ between two outputs, by whether they are on the other side, and on this one. */
export interface Differences {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Texts of this side. */
  readonly texts: (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** What is rendered: of what is the same on the other side, no text is kept. */
export async function renderedDifferences(
  files: () => Iterable<RenderedFile>,
  other: WrittenOutput,
): Promise<Differences> {
  const there = await other.objects();
  const rendered = new RenderedObjects(files, other.format);
  const wanted = rendered.wanted((path, object) => there.get(path) === object);
  const contents = new Map(wanted.map(({ path, content }) => [path, content]));
  const paths = [...contents.keys()];
  return {
    added: paths.filter((path) => !there.has(path)),
    changed: paths.filter((path) => there.has(path)),
    removed: await ours(
      other,
      [...there.keys()].filter((path) => !rendered.has(path)),
    ),
    texts: (asked) =>
      Promise.resolve(new Map(asked.map((path) => [path, contents.get(path)!.toString('utf8')]))),
  };
}

/** What another commit, or folder, has. Of two commits git skips the folders that are alike. */
export async function writtenDifferences(
  root: string,
  outdir: string,
  newer: WrittenOutput,
  other: WrittenOutput,
): Promise<Differences> {
  if (newer.commit !== undefined && other.commit !== undefined) {
    const args = ['diff-tree', '-r', '--relative', ...RAW, other.commit, newer.commit, '--', outdir];
    const below = relative(root, outdir).split(sep).join('/');
    return { ...sorted(rawChanges(await gitPrints(root, args), below)), texts: newer.texts };
  }
  const [is, was] = await Promise.all([newer.objects(), other.objects()]);
  const paths = [...is.keys()].filter(isOutput);
  return {
    added: paths.filter((path) => !was.has(path)),
    changed: paths.filter((path) => was.has(path) && was.get(path) !== is.get(path)),
    removed: await ours(
      other,
      [...was.keys()].filter((path) => !is.has(path)),
    ),
    texts: newer.texts,
  };
}

/** What git knows of the output folder. By its index it tells which files are as they were, and reads none of these. */
export interface KnownToGit {
  /** What differs from a commit, of the files that git knows. */
  readonly changes: Promise<Buffer>;
  /** The files that git knows. */
  readonly listed: Promise<Buffer>;
}

export function knownToGit(outdir: string, commit: string): KnownToGit {
  const changes = gitPrints(outdir, ['diff-index', '--relative', ...RAW, commit, '--', '.']);
  const listed = gitPrints(outdir, ['ls-files', '-z', '--', '.']);
  // Where nobody asks for them in the end, they may fail.
  for (const each of [changes, listed]) each.catch(() => {});
  return { changes, listed };
}

/**
 * What the output folder has.
 *
 * @param paths the sum over the paths that it has
 */
export async function folderDifferences(
  outdir: string,
  known: KnownToGit,
  paths: string,
): Promise<Differences> {
  const [raw, listed] = await Promise.all([known.changes, known.listed]);
  const sum = new PathSum();
  sum.addListed(listed);
  // Git walks the whole folder to tell what it does not know there, which takes longer than all else.
  const walked =
    sum.text === paths ? Buffer.alloc(0) : await gitPrints(outdir, ['ls-files', '--others', '-z', '--', '.']);
  const own = walked.toString('latin1').split('\0').map(readablePath).filter(isOutput);
  const { added, ...rest } = sorted(rawChanges(raw, ''));
  return {
    ...rest,
    added: [...added, ...own.filter((path) => path !== '')],
    texts: (asked) =>
      Promise.resolve(new Map(asked.map((path) => [path, readFileSync(join(outdir, path), 'utf8')]))),
  };
}

const RAW = ['--raw', '--no-renames', '-z'];

type Status = readonly [status: string, path: string];

/** `:100644 100644 <object> <object> M`, and the path, below a folder. */
function* rawChanges(printed: Buffer, below: string): Generator<Status> {
  const words = printed.toString('latin1').split('\0');
  for (let at = 0; at + 1 < words.length; at += 2) {
    const path = readablePath(words[at + 1]!).slice(below === '' ? 0 : below.length + 1);
    if (isOutput(path)) yield [words[at]!.at(-1)!, path];
  }
}

function sorted(changes: Iterable<Status>): Pick<Differences, 'added' | 'changed' | 'removed'> {
  const all = [...changes];
  const of = (is: (status: string) => boolean) =>
    all.filter(([status]) => is(status)).map(([, path]) => path);
  return {
    added: of((status) => status === 'A'),
    changed: of((status) => status !== 'A' && status !== 'D'),
    removed: of((status) => status === 'D'),
  };
}

/** Of the files that are on the other side alone, those that are of its output. */
async function ours(other: WrittenOutput, paths: readonly string[]): Promise<string[]> {
  const marked = namesInMarker((await other.texts([MARKER])).get(MARKER)) ?? new Set<string>();
  return paths.filter((path) => marked.has(topOf(path)));
}

/** What stands beside the output begins with a dot, the marker too. */
function isOutput(path: string): boolean {
  return !path.startsWith('.');
}
