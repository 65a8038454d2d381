import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { program } from '../../../lib/cli/program';
import type { CustomerSpec } from '../../../lib/authored/customer';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { listened } from '../../support/output';
import { customer, fleet, product } from '../../support/specs';
import { asFolder } from '../../support/yaml-customer';
import { BareRepository, gitIn } from '../../support/state-repository';

const heard = listened();
let root: string;
let state: BareRepository;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'published-'));
  state = new BareRepository();
  gitIn(root, 'init', '--quiet', '--initial-branch=main');
  gitIn(root, 'config', 'user.name', 'Ann');
  gitIn(root, 'config', 'user.email', 'ann@fleet.test');
  gitIn(root, 'config', 'commit.gpgsign', 'false');
  put('acme');
  put('bank');
});
afterEach(() => {
  rmSync(root, { recursive: true });
  state.remove();
});

/** Writes a customer, and commits it. */
function put(name: string, changes: Partial<CustomerSpec> = {}): void {
  const { spec } = customer(name, changes);
  // As YAML: modules are loaded once in a process.
  for (const [path, text] of Object.entries(asFolder(spec))) {
    const file = join(root, 'customers', name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  commit(`Change ${name}`);
}
function commit(message: string): string {
  gitIn(root, 'add', '-A');
  gitIn(root, 'commit', '--quiet', '--allow-empty', '-m', message);
  return gitIn(root, 'rev-parse', 'HEAD').trim();
}

const chart = { repository: 'code', path: 'charts/web' } as const;
const web = product('web', { chart, version: undefined }).spec;
let more: FleetSpec = fleet();
const run = (...argv: string[]) => {
  heard.said = heard.out = '';
  return program({ root, catalogue: { fleet: more, products: [web] }, command: 'fleet' }).run(argv);
};
const publish = (...argv: string[]) => run('publish', '--repo', state.folder, ...argv);
const commits = () => state.git('log', '--format=%s', 'main').trim().split('\n').length;

it('what dist/ would be is committed, and synth writes the same', async () => {
  expect([await publish('--reason', 'first'), heard.out]).toEqual([0, '']);
  expect(heard.said).toMatch(/^published \w{12} to main of .*: \d+ files written, 0 removed\n$/);
  expect(await run('synth')).toBe(0);
  const dist = gitIn(root, 'ls-files', '--others', '--full-name', 'dist')
    .trim()
    .split('\n')
    .map((path) => path.slice(5));
  expect(Object.keys(state.files())).toEqual([...dist, '.ringfleet-releases'].sort());
  // What synth wrote is in no commit, and does not count.
  expect(await publish()).toBe(0);
  expect(heard.said).toMatch(/^nothing changed: main of .* stays at \w{12}\n$/);
});

it('a commit says who, from which source, whom it concerns, and why', async () => {
  await publish();
  put('acme', { tenants: { prod: { cluster: 'argo-prod', ring: 'early' } } });
  const from = gitIn(root, 'rev-parse', 'HEAD').trim();
  expect(await publish('--reason', 'CHG-7', '--json')).toBe(0);
  expect(state.git('log', '-1', '--format=%an <%ae>%n%(trailers)', 'main').trim()).toBe(`Ann <ann@fleet.test>
Source-Commit: ${from}
Source-Author: ann <ann@fleet.test>
Customers: acme
Rings: early
Reason: CHG-7`);
  const { publishings } = JSON.parse(heard.out) as { publishings: { outcome: string; change: object }[] };
  expect(publishings).toMatchObject([
    { outcome: 'published', branch: 'main', change: { customers: ['acme'], rings: ['early'] } },
  ]);
});

it('a dry run shows the message, and writes nothing', async () => {
  expect(await publish('--dry-run')).toBe(0);
  expect(heard.out).toMatch(/^Publish \w{12}: add acme and bank\n/);
  expect(state.git('for-each-ref')).toBe('');
});

it.each([
  [['--reason', 'password=hunter2x'], 'error: --reason: has what looks like a credential'],
  [['--repo', 'other=/tmp/a'], "error: --repo: unknown state repository 'other'"],
  [['--branch', 'a', '--pull-request-branch', 'a'], "error: --pull-request-branch: is 'a', as --branch"],
  [['--repo', '/nowhere/at/all'], 'error: git ls-remote: '],
  [['--branch', 'a..b'], 'error: git update-ref: '],
])('%j is refused', async (argv, said) => {
  const before = argv[0] === '--repo' ? run('publish', ...argv) : publish(...argv);
  expect([await before, heard.said]).toEqual([1, expect.stringContaining(said)]);
  expect(state.git('for-each-ref')).toBe('');
});

it('changes that are in no commit are refused, or said', async () => {
  writeFileSync(join(root, 'customers/acme/notes.txt'), 'mine');
  expect([await publish(), heard.said]).toEqual([
    1,
    expect.stringContaining('error: publish: the fleet has changes that are in no commit'),
  ]);
  expect(await publish('--allow-dirty')).toBe(0);
  expect(state.git('log', '-1', '--format=%(trailers:key=Source-Commit,valueonly)', 'main').trim()).toMatch(
    /^\w{40} dirty$/,
  );
});

it('an older commit does not take back a newer one, nor a branch what only the other has', async () => {
  await publish();
  put('acme', { tenants: { prod: { cluster: 'argo-prod', ring: 'early' } } });
  await publish();
  const newest = gitIn(root, 'rev-parse', 'HEAD').trim();
  gitIn(root, 'checkout', '--quiet', '-b', 'other', 'HEAD~');
  expect([await publish(), heard.said]).toEqual([
    1,
    expect.stringContaining(`was published from ${newest.slice(0, 12)}, which is newer than`),
  ]);
  put('bank', { tenants: { prod: { cluster: 'argo-prod', ring: 'early' } } });
  expect([await publish(), heard.said]).toEqual([1, expect.stringContaining('the two have gone apart')]);
  expect(commits()).toBe(2);
  gitIn(root, 'merge', '--quiet', 'main');
  expect(await publish()).toBe(0);
  expect(commits()).toBe(3);
});

it('what leaves goes by its exact name alone', async () => {
  for (let n = 0; n < 20; n++) put(`c${n}`);
  await publish();
  // A rename of a customer, and so of its tenant.
  rmSync(join(root, 'customers/acme'), { recursive: true });
  put('acme-corp');
  expect([await publish(), heard.said]).toEqual([
    1,
    expect.stringMatching(
      /acme is now acme-corp, and a rename is a delete and a create: acme-prod goes from argo-prod .*\n {2}fix: .*--allow acme, for this run\n1 error\n$/,
    ),
  ]);
  expect([await publish('--allow', 'acme-corp'), commits()]).toEqual([1, 1]);
  expect([await publish('--allow', 'acme'), commits()]).toEqual([0, 2]);
  expect(state.git('log', '-1', '--format=%s', 'main')).toMatch(/: add acme-corp; remove acme\n$/);
  expect(Object.keys(state.files()).filter((path) => /acme(-prod)?\//.test(path))).toEqual([]);
});

it('what is deleted and made anew is refused in the words of diff, unless its name permits it', async () => {
  await publish();
  const { ingress } = fleet().components;
  more = fleet({
    components: { ingress: { ...ingress!, chart: { repository: 'charts', name: 'other' } } as never },
  });
  commit('Another chart');
  expect([await publish(), heard.said]).toEqual([
    1,
    expect.stringMatching(
      /HelmRelease ingress of namespace flux-system on flux-prod: helm-controller uninstalls a release whose chart gets another name, and installs it anew \(flux-prod\)\n {2}fix: .*--allow flux-prod\/ingress, for this run/,
    ),
  ]);
  expect([await publish('--allow', 'ingress'), commits()]).toEqual([0, 2]);
  more = fleet();
});

it('is signed where git is told to sign', async () => {
  gitIn(root, 'config', 'commit.gpgsign', 'true');
  gitIn(root, 'config', 'gpg.format', 'ssh');
  const key = join(root, '.git/key');
  const signer = join(root, '.git/signer');
  writeFileSync(key, 'key');
  // What git asks of ssh-keygen: -Y sign -n git -f <key> <file>.
  writeFileSync(
    signer,
    '#!/bin/sh\nfor file; do :; done\nprintf -- "-----BEGIN SSH SIGNATURE-----\\nsigned\\n-----END SSH SIGNATURE-----\\n" > "$file.sig"\n',
    { mode: 0o755 },
  );
  gitIn(root, 'config', 'user.signingkey', key);
  gitIn(root, 'config', 'gpg.ssh.program', signer);
  expect([await publish(), heard.said]).toEqual([0, expect.stringContaining('published')]);
  expect(state.git('cat-file', '-p', 'main')).toContain('\ngpgsig -----BEGIN SSH SIGNATURE-----\n');
});
