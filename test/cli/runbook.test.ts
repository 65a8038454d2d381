import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../../lib/cli/program';
import { runbooks } from '../../lib/recovery/runbook';
import { listened } from '../support/output';
import { fleet, product } from '../support/specs';

const heard = listened();
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'runbook-'))));
afterEach(() => rmSync(root, { recursive: true }));

const chart = { repository: 'code', path: 'charts/web' } as const;
const made = () =>
  program({
    root,
    catalogue: { fleet: fleet(), products: [product('web', { chart, version: undefined }).spec] },
    command: 'ringfleet',
  });
const titles = (text: string) => text.split('\n').filter((line) => line.startsWith('# '));
const ALL = ['# Recover an application', '# Recover a cluster', '# Recover from a complete disaster'];

it('prints every runbook to stdout, or the one that is asked for', async () => {
  expect([await made().run(['runbook']), heard.said]).toEqual([0, '']);
  // Commands of the shell have comments, too.
  expect(titles(heard.out).filter((line) => ALL.includes(line))).toEqual(ALL);
  heard.out = '';
  expect([await made().run(['runbook', 'cluster', '--cluster', 'flux-prod']), heard.said]).toEqual([0, '']);
  expect(titles(heard.out)).toEqual([ALL[1]]);
  expect(heard.out).toContain('## flux-prod');
  expect(heard.out).not.toContain('argo-prod');
  const printed = heard.out;
  heard.out = '';
  expect([await made().runbook({ name: 'cluster', cluster: 'flux-prod' }), heard.out]).toEqual([0, printed]);
});

it('writes a file for each, once more too, and nothing over what is somebody’s own', async () => {
  for (const run of [1, 2])
    expect([run, await made().run(['runbook', '--out', 'runbooks']), heard.out]).toEqual([run, 0, '']);
  expect(readdirSync(join(root, 'runbooks')).sort()).toEqual(
    Object.keys(runbooks)
      .map((name) => `${name}.md`)
      .sort(),
  );
  expect(titles(readFileSync(join(root, 'runbooks', 'disaster.md'), 'utf8'))).toEqual([ALL[2]]);
  writeFileSync(join(root, 'runbooks', 'cluster.md'), '# Ours\n');
  expect(await made().run(['runbook', '--out', 'runbooks'])).toBe(1);
  expect(heard.said).toMatch(
    /cluster.md is there, and not generated\n {2}fix: give another folder, or remove it/,
  );
  expect(readFileSync(join(root, 'runbooks', 'cluster.md'), 'utf8')).toBe('# Ours\n');
});

it('says where it cannot write, without a stack trace', async () => {
  writeFileSync(join(root, 'file'), '');
  expect(await made().run(['runbook', '--out', 'file/below'])).toBe(1);
  expect(heard.said).toMatch(/^error: --out: ENOTDIR.*\n {2}fix: give a folder that can be written to\n/);
});

it.each([
  [['clustr'], "runbook: unknown runbook 'clustr'\n  fix: did you mean 'cluster'?"],
  [
    ['cluster', '--cluster', 'flux-prd'],
    "--cluster: unknown cluster 'flux-prd'\n  fix: did you mean 'flux-prod'?",
  ],
  [['application', '--tenant', 'acme'], "--tenant: unknown tenant 'acme'"],
])('%j is told with what there is', async (argv, problem) => {
  expect([await made().run(['runbook', ...argv]), heard.out]).toEqual([1, '']);
  expect(heard.said).toContain(problem);
});

it('helps with examples that run', async () => {
  expect(await made().run(['runbook', '--help'])).toBe(0);
  const examples = [...heard.out.matchAll(/^ {2}ringfleet (runbook .*)$/gm)].map(([, each]) =>
    each!.split(' '),
  );
  expect(examples).toHaveLength(3);
  for (const argv of examples) expect([argv, await made().run(argv)]).toEqual([argv, 0]);
});
