import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { generate } from './generate';
import { checkContenders, inMemory } from './in-memory';
import { onDisk, startUp } from './on-disk';
import { prepare } from './prepare';
import { results, type Measured } from './results';

const SIZES = [20, 100, 1000, 3000, 10_000];

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`'${text}' is no number of customers`);
  return number;
}

const bench = new Command('npm run bench --').description(
  'Measures ringfleet against the floor, and other programs.',
);
bench
  .command('run', { isDefault: true })
  .description('measure, and write bench/RESULTS.md and bench/results.svg')
  .option('--customers <n,n>', 'how many customers', (text) => text.split(',').map(whole), SIZES)
  .option('--rounds <n>', 'runs of each program, of which the median counts', whole, 3)
  .option('--print', 'print the results, and write no file')
  .action(async (given: { customers: number[]; rounds: number; print?: true }) => {
    prepare();
    await checkContenders();
    const measured: Measured[] = [];
    for (const customers of given.customers) {
      process.stderr.write(`${customers} customers …\n`);
      const memory = await inMemory(customers, given.rounds);
      measured.push({ customers, memory, disk: await onDisk(customers) });
    }
    const all = { measured, startUp: await startUp(given.rounds), rounds: given.rounds };
    const { markdown, chart } = results(all);
    process.stdout.write(markdown);
    if (given.print) return;
    writeFileSync(join(__dirname, 'RESULTS.md'), markdown);
    writeFileSync(join(__dirname, 'results.svg'), chart);
    spawnSync('npx', ['prettier', '--write', join(__dirname, 'RESULTS.md')], { stdio: 'ignore' });
  });
bench
  .command('generate')
  .description('write the workload as a program of its own: npm run synth in it')
  .requiredOption('--customers <n>', 'how many customers', whole)
  .requiredOption('--out <folder>', 'a folder that is new')
  .action(({ customers, out }: { customers: number; out: string }) => generate(out, customers));
void bench.parseAsync();
