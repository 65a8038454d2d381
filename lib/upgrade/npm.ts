import { spawnSync } from 'node:child_process';

/** How npm went. */
export interface NpmRun {
  readonly isDone: boolean;
  readonly stdout: string;
  /** The first thing that it says is wrong. */
  readonly fault: string;
  /** Whether the registry was asked, and has no such package or version. */
  readonly isUnknown: boolean;
  /** All that it says is wrong, but for the name of its log. */
  readonly said: string;
}

/** Lines of npm's errors that people need not read first. */
const DETAIL = /^(code|errno|syscall|path|dest|command|cwd|signal|A complete log|$)/;

/** Runs npm in a folder, and no scripts of packages. */
export function npm(folder: string, ...args: readonly string[]): NpmRun {
  // `npm run -s` tells the npm below it to be silent, which would keep back what is wrong.
  const run = spawnSync('npm', [...args, '--loglevel=error', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const lines = (run.stderr ?? '')
    .split('\n')
    .filter((line) => line.startsWith('npm error'))
    .map((line) => line.replace(/^npm error ?/, ''))
    .filter((line) => !/^(A complete log|\d{3} *$|$)/.test(line));
  const [first] = lines
    .filter((line) => !DETAIL.test(line))
    .map((line) => line.replace(/^(\d{3}|network) /, ''));
  const fault = first ?? run.error?.message ?? `npm ends with ${run.signal ?? run.status}`;
  const said = lines.map((line) => `npm: ${line}`).join('\n');
  const isUnknown = lines.some((line) => /^code (E404|ETARGET)$/.test(line));
  return { isDone: run.status === 0, stdout: run.stdout ?? '', fault, isUnknown, said };
}
