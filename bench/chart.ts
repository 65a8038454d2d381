import type { Measured } from './results';
import { count } from './table';

const [WIDTH, HEIGHT, MARGIN] = [640, 360, 48];
const COLOURS = ['#dc2626', '#9333ea', '#ca8a04', '#db2777', '#ea580c', '#65a30d'];

/** Seconds of CPU by customers. Both axes are logarithmic: what grows with the customers is a line of the same slope as the floor's. */
export function chart(measured: readonly Measured[]): string {
  const others = [...new Set(measured.flatMap(({ memory }) => Object.keys(memory.others)))];
  const drawn: readonly (readonly [string, string, (each: Measured) => number | undefined])[] = [
    ['floor', '#6b7280', ({ memory }) => memory.floor.seconds],
    ['ringfleet', '#2563eb', ({ memory }) => memory.ringfleet.seconds],
    ['ringfleet, first run on disk', '#0d9488', ({ disk }) => disk.runs['first run']?.seconds],
    ...others.map((title, index) => {
      const of = ({ memory }: Measured) => memory.others[title]?.seconds;
      return [title, COLOURS[index % COLOURS.length]!, of] as const;
    }),
  ];
  const xs = measured.map(({ customers }) => customers);
  const ys = measured.flatMap((each) => drawn.map(([, , of]) => of(each) ?? 1));
  const x = scale(Math.min(...xs), Math.max(...xs), MARGIN, WIDTH - MARGIN);
  const y = scale(Math.min(...ys), Math.max(...ys), HEIGHT - MARGIN, MARGIN);
  const lines = drawn.flatMap(([name, colour, of], index) => {
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
