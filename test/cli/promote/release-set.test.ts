import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { program } from '../../../lib/cli/program';
import { promoteJson } from '../../../lib/json/promote';
import { listened } from '../../support/output';
import { customer, fleet, product } from '../../support/specs';

const heard = listened();
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'release-set-'));
  put('products/web/rings.yaml', rings('1.6.0', '1.5.1'));
  put('products/api/rings.yaml', rings('2.1.0', '2.0.0'));
  put('products/jobs/rings.yaml', rings('3.0.0', '3.0.0'));
  const { spec, file } = customer('acme', {
    products: { web: {}, api: {}, jobs: {} },
    tenants: { prod: { cluster: 'argo-prod', ring: 'early' } },
  });
  put(file, `export default ${JSON.stringify(spec)};\n`);
  put('releases/2026-12.yaml', "# Proven together in staging.\nweb: '1.6.0'\napi: '2.1.0'\njobs: '3.0.0'\n");
});
afterEach(() => rmSync(root, { recursive: true }));

const rings = (first: string, others: string) =>
  `internal:\n  version: '${first}'\n${first === others ? '' : `  ran: ['${others}']\n`}early:\n  version: '${others}'\nlate:\n  version: '${others}'\n`;
function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const read = (name: string) => readFileSync(join(root, `products/${name}/rings.yaml`), 'utf8');
const run = (...argv: string[]) => {
  heard.out = heard.said = '';
  const products = ['web', 'api', 'jobs'].map((name) => product(name).spec);
  const clock = () => new Date('2026-12-01T09:00:00Z');
  return program({ root, catalogue: { fleet: fleet(), products }, command: 'fleet', clock }).run([
    'promote',
    ...argv,
  ]);
};
const toEarly = (...argv: string[]) => run('--set', '2026-12', '--to', 'early', ...argv);

it('all products of a set are promoted at once, but those that are there already', async () => {
  expect([await toEarly(), heard.said]).toEqual([0, expect.stringMatching(/files?, \d+ changed/)]);
  expect(read('web')).toContain("early:\n  version: '1.6.0'\n");
  expect(read('api')).toContain("early:\n  version: '2.1.0'\n");
  expect(heard.out).toMatch(/^web in early: 1\.5\.1 -> 1\.6\.0: 1 tenant$/m);
  expect(heard.out).toMatch(/^api in early: 2\.0\.0 -> 2\.1\.0: 1 tenant$/m);
  expect(heard.out).not.toContain('jobs in early');
  expect(heard.out).toMatch(
    /\nWritten, with dist\/\. Commit it: git commit -am 'Promote 2026-12 in early'\n$/,
  );
  expect(await toEarly()).toBe(1);
  expect(heard.said).toContain("error: --set: 'early' runs all of '2026-12' already");
});

it('a dry run shows them all as JSON, and writes nothing', async () => {
  const before = ['web', 'api'].map(read);
  expect(await toEarly('--dry-run', '--json')).toBe(0);
  const found = promoteJson.parse(JSON.parse(heard.out));
  expect(
    Array.isArray(found) && found.map(({ product: name, to, isWritten }) => [name, to, isWritten]),
  ).toEqual([
    ['web', '1.6.0', false],
    ['api', '2.1.0', false],
  ]);
  expect(['web', 'api'].map(read)).toEqual(before);
});

it('where one is refused, none is promoted, and each reason is said', async () => {
  put('releases/2026-12.yaml', "web: '1.6.0'\napi: '2.2.0'\njobs: '9.9.9'\n");
  const before = ['web', 'api', 'jobs'].map(read);
  expect(await toEarly()).toBe(1);
  expect(heard.said).toContain("no ring runs or ran 2.2.0 of 'api'");
  expect(heard.said).toContain("no ring runs or ran 9.9.9 of 'jobs'");
  expect(['web', 'api', 'jobs'].map(read)).toEqual(before);
});

it.each<[string, string[], string]>([
  [
    'a set that there is not',
    ['--set', '2026-11', '--to', 'early'],
    "error: --set: there is no release set '2026-11'\n  fix: did you mean '2026-12'?",
  ],
  ['no product and no set', ['--to', 'early'], 'error: promote: no product is named'],
  [
    'a product beside a set',
    ['web', '--set', '2026-12', '--to', 'early'],
    'error: --set: goes with no <product>',
  ],
  [
    'a version beside a set',
    ['--set', '2026-12', '--to', 'early', '--version', '1.6.0'],
    'error: --set: goes with no --version',
  ],
])('%s is refused', async (_, argv, said) => {
  expect([await run(...argv), heard.said]).toEqual([1, expect.stringContaining(said)]);
});

it.each([
  ["web: '1.6.0'\nwebb: '1.0.0'\n", "error: releases/2026-12.yaml:2:1: unknown product with versions 'webb'"],
  ['web: 1.6\n', "error: releases/2026-12.yaml:1:1: the version of 'web' is no text"],
  ['web: [\n', 'error: releases/2026-12.yaml:2:1: is no YAML'],
  ['- web\n', 'error: releases/2026-12.yaml: names no product'],
  ['', 'error: releases/2026-12.yaml: names no product'],
])('a set that says %j is refused, with its line', async (text, said) => {
  put('releases/2026-12.yaml', text);
  expect([await toEarly(), heard.said]).toEqual([1, expect.stringContaining(said)]);
});
