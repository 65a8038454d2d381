import { spawn } from 'node:child_process';

/** What of the environment would lead git to another repository, as it does in a hook. */
const ELSEWHERE = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_QUARANTINE_PATH',
  'GIT_WORK_TREE',
];

export type Environment = Readonly<Record<string, string>>;

/** The environment of every git: that of the program, in English, and with nobody to ask for a password. */
export function gitEnvironment(more: Environment = {}): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', ...more };
  for (const name of ELSEWHERE) delete env[name];
  return env;
}

/** What a git command came to. */
export interface GitRun {
  readonly status: number;
  readonly out: Buffer;
  /** What it said on stderr. */
  readonly said: string;
}

export interface GitRunOptions {
  /** What it reads from stdin. @default - nothing */
  readonly input?: Iterable<Buffer | string>;
  readonly env?: Environment;
}

/** A git command that failed, in its own words. */
export class GitFault extends Error {
  constructor(args: readonly string[], { status, said }: GitRun) {
    const verb = args.find((each) => /^[a-z]/.test(each)) ?? '';
    super(said.trim() === '' ? `git ${verb} ended with ${status}` : `git ${verb}: ${said.trim()}`);
  }
}

/** Runs git in a folder, whatever it comes to. */
export function tryGit(
  folder: string,
  args: readonly string[],
  { input, env }: GitRunOptions = {},
): Promise<GitRun> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd: folder, env: gitEnvironment(env) });
    const out: Buffer[] = [];
    const said: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', reject);
    child.on('close', (status) =>
      resolve({ status: status ?? 1, out: Buffer.concat(out), said: Buffer.concat(said).toString('utf8') }),
    );
    // It may end before it has read everything: what it came to says why.
    child.stdin.on('error', () => {});
    for (const piece of input ?? []) child.stdin.write(piece);
    child.stdin.end();
  });
}

/** What git prints. @throws GitFault where it fails */
export async function gitPrints(
  folder: string,
  args: readonly string[],
  options?: GitRunOptions,
): Promise<Buffer> {
  const ran = await tryGit(folder, args, options);
  if (ran.status !== 0) throw new GitFault(args, ran);
  return ran.out;
}

/** The same as text, without the end of the last line. */
export async function gitSays(
  folder: string,
  args: readonly string[],
  options?: GitRunOptions,
): Promise<string> {
  return (await gitPrints(folder, args, options)).toString('utf8').replace(/\n$/, '');
}
