import { cpus } from 'node:os';
import type { InMemory, OnDisk } from './tasks';
import type { Usage } from './measure';

export interface Measured {
  readonly customers: number;
  readonly memory: InMemory;
  readonly disk: OnDisk;
}

/** What was measured, as a page and as its chart. */
export function results(measured: readonly Measured[], rounds: number): { markdown: string; chart: string } {
  const markdown = `<!-- Written by npm run bench; do not edit. -->

# Results

Node ${process.versions.node}, ${cpus().length} cores. Seconds of CPU of whole processes, from their start to their end, with the peak
of memory; the median of ${rounds} runs in turns. The floor's files are ringfleet's, byte for byte.

![seconds of CPU by customers](results.svg)

## In memory

${table(
  ['customers', 'files', 'MB', 'floor', 'ringfleet', 'times the floor', 'naive cdk8s', 'times ringfleet'],
  measured.map(({ customers, memory: { files, bytes, floor, ringfleet, naive } }) => [
    count(customers),
    count(files),
    (bytes / 1e6).toFixed(1),
    used(floor),
    used(ringfleet),
    ratio(ringfleet, floor),
    naive ? used(naive) : '',
    naive ? ratio(naive, ringfleet) : '',
  ]),
)}

## Phases

${phases(measured)}

## As people run it

A folder a customer; the files of the output are in memory. One run each.

${table(
  ['customers', 'first run', 'times the floor', 'nothing changed', 'one customer changed', 'check'],
  measured.map(({ customers, memory: { floor }, disk }) => [
    count(customers),
    used(disk.first),
    ratio(disk.first, floor),
    used(disk.unchanged),
    used(disk.oneChanged),
    used(disk.check),
  ]),
)}
`;
  return { markdown, chart: chart(measured) };
}

/** Seconds by phase, and the exponent by which each grows from the one number of customers to the next. */
function phases(measured: readonly Measured[]): string {
  const names = Object.keys(measured[0]!.memory.ringfleet.phases);
  const rows = measured.map(({ customers, memory }, index) => {
    const before = measured[index - 1];
    const cell = (name: string): string => {
      const seconds = memory.ringfleet.phases[name]!;
      // What takes no time has no growth to speak of.
      if (!before || customers < 1000 || seconds < 0.1) return seconds.toFixed(2);
      const grown = seconds / before.memory.ringfleet.phases[name]!;
      return `${seconds.toFixed(2)} (n^${(Math.log(grown) / Math.log(customers / before.customers)).toFixed(2)})`;
    };
    return [count(customers), ...names.map(cell)];
  });
  return table(['customers', ...names], rows);
}

function used({ seconds, megabytes }: Usage): string {
  return `${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB`;
}

function ratio(one: Usage, other: Usage): string {
  return (one.seconds / other.seconds).toFixed(1);
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '-:'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

const [WIDTH, HEIGHT, MARGIN] = [640, 360, 48];
const LINES = [
  ['floor', '#6b7280', ({ memory }: Measured) => memory.floor.seconds],
  ['ringfleet', '#2563eb', ({ memory }: Measured) => memory.ringfleet.seconds],
  ['ringfleet, first run on disk', '#0d9488', ({ disk }: Measured) => disk.first.seconds],
  ['naive cdk8s', '#dc2626', ({ memory }: Measured) => memory.naive?.seconds],
] as const;

/** Both axes are logarithmic: what grows with the customers is a line of the same slope as the floor's. */
function chart(measured: readonly Measured[]): string {
  const xs = measured.map(({ customers }) => customers);
  const ys = measured.flatMap((each) => LINES.map(([, , of]) => of(each) ?? 1));
  const x = scale(Math.min(...xs), Math.max(...xs), MARGIN, WIDTH - MARGIN);
  const y = scale(Math.min(...ys), Math.max(...ys), HEIGHT - MARGIN, MARGIN);
  const lines = LINES.flatMap(([name, colour, of], index) => {
    const points = measured.flatMap((each) => {
      const seconds = of(each);
      return seconds === undefined ? [] : [`${x(each.customers).toFixed(1)},${y(seconds).toFixed(1)}`];
    });
    const legend = MARGIN + 16 * index;
    return [
      `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.join(' ')}"/>`,
      `<text x="${MARGIN + 8}" y="${legend}" fill="${colour}">${name}</text>`,
    ];
  });
  const ticks = xs.map(
    (customers) =>
      `<text x="${x(customers).toFixed(1)}" y="${HEIGHT - 16}" text-anchor="middle">${count(customers)}</text>`,
  );
  const seconds = [...new Set([Math.min(...ys), 1, 10, 100, Math.max(...ys)])]
    .filter((each) => each >= Math.min(...ys) && each <= Math.max(...ys))
    .map(
      (each) =>
        `<text x="4" y="${y(each).toFixed(1)}">${each < 1 ? each.toFixed(1) : each.toFixed(0)} s</text>`,
    );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">
${[...lines, ...ticks, ...seconds].join('\n')}
</svg>
`;
}

/** From a logarithmic range to pixels. */
function scale(from: number, to: number, start: number, end: number): (value: number) => number {
  const width = Math.log(to / from) || 1;
  return (value) => start + (Math.log(value / from) / width) * (end - start);
}
