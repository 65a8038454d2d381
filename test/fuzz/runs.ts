import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Checkout } from '../support/checkout';
import type { Case } from './case';
import { soundFiles } from './sound';
import type { Ran } from './worker';

const WORKER = join(__dirname, 'worker.ts');
/** For all cases of a process, however busy the machine is. */
const PATIENCE = 500_000;

/** A fleet that is sound, and has something of everything that can be malformed. */
export class Target {
  readonly checkout = new Checkout();
  private readonly original = mkdtempSync(join(tmpdir(), 'fuzz-original-'));

  constructor() {
    for (const { file, text } of soundFiles) this.checkout.write(file, text);
    const { status, stderr } = this.checkout.synth();
    // What is refused is to be refused for what is done to it.
    if (status !== 0) throw new Error(`the fleet of the fuzzer is not sound:\n${stderr}`);
    this.keep();
  }

  /** Runs the program over each, in one process, and gives what it did. */
  async runAll(cases: readonly Case[]): Promise<readonly Ran[]> {
    const child = spawn(process.execPath, ['-r', 'ringfleet/register', WORKER, this.original], {
      cwd: this.checkout.folder,
      env: { ...process.env, CDK8S_OUTDIR: undefined, FLEET_REMOVE: undefined },
      timeout: PATIENCE,
      killSignal: 'SIGKILL',
    });
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
    child.stdin.end(JSON.stringify(cases));
    const code = await new Promise((resolve) =>
      child.on('close', (status, signal) => resolve(status ?? signal)),
    );
    const lines = said.stdout.split('\n').filter((line) => line.startsWith('{'));
    const told = lines.map((line) => JSON.parse(line) as Ran | { readonly begun: number });
    const last = told.at(-1);
    if (last && 'begun' in last)
      throw new Error(
        `the process ended (${String(code)}) at ${shown(cases[told.filter((each) => 'begun' in each).length - 1]!)}\n${said.stderr}`,
      );
    const ran = told.filter((each) => 'milliseconds' in each);
    if (ran.length < cases.length) throw new Error(`the process ended (${String(code)}):\n${said.stderr}`);
    return ran;
  }

  remove(): void {
    this.checkout.remove();
    rmSync(this.original, { recursive: true, force: true });
  }

  private keep(): void {
    for (const folder of ['customers', 'dist', 'fleet', 'products'])
      cpSync(join(this.checkout.folder, folder), join(this.original, folder), {
        recursive: true,
        preserveTimestamps: true,
      });
  }
}

/** Enough to run the case again, and to see it. */
export function shown({ category, seed, what, changes }: Case): string {
  const input = JSON.stringify(changes);
  return `${category}, seed ${seed}: ${what}\n${input.length > 4_000 ? `${input.slice(0, 4_000)}…` : input}`;
}
