import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { Workspace } from '../support/workspace';

const here = new Workspace();
const customer = here.path('customers/customer-02/customer.ts');
const text = readFileSync(customer, 'utf8');
let said = '';
let run: ChildProcess;

beforeAll(async () => {
  run = spawn(process.execPath, ['-r', 'ringfleet/register', 'main.ts', 'synth', '--watch'], {
    cwd: here.folder,
    env: { ...process.env, CDK8S_OUTDIR: undefined },
  });
  run.stderr!.on('data', (data) => (said += data));
  await heard(/263 files, 263 changed/);
}, 300_000);
afterAll(() => {
  run.kill('SIGKILL');
  here.remove();
});

/** Waits until the program has said it, and forgets what it said so far. */
async function heard(what: RegExp): Promise<void> {
  while (!what.test(said)) await new Promise((resolve) => setTimeout(resolve, 50));
  said = '';
}

it('synthesizes anew what is saved', async () => {
  writeFileSync(customer, text.replace('Tailspin Toys', 'Tailspin Games'));
  await heard(/263 files, [1-9]\d* changed/);
  expect(here.files()['customers/customer-02/metadata.yaml']).toContain('Tailspin Games');
}, 300_000);

it('says what is wrong, and waits for the next save', async () => {
  writeFileSync(customer, text.replace("tier: 'standard'", "tier: 'standart'"));
  await heard(/error: customers\/customer-02\/customer\.ts:6:\d+ tier: unknown tier 'standart'[^]*1 error/);
  writeFileSync(customer, text);
  await heard(/263 files, [1-9]\d* changed/);
  expect(here.files()['customers/customer-02/metadata.yaml']).toContain('Tailspin Toys');
}, 300_000);

it('sees a customer that comes, and what is saved in its folder', async () => {
  cpSync(here.path('customers/customer-02'), here.path('customers/customer-04'), { recursive: true });
  await heard(/'customer-02' is not the name of its folder/);
  writeFileSync(
    here.path('customers/customer-04/customer.ts'),
    text
      .replaceAll('customer-02', 'customer-04')
      .replaceAll('tailspin', 'fourth')
      .replace('Tailspin', 'Fourth'),
  );
  await heard(/4 customers, [^]* [1-9]\d* changed/);
}, 300_000);

it('ends on ctrl-c', async () => {
  const ended = new Promise((resolve) => run.on('exit', (code) => resolve(code)));
  run.kill('SIGINT');
  expect(await ended).toBe(0);
}, 300_000);
