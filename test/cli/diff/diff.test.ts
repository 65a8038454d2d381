import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { program } from '../../../lib/cli/program';
import type { CustomerSpec } from '../../../lib/authored/customer';
import { diffJson } from '../../../lib/json/diff';
import { Checkout } from '../../support/checkout';
import { listened } from '../../support/output';
import { customer, fleet, product } from '../../support/specs';
import { gitIn } from '../../support/state-repository';
import { asFolder } from '../../support/yaml-customer';

const heard = listened();
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'diffed-'));
  gitIn(root, 'init', '--quiet', '--initial-branch=main');
  gitIn(root, 'config', 'user.name', 'Ann');
  gitIn(root, 'config', 'user.email', 'ann@fleet.test');
  put('acme');
  put('bank');
  synth();
  commit('Begin');
});
afterEach(() => rmSync(root, { recursive: true }));

/** Writes a customer. */
function put(name: string, changes: Partial<CustomerSpec> = {}): void {
  const { spec } = customer(name, changes);
  rmSync(join(root, 'customers', name), { recursive: true, force: true });
  // As YAML: modules are loaded once in a process.
  for (const [path, text] of Object.entries(asFolder(spec))) {
    const file = join(root, 'customers', name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
function commit(message: string): void {
  gitIn(root, 'add', '-A');
  gitIn(root, 'commit', '--quiet', '-m', message);
}
const chart = { repository: 'code', path: 'charts/web' } as const;
const web = product('web', { chart, version: undefined }).spec;
const fleetProgram = () =>
  program({ root, catalogue: { fleet: fleet(), products: [web] }, command: 'fleet' });
const synth = () => expect(fleetProgram().synth({ remove: ['acme', 'bank', 'cafe'] })).toBe(0);
async function diff(...argv: string[]): Promise<number> {
  heard.said = heard.out = '';
  return fleetProgram().run(['diff', ...argv]);
}
const titles = () =>
  diffJson.parse(JSON.parse(heard.out)).entries.map(({ class: is, title }) => `${is} ${title}`);

it('what is not committed is compared with the last commit, whether it has been synthesized or not', async () => {
  expect([await diff(), heard.out]).toEqual([
    0,
    expect.stringMatching(/^nothing differs from HEAD \(\w{12}\)\n$/),
  ]);
  put('acme', { products: { web: { replicaCount: 4 } } });
  const said: string[] = [];
  for (const before of [() => {}, synth]) {
    before();
    expect(await diff()).toBe(0);
    said.push(heard.out);
  }
  expect(said[0]).toMatch(/^restarts workloads {2}web replicaCount 1 -> 4$/m);
  expect(said[1]).toBe(said[0]);
});

it('a branch with three dots is where it was left, and without them as it is', async () => {
  gitIn(root, 'checkout', '--quiet', '-b', 'mine');
  put('bank', { products: { web: { replicaCount: 2 } } });
  synth();
  commit('Mine');
  gitIn(root, 'checkout', '--quiet', 'main');
  put('acme', { products: { web: { replicaCount: 4 } } });
  synth();
  commit('Theirs');
  gitIn(root, 'checkout', '--quiet', 'mine');
  await diff('--against', 'main...', '--format', 'json');
  expect(titles()).toContain('restarts workloads web replicaCount 1 -> 2');
  expect(titles().join()).not.toContain('4');
  await diff('--against', 'main', '--format', 'json');
  expect(titles()).toContain('restarts workloads web replicaCount 4 -> 1');
});

it('a folder of output, and a checkout of a state repository, are compared with, too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'diffed-state-'));
  gitIn(root, 'archive', '--format=tar', `--output=${join(folder, 'x.tar')}`, 'HEAD:dist');
  gitIn(folder, 'init', '--quiet');
  mkdirSync(join(folder, 'state'));
  gitIn(folder, 'clone', '--quiet', root, 'clone');
  put('acme', { products: { web: { replicaCount: 4 } } });
  expect(await diff('--against', join(folder, 'clone/dist'), '--format', 'json')).toBe(0);
  expect(titles()).toContain('restarts workloads web replicaCount 1 -> 4');
  rmSync(folder, { recursive: true });
});

it('what is destroyed ends with 2, unless the exact names permit it', async () => {
  rmSync(join(root, 'customers/bank'), { recursive: true });
  put('cafe', { group: 'bank-operators' });
  expect(await diff()).toBe(2);
  expect(heard.out).toMatch(/^REPLACE +tenant bank-prod is cafe-prod \(customer bank is cafe\)$/m);
  expect(await diff('--allow', 'bank-prod')).toBe(2);
  expect(await diff('--allow', 'bank')).toBe(0);
  expect(await diff('--allow', 'bank', '--allow', 'nobody')).toBe(0);
  expect(heard.said).toMatch(
    /warning: --allow: 'nobody' is in nothing that changes\n {2}fix: give one of bank/,
  );
});

it('nothing is written, and the index and the work tree stay as they are', async () => {
  put('acme', { products: { web: { replicaCount: 4 } } });
  const before = gitIn(root, 'status', '--porcelain');
  const file = readFileSync(join(root, '.git/index'));
  expect(await diff('--format', 'html')).toBe(0);
  expect(heard.out).toMatch(/^<!doctype html>/);
  expect(gitIn(root, 'status', '--porcelain')).toBe(before);
  expect(readFileSync(join(root, '.git/index')).equals(file)).toBe(true);
});

it.each([
  [['--against', 'nowhere'], "error: --against: 'nowhere' is no commit of this repository, and no folder"],
  [
    ['--against', tmpdir()],
    `error: --against: '${tmpdir()}' has no .ringfleet, which ringfleet writes into its output`,
  ],
  [['--format', 'yaml'], "error: --format: unknown format 'yaml'"],
])('%j ends with 1, and says what is allowed', async (argv, said) => {
  expect(await diff(...argv)).toBe(1);
  expect(heard.said).toContain(said);
  expect(heard.said).toMatch(/\n {2}fix: /);
  expect(heard.out).toBe('');
});

it('the output of a commit that has none is made from its sources, elsewhere', () => {
  const checkout = new Checkout();
  const { folder } = checkout;
  writeFileSync(join(folder, '.gitignore'), 'dist\nnode_modules\nbuild\n');
  gitIn(folder, 'init', '--quiet', '--initial-branch=main');
  gitIn(folder, 'add', '-A');
  gitIn(folder, '-c', 'user.name=Ann', '-c', 'user.email=ann@fleet.test', 'commit', '--quiet', '-m', 'Begin');
  checkout.edit('customers/customer-01/customer.ts', 'replicaCount: 5', 'replicaCount: 6');
  const { status, stdout, stderr } = checkout.run(['-r', 'ringfleet/register', 'main.ts', 'diff']);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^restarts workloads {2}product-a replicaCount 5 -> 6$/m);
  expect(stdout).toMatch(/^ +x 3 tenants: customer-01-dev, customer-01-prod, customer-01-staging$/m);
  expect(existsSync(join(folder, 'dist'))).toBe(true);
  checkout.remove();
}, 60_000);
