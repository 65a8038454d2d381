import { cpSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import type { program as Program } from '../../lib/cli/program';
import type { Case } from './case';
import { apply, fingerprint, placeOf } from './input';

/*
 * Runs the program of the current folder over one malformed input after another, in this process: to start one for each
 * takes ten times as long. What a run did is a line of JSON on stdout, and what is to be run next one before it.
 * stdin has the cases; the argument is the folder of the input as it is to be before each.
 */

const [original] = process.argv.slice(2) as [string];
const root = process.cwd();
const load = createRequire(join(root, 'main.ts'));
const { program } = load('ringfleet') as { readonly program: typeof Program };
/** What people write, and what comes of it. */
const INPUT = ['customers', 'fleet', 'products'];

/** What a run did. */
export interface Ran {
  readonly seed: number;
  /** None where it threw. */
  readonly code?: number;
  readonly thrown?: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly isOutputSame: boolean;
  readonly milliseconds: number;
}

/** Modules of the input are loaded anew. */
function forget(): void {
  for (const path of Object.keys(load.cache))
    if (INPUT.some((folder) => path.startsWith(join(root, folder) + sep))) delete load.cache[path];
}

async function captured(
  run: () => Promise<number>,
): Promise<Pick<Ran, 'code' | 'thrown' | 'stdout' | 'stderr'>> {
  const said = { stdout: '', stderr: '' };
  const own = {
    stdout: Reflect.get(process.stdout, 'write') as unknown,
    stderr: Reflect.get(process.stderr, 'write') as unknown,
  };
  for (const stream of ['stdout', 'stderr'] as const)
    Object.assign(process[stream], { write: (text: string) => ((said[stream] += text), true) });
  try {
    return { code: await run(), ...said };
  } catch (fault) {
    return { thrown: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault), ...said };
  } finally {
    for (const stream of ['stdout', 'stderr'] as const)
      Object.assign(process[stream], { write: own[stream] });
  }
}

function reset(...folders: readonly string[]): void {
  for (const folder of folders) {
    rmSync(join(root, folder), { recursive: true, force: true });
    cpSync(join(original, folder), join(root, folder), {
      recursive: true,
      verbatimSymlinks: true,
      preserveTimestamps: true,
    });
  }
}

async function runOne({ seed, changes }: Case): Promise<Ran> {
  for (const change of changes) apply(root, change);
  const before = fingerprint(join(root, 'dist'));
  const start = performance.now();
  const ran = await captured(() => program({ root, catalogue: 'products/catalogue.ts' }).run([]));
  const milliseconds = performance.now() - start;
  const isOutputSame = fingerprint(join(root, 'dist')) === before;
  const isOutputTouched = !isOutputSame || JSON.stringify(changes).includes('"dist');
  const touched = INPUT.filter((folder) => changes.some((change) => placeOf(change).startsWith(folder)));
  reset(...touched, ...(isOutputTouched ? ['dist'] : []));
  forget();
  return { seed, ...ran, isOutputSame, milliseconds };
}

async function main(): Promise<void> {
  const cases = JSON.parse(readFileSync(0, 'utf8')) as Case[];
  const tell = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`);
  for (const each of cases) {
    tell({ begun: each.seed });
    tell(await runOne(each));
  }
}

void main();
