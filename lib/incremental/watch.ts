import { spawn } from 'node:child_process';
import { existsSync, watch as watchFolder, type FSWatcher } from 'node:fs';
import { basename, join } from 'node:path';

/** What is watched with all that is in it. Beside it, the files next to the program. */
const WATCHED = ['fleet', 'products', 'customers'];

/** In milliseconds: one save is several events, and a checkout is many saves. */
const QUIET = 100;

export interface WatchOptions {
  /** Folder of the program. */
  readonly root: string;
  /** Names beside the program's module of what runs make. */
  readonly made: readonly string[];
  /** What the program is run with each time. */
  readonly argv: readonly string[];
}

/**
 * Runs the program, and again whenever something that people write is saved, each time in a process of its own: a module that
 * node has loaded stays as it was. A run that fails says why, and the next save is waited for.
 *
 * @returns the exit code, when somebody ends it by ctrl-c
 * @throws where the system does not let it watch
 */
export async function watch({ root, made, argv }: WatchOptions): Promise<number> {
  let watchers: readonly FSWatcher[] = [];
  let wake = (): void => {};
  let changed = 0;
  let fault: Error | undefined;
  let isOver = false;
  const end = (): void => {
    isOver = true;
    wake();
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  const listen = (): void => {
    const before = watchers;
    // Anew each time, because a folder may have come since.
    watchers = watchersOf(root, made, () => {
      changed += 1;
      wake();
    });
    for (const each of before) each.close();
    for (const each of watchers)
      each.on('error', (error) => {
        fault ??= error;
        end();
      });
  };
  try {
    for (let seen = -1; !isOver;) {
      if (seen === changed) await new Promise<void>((resolve) => (wake = resolve));
      else {
        await quiet(() => changed);
        listen();
        seen = changed;
        if (!isOver) await runOnce(argv);
      }
    }
  } finally {
    for (const each of watchers) each.close();
    process.off('SIGINT', end).off('SIGTERM', end);
  }
  if (fault) throw fault;
  return 0;
}

function watchersOf(root: string, made: readonly string[], tell: () => void): FSWatcher[] {
  const heard = (_event: string, path: string | null): void => {
    // An editor's own files, and what runs make.
    if (path !== null && !basename(path).startsWith('.') && !made.includes(path)) tell();
  };
  const below = WATCHED.map((name) => join(root, name)).filter((folder) => existsSync(folder));
  return [
    watchFolder(root, heard),
    ...below.map((folder) => watchFolder(folder, { recursive: true }, heard)),
  ];
}

/** Waits until nothing has changed for a moment. */
async function quiet(changes: () => number): Promise<void> {
  for (let seen = -1; seen !== changes();) {
    seen = changes();
    await new Promise((resolve) => setTimeout(resolve, QUIET));
  }
}

function runOnce(argv: readonly string[]): Promise<void> {
  const args = [...process.execArgv, process.argv[1]!, ...argv];
  return new Promise((resolve, reject) => {
    spawn(process.execPath, args, { stdio: 'inherit' })
      .on('error', reject)
      .on('exit', () => resolve());
  });
}
