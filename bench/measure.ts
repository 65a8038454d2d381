import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measurement } from './report';

export interface Task {
  readonly program: 'ours' | 'naive';
  readonly customers: number;
  /** More arguments of the program. @default - none */
  readonly options?: readonly string[];
}

/** In memory where there is such a folder: the time a disk takes to make 32,000 files says nothing of a program. */
const SCRATCH = process.env.BENCH_FOLDER ?? (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());

/**
 * Each task's fastest run, because only other work on the machine makes one slower. The tasks take turns, so that
 * a slow minute is not one program's alone. Each run is a process of its own: peak memory is a process's.
 */
export function measure<Name extends string>(
  tasks: Readonly<Record<Name, Task>>,
  rounds: number,
): Record<Name, Measurement> {
  const best = {} as Record<Name, Measurement>;
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(tasks) as Name[]) {
      const now = run(tasks[name]);
      const before = best[name] as Measurement | undefined;
      if (!before || now.seconds < before.seconds) best[name] = now;
    }
  }
  return best;
}

function run({ program, customers, options = [] }: Task): Measurement {
  const folder = mkdtempSync(join(SCRATCH, 'ringfleet-bench-'));
  try {
    const script = join(__dirname, `${program}.ts`);
    const args = ['--import', 'tsx', script, String(customers), join(folder, 'dist'), ...options];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} ${customers}: ${stderr}`);
    return JSON.parse(stdout) as Measurement;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
