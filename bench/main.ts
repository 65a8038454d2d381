import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measurement } from './report';

/** Runs of each program; the fastest counts, because only other work on the machine makes one slower. */
const RUNS = { ours: 3, naive: 1 } as const;

function measure(program: keyof typeof RUNS, customers: number): Measurement {
  const runs = Array.from({ length: RUNS[program] }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'ringfleet-bench-'));
    try {
      const script = join(__dirname, `${program}.ts`);
      const args = ['--import', 'tsx', script, String(customers), join(folder, 'dist')];
      const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(`${program} ${customers}: ${stderr}`);
      return JSON.parse(stdout) as Measurement;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  return runs.reduce((best, run) => (run.seconds < best.seconds ? run : best));
}

const ours = { 500: measure('ours', 500), 1000: measure('ours', 1000), 2000: measure('ours', 2000) };
const naive = measure('naive', 500);

const verdicts = [
  {
    claim: '1,000 customers in under 300 MB',
    figure: `${ours[1000].megabytes.toFixed(0)} MB`,
    holds: ours[1000].megabytes < 300,
  },
  {
    claim: '2,000 customers in at most 2.2 times the time of 1,000',
    figure: `${(ours[2000].seconds / ours[1000].seconds).toFixed(2)} times`,
    holds: ours[2000].seconds <= 2.2 * ours[1000].seconds,
  },
  {
    claim: 'at least 10 times faster than the naive program at 500',
    figure: `${(naive.seconds / ours[500].seconds).toFixed(1)} times`,
    holds: naive.seconds >= 10 * ours[500].seconds,
  },
];

if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify({ ours, naive, verdicts }, null, 2)}\n`);
} else {
  const rows = [
    ...Object.entries(ours).map(([customers, run]) => ['ringfleet', customers, run] as const),
    ['naive cdk8s', '500', naive] as const,
  ];
  for (const [program, customers, { seconds, megabytes, files }] of rows) {
    const columns = [
      program.padEnd(12),
      customers.padStart(6),
      `${seconds.toFixed(1)} s`.padStart(9),
      `${megabytes.toFixed(0)} MB`.padStart(9),
      `${files} files`.padStart(13),
    ];
    process.stdout.write(`${columns.join(' ')}\n`);
  }
  process.stdout.write('\n');
  for (const { claim, figure, holds } of verdicts) {
    process.stdout.write(`${holds ? 'holds' : 'FAILS'}  ${claim}: ${figure}\n`);
  }
}
process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
