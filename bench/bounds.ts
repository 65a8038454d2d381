import type { Measured, Results } from './results';
import { exponents } from './growth';
import { table } from './table';

/** What was asked for: at most so much, or at least. */
interface Bound {
  readonly what: string;
  readonly most?: number;
  readonly least?: number;
  readonly unit?: string;
  /** `undefined` where the customers or the program that it takes were not measured. */
  readonly measured: number | undefined;
}

/** Every bound of the project, with what was measured. */
export function bounds(results: Results): string {
  const rows = [...all(results)].map(({ what, most, least, unit = '', measured }) => {
    const asked = most === undefined ? `at least ${least}${unit}` : `at most ${most}${unit}`;
    if (measured === undefined) return [what, asked, 'not measured', ''];
    const holds = most === undefined ? measured >= least! : measured <= most;
    return [what, asked, `${rounded(measured)}${unit}`, holds ? 'holds' : 'missed'];
  });
  return table(['what', 'bound', 'measured', ''], rows);
}

function rounded(number: number): string {
  return number >= 100 ? number.toFixed(0) : number.toFixed(2);
}

function* all({ measured, startUp }: Results): Generator<Bound> {
  const at = (customers: number) => measured.find((each) => each.customers === customers);
  const [hundred, thousand, most] = [at(100), at(1000), at(10_000)];
  yield* ofMemory(thousand);
  yield* onDisk(thousand, '1,000');
  yield* onDisk(most, '10,000');
  const share = (task: string) =>
    most && most.disk.runs[task]!.seconds / most.disk.runs['first run']!.seconds;
  const task = (name: string) => most?.disk.runs[name];
  const before = hundred ? { n: hundred.customers, loading: hundred.disk.loading } : undefined;
  yield {
    what: 'loading a customer beyond the first 100, at 10,000',
    ...{ most: 0.15, unit: ' ms' },
    measured: most && before && ((most.disk.loading - before.loading) * 1000) / (most.customers - before.n),
  };
  yield { what: '10,000, nothing changed', most: 1, unit: ' s', measured: task('nothing changed')?.seconds };
  yield {
    what: '10,000, one customer changed',
    most: 1.5,
    unit: ' s',
    measured: task('one customer changed')?.seconds,
  };
  yield {
    what: 'the same, memory',
    most: 300,
    unit: ' MB',
    measured: task('one customer changed')?.megabytes,
  };
  yield {
    what: '10,000, one version in the ring of a fifth of them: share of a first run',
    ...{ most: 0.2, measured: share('one version in one ring') },
  };
  for (const [kind, program] of [
    ['by tsx', startUp.empty],
    ['in JavaScript', startUp.plain],
  ] as const)
    yield {
      what: `start-up of the shipped fleet over an empty cdk8s program ${kind}`,
      ...{ most: 0.25, unit: ' s', measured: startUp.shipped.seconds - program.seconds },
    };
  const grown = thousand && most && Object.entries(exponents(thousand, most));
  for (const [phase, exponent] of grown ?? [])
    if (exponent !== undefined)
      yield { what: `growth exponent of ${phase}, from 1,000 to 10,000`, most: 1.05, measured: exponent };
  for (const [each, customers] of [
    [thousand, '1,000'],
    [most, '10,000'],
  ] as const)
    yield {
      what: `rules for a customer, at ${customers}`,
      ...{ most: 0.4, unit: ' ms' },
      measured: each && (each.memory.ringfleet.phases['rules']! * 1000) / each.customers,
    };
  yield {
    what: 'types of 10,000 customers, memory',
    most: 2000,
    unit: ' MB',
    measured: task('typecheck')?.megabytes,
  };
}

function* ofMemory(each: Measured | undefined): Generator<Bound> {
  const ours = each?.memory.ringfleet;
  const over = (title: string) => {
    const other = each?.memory.others[title];
    return other && ours && other.seconds / ours.seconds;
  };
  yield {
    what: '1,000 in memory, times the floor',
    most: 2.5,
    measured: each && ours!.seconds / each.memory.floor.seconds,
  };
  yield { what: 'Pkl, times ringfleet', least: 1, measured: over('Pkl') };
  yield { what: 'naive cdk8s, times ringfleet', least: 30, measured: over('naive cdk8s') };
  yield { what: '1,000 in memory, memory', most: 250, unit: ' MB', measured: ours?.megabytes };
}

function* onDisk(each: Measured | undefined, customers: string): Generator<Bound> {
  const first = each?.disk.runs['first run'];
  const floor = each?.memory.floor;
  yield {
    what: `${customers} on disk, first run, times the floor`,
    most: 4,
    measured: first && first.seconds / floor!.seconds,
  };
  if (customers === '1,000') return;
  const others = each?.memory.others['Pkl'];
  yield {
    what: `${customers} on disk, wall, times the floor's`,
    most: 2.5,
    measured: first && first.wall / floor!.wall,
  };
  yield {
    what: `${customers} on disk, Pkl's wall, times ringfleet's`,
    least: 1,
    measured: others && first && others.wall / first.wall,
  };
  for (const task of ['first run', 'check', 'preview'])
    yield {
      what: `${customers} on disk, ${task}, memory of all processes`,
      most: 500,
      unit: ' MB',
      measured: each?.disk.runs[task]?.megabytes,
    };
}
