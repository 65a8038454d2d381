import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { error, type Issue } from '../../issues/issue';
import { git } from '../../read/git';
import { detailsOf, htmlOf, REPORT_HEADER, rowsOf, type ReportOf } from '../../report';
import { statusOf } from '../../status';
import { fleetOf } from '../closing';
import { say } from '../print';
import { printable } from '../printable';
import type { Known } from '../timely';
import { pageOfReport } from './page';

/** Options as people typed them: any text is possible. */
export interface FleetReportOptions {
  /** The file. @default 'report/index.html' */
  readonly out?: string;
  /** Opens it in a browser. @default false */
  readonly open?: boolean;
}

/** In a folder of its own: a file beside the program's module is one that `synth` may be made of. */
export const REPORT_FOLDER = 'report';
export const REPORT_FILE = `${REPORT_FOLDER}/index.html`;

/** Writes one page that shows what runs where; issues go to stderr. */
export async function writeReport(
  { plan, rings, issues, fleet }: Known,
  root: string,
  clock: () => Date,
  { out = REPORT_FILE, open = false }: FleetReportOptions,
): Promise<number> {
  const path = resolve(root, out);
  const wrong = plan ? refused(path) : [];
  say([...issues, ...wrong]);
  if (!plan || wrong.length > 0) return 1;
  const today = clock().toISOString().slice(0, 10);
  const status = statusOf(plan, rings, today, { releases: true, ...(fleet && { fleet }) });
  const of = { state: plan.state.url, ...sourcesOf(root, path) };
  const html = htmlOf({
    ...(await pageOfReport()),
    rows: packed(rowsOf(plan, status, rings, of)),
    details: packed(detailsOf(plan, rings)),
  });
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

/** A file that somebody else wrote stays. */
function refused(path: string): Issue[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile() && readFileSync(path, 'utf8').startsWith(REPORT_HEADER)) return [];
  return [error({ file: '--out' }, `${path} is there, and no report`, 'give another file, or remove it')];
}

/** The commit that the sources are of. The report itself may lie beside them. */
function sourcesOf(root: string, path: string): Pick<ReportOf, 'commit' | 'committed' | 'isChanged'> {
  const [commit, committed] = git(root, 'log', '-1', '--format=%H %cI')?.trim().split(' ') ?? [];
  if (commit === undefined || committed === undefined) return {};
  const own = relative(root, path);
  const others = own.startsWith('..') ? [] : [`:(exclude)${own}`];
  const isChanged = git(root, 'status', '--porcelain', '--', '.', ...others)?.trim() !== '';
  return { commit, committed, isChanged };
}

function packed(data: object): string {
  return deflateRawSync(JSON.stringify(data), { level: 9 }).toString('base64');
}

/** Opens a file as a double click would. A machine without a browser says so itself. */
function show(path: string): void {
  const [command, ...args] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['explorer'] : ['xdg-open'];
  const opener = spawn(command, [...args, path], { stdio: 'ignore', detached: true });
  opener.on('error', () =>
    process.stderr.write(`no program opens it here: open ${printable(path)} in a browser\n`),
  );
  opener.unref();
}
