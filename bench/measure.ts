import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPILED } from './compiled';

/** What one process used. */
export interface Usage {
  /** Of CPU, by user and system, from its start to its end. */
  readonly seconds: number;
  /** Peak resident set, in MB. */
  readonly megabytes: number;
}

export interface Run extends Usage {
  /** What it printed. */
  readonly stdout: string;
}

/** In memory where there is such a folder: the time a disk takes to make 32,000 files says nothing of a program. */
const SCRATCH = process.env.BENCH_FOLDER ?? (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());

/** Calls it with a folder that is gone afterwards. */
export function inScratch<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(SCRATCH, 'ringfleet-bench-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs node, and tells what that process used: peak memory is a process's, and so is CPU. */
export function run(args: readonly string[], cwd = process.cwd()): Run {
  return inScratch((folder) => {
    const usage = join(folder, 'usage.json');
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['-r', join(COMPILED, 'usage.js'), ...args],
      { encoding: 'utf8', cwd, env: { ...process.env, BENCH_USAGE: usage }, maxBuffer: 1 << 26 },
    );
    if (status !== 0) throw new Error(`node ${args.join(' ')}: ${stderr}`);
    return { ...(JSON.parse(readFileSync(usage, 'utf8')) as Usage), stdout };
  });
}

/** Of several runs the middle one by CPU: only other work on the machine makes one slower, and caches one faster. */
export function median<R extends Usage>(runs: readonly R[]): R {
  return [...runs].sort((a, b) => a.seconds - b.seconds)[Math.floor((runs.length - 1) / 2)]!;
}
