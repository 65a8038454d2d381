import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { COMPILED } from './compiled';
import { generate, writeCustomer } from './generate';
import { inScratch, median, run, type Run, type Usage } from './measure';

const ROOT = join(__dirname, '..');
const REGISTER = join(ROOT, 'entry/register.cjs');

/** Past so many customers the naive program takes minutes, because its time grows with their square. */
const NAIVE_AT_MOST = 1000;

/** Seconds of CPU by phase. */
export type Phases = Readonly<Record<string, number>>;

/** The same objects, to files in memory. */
export interface InMemory {
  readonly files: number;
  /** Of all files, as bytes and not as blocks. */
  readonly bytes: number;
  readonly floor: Usage;
  readonly ringfleet: Usage & { readonly phases: Phases };
  /** None where it takes too long. */
  readonly naive?: Usage;
}

/** The programs take turns, so that a slow minute is not one program's alone. */
export function inMemory(customers: number, rounds: number): InMemory {
  const runs: Record<'floor' | 'ringfleet' | 'naive', Run[]> = { floor: [], ringfleet: [], naive: [] };
  let size = { files: 0, bytes: 0 };
  for (let round = 0; round < rounds; round++) {
    inScratch((folder) => {
      const [floor, ours] = [join(folder, 'floor'), join(folder, 'ours')];
      runs.floor.push(run([join(COMPILED, 'programs/floor.js'), String(customers), floor]));
      runs.ringfleet.push(
        run(['-r', REGISTER, join(__dirname, 'programs/ours.ts'), String(customers), ours]),
      );
      if (round === 0) size = compared(floor, ours);
    });
    if (customers > NAIVE_AT_MOST || (customers === NAIVE_AT_MOST && round > 0)) continue;
    inScratch((folder) =>
      runs.naive.push(run([join(COMPILED, 'programs/naive.js'), String(customers), join(folder, 'naive')])),
    );
  }
  const ringfleet = median(runs.ringfleet);
  return {
    ...size,
    floor: median(runs.floor),
    ringfleet: { ...ringfleet, phases: JSON.parse(ringfleet.stdout) as Phases },
    ...(runs.naive.length > 0 && { naive: median(runs.naive) }),
  };
}

/**
 * How much there is of both, which have to be the same byte for byte.
 *
 * @throws Error naming the first file that is not
 */
function compared(floor: string, ours: string): { files: number; bytes: number } {
  const paths = filesBelow(floor);
  // Ours says that the folder is ours.
  const own = filesBelow(ours).filter((path) => path !== '.ringfleet');
  if (own.length !== paths.length)
    throw new Error(`the floor has ${paths.length} files, ringfleet ${own.length}`);
  let bytes = 0;
  for (const path of own) {
    const text = readFileSync(join(ours, path));
    if (!text.equals(readFileSync(join(floor, path)))) throw new Error(`${path} differs from the floor's`);
    bytes += text.length;
  }
  return { files: own.length, bytes };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
}

/** As people run it: `npm run synth` without npm, over a folder a customer. */
export interface OnDisk {
  readonly first: Usage;
  readonly unchanged: Usage;
  /** With another value of one customer. */
  readonly oneChanged: Usage;
  readonly check: Usage;
}

export function onDisk(customers: number): OnDisk {
  return inScratch((folder) => {
    generate(folder, customers);
    const synth = (...verb: string[]) => run(['-r', 'ringfleet/register', 'main.ts', ...verb], folder);
    const first = synth();
    const unchanged = synth();
    writeCustomer(folder, customers - 1, { memory: '192Mi' });
    return { first, unchanged, oneChanged: synth(), check: synth('check') };
  });
}
