import { measure } from './measure';

// Imports nothing of the program: on Linux a child's peak memory starts at its parent's.
const found = measure(
  {
    small: { program: 'ours', customers: 500 },
    middle: { program: 'ours', customers: 1000 },
    large: { program: 'ours', customers: 2000 },
    naive: { program: 'naive', customers: 500 },
    readyMade: { program: 'naive', customers: 500, options: ['--ready-made'] },
  },
  2,
);
const { small, middle, large, naive, readyMade } = found;

const verdicts = [
  {
    claim: '1,000 customers in under 300 MB',
    figure: `${middle.megabytes.toFixed(0)} MB`,
    holds: middle.megabytes < 300,
  },
  {
    claim: '2,000 customers in at most 2.2 times the time of 1,000',
    figure: `${(large.seconds / middle.seconds).toFixed(2)} times`,
    holds: large.seconds <= 2.2 * middle.seconds,
  },
  {
    claim: 'at least 10 times faster than the naive program at 500',
    figure: `${(naive.seconds / small.seconds).toFixed(1)} times`,
    holds: naive.seconds >= 10 * small.seconds,
  },
];

if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify({ ...found, verdicts }, null, 2)}\n`);
} else {
  const rows = [
    ['ringfleet', '500', small],
    ['ringfleet', '1000', middle],
    ['ringfleet', '2000', large],
    ['naive cdk8s', '500', naive],
    ['the same, every object ready-made', '500', readyMade],
  ] as const;
  for (const [program, customers, { seconds, megabytes, files }] of rows) {
    const columns = [
      program.padEnd(34),
      customers.padStart(4),
      `${seconds.toFixed(1)} s`.padStart(8),
      `${megabytes.toFixed(0)} MB`.padStart(8),
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
