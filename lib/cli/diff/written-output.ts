import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { error, type Issue, type Location } from '../../issues/issue';
import { MARKER } from '../../output';
import { readFolder } from '../../output/output-folder';
import { listingOf, readablePath } from '../../publish/git/listing';
import { blobId, formatOf, type ObjectFormat } from '../../publish/git/object-id';
import { ObjectReader } from '../../publish/git/object-reader';
import { gitSays, tryGit } from '../../publish/git/run';
import { commandOf } from '../own-command';
import { printable } from '../printable';

/** An output that is compared with another one: that of a commit, or of a folder. */
export interface WrittenOutput {
  /** As people know it: `main (3f2a9c1d)`. */
  readonly name: string;
  /** The commit that has it. @default - it is in a folder */
  readonly commit?: string;
  readonly format: ObjectFormat;
  /** Names that git gives the files, by path below the output. */
  readonly objects: () => Promise<ReadonlyMap<string, string>>;
  readonly texts: (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly close: () => void;
}

export interface WrittenOptions {
  /** By which it was asked for: `--against`. */
  readonly option: string;
  /** A commit, or a folder. */
  readonly against: string;
  /** Whether the output of a commit is made from its sources, though it has one. */
  readonly resynthesize: boolean;
  readonly root: string;
  readonly outdir: string;
}

/** Finds it, without a change of the work tree. */
export async function writtenOutput(options: WrittenOptions): Promise<WrittenOutput | Issue> {
  const { option, against, root, outdir, resynthesize } = options;
  const at = { file: option };
  const commit = /^[./]/.test(against) ? undefined : await commitOf(root, against);
  if (commit === undefined) return ofFolder(at, against, resolve(against));
  const below = relative(root, outdir).split(sep).join('/');
  const prefix = await gitSays(root, ['rev-parse', '--show-prefix']);
  const name = against.startsWith(commit.slice(0, 12))
    ? commit.slice(0, 12)
    : `${against} (${commit.slice(0, 12)})`;
  const tree = `${commit}:${prefix}${below}`;
  const hasOutput =
    !below.startsWith('..') && (await tryGit(root, ['cat-file', '-e', `${tree}/${MARKER}`])).status === 0;
  if (hasOutput && !resynthesize) return ofCommit(root, name, commit, tree);
  return synthesized(at, name, commit, prefix, root);
}

/** `main...` is where the work tree's commit and main have parted, as for git. */
async function commitOf(root: string, against: string): Promise<string | undefined> {
  const [, branch] = /^(.+)\.\.\.$/.exec(against) ?? [];
  const { status, out } = await (branch === undefined
    ? tryGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${against}^{commit}`])
    : tryGit(root, ['merge-base', branch, 'HEAD']));
  return status === 0 ? out.toString('utf8').trim() : undefined;
}

/** The output as a commit has it: of what does not differ, nothing is read. */
function ofCommit(root: string, name: string, commit: string, tree: string): WrittenOutput {
  const format = formatOf(commit);
  return {
    name,
    commit,
    format,
    objects: async () => {
      const objects = new Map<string, string>();
      for (const [path, { kind, object }] of await listingOf(root, tree))
        if (kind === 'blob') objects.set(readablePath(path), object);
      return objects;
    },
    texts: async (paths) => {
      const reader = new ObjectReader(root);
      try {
        const found = await Promise.all(paths.map((path) => reader.text(`${tree}/${path}`)));
        return new Map(found.flatMap((text, index) => (text === undefined ? [] : [[paths[index]!, text]])));
      } finally {
        reader.close();
      }
    },
    close: () => {},
  };
}

function ofFolder(at: Location, name: string, folder: string, close = () => {}): WrittenOutput | Issue {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    return error(
      at,
      `'${name}' is no commit of this repository, and no folder`,
      'give a commit, a branch or a tag that git rev-parse knows, or a folder with output of ringfleet',
    );
  if (!existsSync(join(folder, MARKER)))
    return error(
      at,
      `'${name}' has no ${MARKER}, which ringfleet writes into its output`,
      'give the folder that synth wrote, or a checkout of the state repository',
    );
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const paths = [...readFolder(folder).files];
  return {
    name,
    format: 'sha1',
    objects: () => Promise.resolve(new Map(paths.map((path) => [path, blobId('sha1', read(path))]))),
    texts: (some) => Promise.resolve(new Map(some.map((path) => [path, read(path)]))),
    close,
  };
}

/** Makes the output of a commit from its sources, in a folder of its own, with the modules that are installed now. */
async function synthesized(
  at: Location,
  name: string,
  commit: string,
  prefix: string,
  root: string,
): Promise<WrittenOutput | Issue> {
  const folder = mkdtempSync(join(tmpdir(), 'ringfleet-diff-'));
  const close = () => rmSync(folder, { recursive: true, force: true });
  try {
    await checkOut(root, commit, folder);
    const program = join(folder, prefix);
    linkModules(root, program, prefix);
    const { isDone, said } = existsSync(program)
      ? await synthesize(root, program)
      : { isDone: false, said: `it has no ${prefix}\n` };
    const made = isDone ? ofFolder(at, name, join(program, 'dist'), close) : undefined;
    if (made && !('severity' in made)) return made;
    process.stderr.write(
      said
        .split('\n')
        .map((line) => `${printable(line)}\n`)
        .join(''),
    );
    close();
    return error(
      at,
      `the fleet of ${name} cannot be synthesized with the modules that are installed here`,
      'mend what it says, or give a folder with the output that it had',
    );
  } catch (fault) {
    close();
    throw fault;
  }
}

/** In a repository of its own that has the objects of the fleet's, which so stays as it is. */
async function checkOut(root: string, commit: string, folder: string): Promise<void> {
  const asked = ['rev-parse', '--path-format=absolute', '--git-path', 'objects', '--show-object-format'];
  const [objects = '', format = 'sha1'] = (await gitSays(root, asked)).split('\n');
  await gitSays(folder, ['init', '-q', `--object-format=${format}`]);
  writeFileSync(join(folder, '.git', 'objects', 'info', 'alternates'), `${objects}\n`);
  await gitSays(folder, ['checkout', '-q', '--detach', commit]);
}

/** What is installed in the folder of the fleet, and in those above it, is found from the other folder, too. */
function linkModules(root: string, program: string, prefix: string): void {
  const above = prefix.split('/').filter((each) => each !== '');
  for (let up = 0; up <= above.length; up++) {
    const ways = Array.from({ length: up }, () => '..');
    const [from, to] = [root, program].map((folder) => join(folder, ...ways, 'node_modules')) as [
      string,
      string,
    ];
    if (existsSync(from) && existsSync(dirname(to)) && !existsSync(to)) symlinkSync(from, to);
  }
}

function synthesize(
  root: string,
  program: string,
): Promise<{ readonly isDone: boolean; readonly said: string }> {
  return new Promise((done) => {
    const { CDK8S_OUTDIR: _, ...env } = process.env;
    const child = spawn(process.execPath, [...commandOf(root), 'synth'], { cwd: program, env });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', ({ message }) => done({ isDone: false, said: message }));
    child.on('close', (code) => done({ isDone: code === 0, said: Buffer.concat(said).toString('utf8') }));
  });
}
