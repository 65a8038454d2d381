import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { casesOf, categories, type Category } from './corpus';
import type { Case } from './case';
import { apply, fingerprint } from './input';
import { shown, Target } from './runs';
import { faultsOf } from './verdict';
import type { Ran } from './worker';

/* A few of the fuzzer's inputs, through the program as people run it: a process each, with its own exit code. */
jest.setTimeout(600_000);

/** What may be done only in a process of its own, for it reaches past the run. */
const STRAY: readonly (readonly [text: string, line?: number])[] = [
  ['Promise.reject(new Error("too late: password=hunter2-FAKE"));', 1],
  ['\nsetTimeout(() => { throw new Error("later"); });', 2],
  ['setImmediate(() => process.exit(0));', 1],
  ['process.exitCode = 0; setTimeout(() => { throw null; });'],
  ['\nqueueMicrotask(() => { null.x; });', 2],
];
const file = 'customers/customer-03/customer.ts';
const stray = STRAY.map(([text, line], index): Case => {
  const expected = { file: line === undefined ? '' : file, ...(line !== undefined && { lines: [line] }) };
  return { category: 'stray', seed: index, what: text, changes: [{ file, text: `${text}\n` }], expected };
});

const sample = (Object.keys(categories) as Category[]).flatMap((name) => casesOf(name, 2));
const cases = [...sample.slice(0, 15), ...stray];

let target: Target;
const folders: string[] = [];
beforeAll(() => (target = new Target()));
afterAll(() => {
  target.remove();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function ranAlone(one: Case): Promise<{ ran: Ran; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  folders.push(folder);
  cpSync(target.checkout.folder, folder, {
    recursive: true,
    verbatimSymlinks: true,
    preserveTimestamps: true,
  });
  for (const change of one.changes) apply(folder, change);
  const before = fingerprint(join(folder, 'dist'));
  const child = spawn(process.execPath, ['--import', 'tsx', 'main.ts'], {
    cwd: folder,
    env: { ...process.env, CDK8S_OUTDIR: undefined, FLEET_REMOVE: undefined },
  });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? -1)));
  const isOutputSame = fingerprint(join(folder, 'dist')) === before;
  return { ran: { seed: one.seed, code, ...said, isOutputSame, milliseconds: 0 }, folder };
}

it('twenty run as people run them end with exit code 1, and say what is wrong', async () => {
  expect(cases).toHaveLength(20);
  const wrong: string[] = [];
  const left = [...cases];
  const work = async (): Promise<void> => {
    for (let one = left.shift(); one; one = left.shift()) {
      const { ran, folder } = await ranAlone(one);
      const faults = faultsOf(one, ran, folder);
      if (faults.length > 0) wrong.push(`${faults.join(', ')}\n${shown(one)}\n${ran.stderr.slice(0, 2_000)}`);
    }
  };
  await Promise.all([work(), work()]);
  expect(wrong).toEqual([]);
});
