import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { linkMade } from '../support/checkout';
import { root } from '../support/sample';
import { LOOKING } from './looking';

/*
 * Who forks the repository and puts the starter's fleet in the place of the one that is there changes nothing else: what is run
 * before a commit is green. Run in the fork are the suites that can see its fleet, which are few (walls.test.ts); every other one
 * finds in a fork what it finds here.
 */
const folder = mkdtempSync(join(tmpdir(), 'fork-'));
const fork = join(folder, 'fork');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
jest.setTimeout(300_000);

/** Of the one who owned the fleet, or made from what is there. */
const LEFT = ['.git', 'build', 'customers', 'dist', 'fleet', 'node_modules', 'products'];
const REPLACED = ['customers', 'fleet', 'products'];

function run(cwd: string, ...args: string[]) {
  const env = { ...process.env, CDK8S_OUTDIR: undefined, CI: undefined, JEST_WORKER_ID: undefined };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

const tool = (path: string, ...args: string[]) => run(fork, join(root, 'node_modules', path), ...args);

/** The folder that `npm create ringfleet` makes. */
function started(name: string, ...args: string[]): string {
  const made = run(folder, join(root, 'starter/bin/create-ringfleet.mjs'), name, '--no-install', ...args);
  expect(made).toEqual({ status: 0, said: expect.stringContaining(' files in ') });
  return join(folder, name);
}

beforeAll(() => {
  cpSync(root, fork, { recursive: true, filter: (path) => !LEFT.includes(relative(root, path)) });
  linkMade(fork);
  const fleet = started('mine', '--yes', '--engine', 'flux');
  for (const part of REPLACED) cpSync(join(fleet, part), join(fork, part), { recursive: true });
  const synth = run(fork, '-r', 'ringfleet/register', 'main.ts');
  expect(synth).toEqual({ status: 0, said: expect.stringContaining('1 customer, 2 tenants, 2 releases') });
});

it('docs/start.md names what the starter writes', () => {
  const page = readFileSync(join(root, 'docs/start.md'), 'utf8');
  const written = readdirSync(join(folder, 'mine'));
  expect(written.length).toBeGreaterThan(10);
  expect(written.filter((name) => !page.includes(`\`${name}`))).toEqual([]);
});

it('npm test is green: its first run takes the snapshots, and later ones find them', () => {
  const suites = ['--roots', 'test', '--roots', 'customers', '--runTestsByPath', ...LOOKING];
  const first = tool('jest/bin/jest.js', ...suites, '-i');
  expect(first).toEqual({ status: 0, said: expect.stringContaining('1 snapshot written') });
  const later = tool('jest/bin/jest.js', '--roots', 'test/fleet', '-i', '--ci');
  expect(later).toEqual({ status: 0, said: expect.stringContaining('1 passed, 1 total') });
});

it('npm run check is green, of the fleet and of the examples', () => {
  expect(run(fork, '--import', 'tsx', 'scripts/check.ts')).toEqual({ status: 0, said: '' });
});

it('npm run lint is green, of what was replaced and of all that may import it', () => {
  const linted = [...REPLACED, 'main.ts', 'test/fleet'];
  expect(tool('eslint/bin/eslint.js', ...linted)).toEqual({ status: 0, said: '' });
  const laid = tool('prettier/bin/prettier.cjs', '--check', ...linted);
  expect(laid).toEqual({ status: 0, said: expect.stringContaining('use Prettier code style') });
});

it.each([
  ['short names', '--environments', 'd,p', '--product', 'a', '--customer', 'b'],
  [
    'names of 30 characters',
    ...['--environments', 'd23456789-123456789-123456789a,p23456789-123456789-123456789b'],
    ...['--rings', 'r23456789-123456789-123456789c,s23456789-123456789-123456789d'].map((ring) =>
      ring.startsWith('--')
        ? ring
        : ring.replace(',', ':d23456789-123456789-123456789a,') + ':p23456789-123456789-123456789b',
    ),
    ...['--product', 'a23456789-123456789-123456789e', '--customer', 'b23456789-123456789-123456789f'],
    ...['--state', `https://git.example.com/${'platform/'.repeat(12)}fleet-state.git`],
  ],
])('what is written is laid out as prettier lays it out: %s', (title, ...args) => {
  const made = started(title.replaceAll(' ', '-'), '--yes', '--engine', 'argocd', ...args);
  const files = REPLACED.map((part) => join(made, part));
  const config = ['--config', join(root, '.prettierrc.json')];
  const laid = tool('prettier/bin/prettier.cjs', ...config, '--check', ...files);
  expect(laid).toEqual({ status: 0, said: expect.stringContaining('use Prettier code style') });
});
