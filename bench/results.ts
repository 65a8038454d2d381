import { cpus } from 'node:os';
import { bounds } from './bounds';
import { chart } from './chart';
import { exponents, naiveFit } from './growth';
import { contenders, missing, type InMemory } from './in-memory';
import type { OnDisk, StartUp } from './on-disk';
import { count, ratio, table, timed, used } from './table';

export interface Measured {
  readonly customers: number;
  readonly memory: InMemory;
  readonly disk: OnDisk;
}

export interface Results {
  readonly measured: readonly Measured[];
  readonly startUp: StartUp;
  readonly rounds: number;
}

/** What was measured, as a page and as its chart. */
export function results(all: Results): { markdown: string; chart: string } {
  const { measured, rounds } = all;
  const markdown = `<!-- Written by npm run bench; do not edit. -->

# Results

Node ${process.versions.node}, ${cpus().length} cores. Seconds of CPU of whole processes with all that they start, from the first to the
end of the last, and the peak of memory of those that run at one time; the median of ${rounds} runs in turns. The floor's files are
ringfleet's, byte for byte; what others make has been parsed, and is the same.

![seconds of CPU by customers](results.svg)

## Bounds

${bounds(all)}

## In memory

${table(
  ['customers', 'files', 'MB', 'floor', 'ringfleet', 'times the floor'],
  measured.map(({ customers, memory: { files, bytes, floor, ringfleet } }) => [
    ...[count(customers), count(files), (bytes / 1e6).toFixed(1)],
    ...[timed(floor), timed(ringfleet), ratio(ringfleet, floor)],
  ]),
)}

## Other programs

And how many times ringfleet's CPU that is.

${table(
  ['customers', ...contenders.map(({ title }) => title)],
  measured.map((each) => others(each, measured)),
)}

${[...remarks()].join('\n')}

## Phases

Seconds of CPU, and the exponent by which they grow from the one number of customers to the next.

${phases(measured)}

## As people run it

A folder a customer; the files of the output are in memory. One run each. Loading is a part of the first run, in seconds.

${table(
  ['customers', 'times the floor', 'loading', ...Object.keys(measured[0]!.disk.runs)],
  measured.map(({ customers, memory: { floor }, disk: { runs, loading } }) => [
    ...[count(customers), ratio(runs['first run'], floor), loading.toFixed(2)],
    ...Object.values(runs).map(timed),
  ]),
)}

Start-up: ${used(all.startUp.plain)} for a cdk8s program in JavaScript that makes nothing, ${used(all.startUp.empty)} for the same by tsx, ${used(all.startUp.shipped)} for
the shipped fleet, all of it loaded and planned, where \`dist/\` is up to date.
`;
  return { markdown, chart: chart(measured) };
}

function others({ customers, memory }: Measured, measured: readonly Measured[]): string[] {
  const cells = contenders.map(({ title }) => {
    const usage = memory.others[title];
    if (usage) return `${timed(usage)}: ${ratio(usage, memory.ringfleet)}`;
    const fit = title === 'naive cdk8s' ? naiveFit(measured, customers) : undefined;
    return fit === undefined
      ? ''
      : `${fit.toFixed(0)} s by its fit: ${(fit / memory.ringfleet.seconds).toFixed(1)}`;
  });
  return [count(customers), ...cells];
}

function* remarks(): Generator<string> {
  for (const { title, atMost, makes, because, version } of contenders) {
    const only = makes === 'everything' ? '' : `, of ${makes} alone: it has no word for value files`;
    yield `- ${title} (${version})${only}: up to ${count(atMost)} customers, because ${because}.`;
  }
  for (const { title } of missing) yield `- ${title}: not installed, not measured.`;
}

function phases(measured: readonly Measured[]): string {
  const names = Object.keys(measured[0]!.memory.ringfleet.phases);
  const rows = measured.map((each, index) => {
    const before = measured[index - 1];
    const grown = before ? exponents(before, each) : {};
    const cells = names.map((name) => {
      const exponent = grown[name];
      const seconds = each.memory.ringfleet.phases[name]!.toFixed(2);
      return exponent === undefined || each.customers < 1000
        ? seconds
        : `${seconds} (n^${exponent.toFixed(2)})`;
    });
    return [count(each.customers), ...cells];
  });
  return table(['customers', ...names], rows);
}
