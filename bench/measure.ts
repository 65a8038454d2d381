import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a command used, with all processes that it started. */
export interface Usage {
  /** Of CPU, by user and system, from the start of the first process to the end of the last. */
  readonly seconds: number;
  /** Of a clock on the wall: on a busy machine it says little. */
  readonly wall: number;
  /** The most that processes which ran at the same time had of memory, each at its own peak, in MB. */
  readonly megabytes: number;
}

export interface Run extends Usage {
  /** What it printed. */
  readonly stdout: string;
}

/** In memory where there is such a folder: the time a disk takes to make 32,000 files says nothing of a program. */
const SCRATCH = process.env.BENCH_FOLDER ?? (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());
/** Of processor time, as Linux counts it in /proc. */
const TICKS_PER_SECOND = 100;
/** How often memory is looked at, in milliseconds. */
const EVERY = 20;

/** Calls it with a folder that is gone afterwards. */
export async function inScratch<T>(use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(SCRATCH, 'ringfleet-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a command, and tells what it used.
 *
 * @throws Error with what it said, where it fails
 */
export async function run([command, ...args]: readonly string[], cwd = process.cwd()): Promise<Run> {
  const [before, start] = [ticksOfChildren(), performance.now()];
  const child = spawn(command!, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  let kilobytes = 0;
  const look = () => (kilobytes = Math.max(kilobytes, kilobytesBelow(child.pid!)));
  const timer = setInterval(look, EVERY);
  look();
  const status = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  clearInterval(timer);
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')}: ${said.stderr.slice(-2000)}`);
  return {
    seconds: (ticksOfChildren() - before) / TICKS_PER_SECOND,
    wall: (performance.now() - start) / 1000,
    megabytes: kilobytes / 1024,
    stdout: said.stdout,
  };
}

/** Processor time of all processes that this one started and that have ended, with theirs. */
function ticksOfChildren(): number {
  // The name of the program stands in parentheses; cutime and cstime are the fields 16 and 17.
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ');
  return Number(fields[13]) + Number(fields[14]);
}

/** Peak memory of a process and of all that it started and that still run, in kB. */
function kilobytesBelow(pid: number): number {
  try {
    const peak = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return children.reduce((sum, each) => sum + kilobytesBelow(Number(each)), Number(peak?.[1] ?? 0));
  } catch {
    // It ended meanwhile.
    return 0;
  }
}

/** Of several runs the middle one by CPU: only other work on the machine makes one slower, and caches one faster. */
export function median<R extends Usage>(runs: readonly R[]): R {
  return [...runs].sort((a, b) => a.seconds - b.seconds)[Math.floor((runs.length - 1) / 2)]!;
}
