import { writeFileSync } from 'node:fs';

// Loaded before a program that is measured: tells what its process used, as JSON, in the file of BENCH_USAGE.
process.once('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
  writeFileSync(process.env.BENCH_USAGE!, JSON.stringify(usage));
});
