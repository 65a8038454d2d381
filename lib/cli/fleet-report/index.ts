import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { error, type Issue } from '../../issues/issue';
import { REPORT_HEADER } from '../../report';
import { fleetOf } from '../closing';
import { say } from '../print';
import { printable } from '../printable';
import { toldByGit } from '../publish/git-fault';
import type { Known } from '../timely';
import { htmlOfFleet, readBeside } from './made';
import type { FleetReportOptions } from './options';
import { serve, type ServedPage } from './serve';

/** In a folder of its own: a file beside the program's module is one that `synth` may be made of. */
export const REPORT_FOLDER = 'report';
export const REPORT_FILE = `${REPORT_FOLDER}/index.html`;

/** The program that a report is made by. */
export interface ReportingProgram {
  readonly root: string;
  readonly clock: () => Date;
  /** Runs a verb of it with everything read anew. */
  readonly again: (args: readonly string[]) => number | Promise<number>;
}

/** Writes one page that shows what runs where, or serves it; issues go to stderr. */
export async function writeReport(
  known: Known,
  { root, clock, again }: ReportingProgram,
  given: FleetReportOptions,
): Promise<number> {
  const { out = REPORT_FILE, open = false, serve: isServed = false } = given;
  const { plan, issues } = known;
  const path = resolve(root, out);
  const read = plan && readBeside(plan, given, clock);
  const wrong = [...(plan && !isServed ? refused(path) : []), ...(read?.issues ?? [])];
  say([...issues, ...wrong]);
  if (!plan || !read || wrong.length > 0) return 1;
  if (isServed) return served(given, again);
  let html: string;
  try {
    html = await htmlOfFleet({ ...known, plan }, read, root, path, clock);
  } catch (fault) {
    return toldByGit(fault);
  }
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, html);
  } catch (fault) {
    const { syscall, message } = fault as NodeJS.ErrnoException;
    if (syscall === undefined) throw fault;
    say([error({ file: '--out' }, message, 'give a file that can be written')]);
    return 1;
  }
  const size = `${(Buffer.byteLength(html) / 1e6).toFixed(1)} MB`;
  process.stderr.write(`${printable(relative(root, path))}: ${fleetOf(plan)}, ${size}\n`);
  if (open) show(path);
  return 0;
}

/** Serves what the program makes each time that it is asked for. */
async function served(
  { open = false, repo = [], branch, since, live = [] }: FleetReportOptions,
  again: ReportingProgram['again'],
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const file = join(folder, 'index.html');
  const args = [
    ...['report', '--out', file],
    ...repo.flatMap((each) => ['--repo', each]),
    ...(branch === undefined ? [] : ['--branch', branch]),
    ...(since === undefined ? [] : ['--since', since]),
    ...live.flatMap((each) => ['--live', each]),
  ];
  const page = async (): Promise<ServedPage> =>
    (await again(args)) === 0
      ? { status: 200, type: 'text/html', body: readFileSync(file, 'utf8') }
      : {
          status: 500,
          type: 'text/plain',
          body: 'The fleet has mistakes. The terminal says which: correct them, and reload.\n',
        };
  try {
    return await serve(page, (url) => {
      process.stderr.write(`${url}, on this machine alone; Ctrl+C ends it\n`);
      if (open) show(url);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file that somebody else wrote stays. */
function refused(path: string): Issue[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile() && readFileSync(path, 'utf8').startsWith(REPORT_HEADER)) return [];
  return [error({ file: '--out' }, `${path} is there, and no report`, 'give another file, or remove it')];
}

/** Opens a file or address as a double click would. A machine without a browser says so itself. */
function show(path: string): void {
  const [command, ...args] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['explorer'] : ['xdg-open'];
  const opener = spawn(command, [...args, path], { stdio: 'ignore', detached: true });
  opener.on('error', () =>
    process.stderr.write(`no program opens it here: open ${printable(path)} in a browser\n`),
  );
  opener.unref();
}
