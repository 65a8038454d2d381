import { spawnSync } from 'node:child_process';
import { answered } from '../../../lib/cli/new/answered';
import { written } from '../../../lib/cli/new/write';
import { nouns, type NounName } from '../../../lib/scaffold/nouns';
import type { Given } from '../../../lib/scaffold/question';
import { Checkout } from '../../support/checkout';
import { planOf, sampleSpecs } from '../../support/sample';

let checkout: Checkout;
beforeAll(() => {
  checkout = new Checkout();
  git('init', '-q');
  commit();
});
afterAll(() => checkout.remove());

function git(...args: readonly string[]): string {
  const { stdout } = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
    cwd: checkout.folder,
    encoding: 'utf8',
  });
  return stdout;
}

function commit(): void {
  git('add', '-A', 'customers', 'dist', 'fleet', 'products', 'main.ts');
  git('commit', '-qm', 'x');
}

/** What changed, file by file: its state, how many lines were added and taken away. */
function changes(): string[] {
  git('add', '-A', 'customers', 'dist', 'fleet', 'products');
  const states = git('diff', '--cached', '--name-status').trim().split('\n');
  const numbers = git('diff', '--cached', '--numstat').trim().split('\n');
  return states.map((line, index) => {
    const [added, removed] = numbers[index]!.split('\t');
    const [state, path] = line.split('\t');
    return `${state} ${path} +${added} -${removed}`;
  });
}

it('one more customer changes no file that is there', () => {
  const { status, stdout, stderr } = checkout.run([
    ...['-r', 'ringfleet/register', 'main.ts', 'new', 'customer', 'acme', '--tier', 'standard'],
    ...['--region', 'westeurope', '--contact', 'ops@acme.test', '--products', 'product-a'],
    ...['--environments', 'staging,prod', '--cluster', 'staging=shared-staging'],
    ...['--cluster', 'prod=edge-prod', '--ring', 'prod=ring2-earlyadopters'],
  ]);
  expect([status, stderr]).toEqual([0, expect.stringMatching(/^4 customers, .*, \d+ changed, [\d.]+ s\n$/)]);
  expect(stdout).toMatch(
    /^new {6}customers\/acme\/customer\.ts\ndist\/ {4}\d+ new files, 0 changed, 0 gone\n/,
  );
  const found = changes();
  expect(found.length).toBeGreaterThan(15);
  expect(found.filter((line) => !line.startsWith('A '))).toEqual([]);
  expect(found.filter((line) => !line.includes('dist/'))).toEqual([
    expect.stringMatching(/^A customers\/acme\/customer\.ts /),
  ]);
  commit();
});

it('one more of everything else adds lines, and the fleet synthesizes', async () => {
  const specs = sampleSpecs();
  const present = {
    root: checkout.folder,
    fleet: specs.fleet,
    plan: planOf(specs),
    rings: specs.products.flatMap(({ rings }) => rings ?? []),
    catalogue: 'products/catalogue.ts',
    command: 'fleet',
  };
  const all: [NounName, string, Given][] = [
    ['ring', 'ring3-large', { environment: ['prod'], after: ['ring2-earlyadopters'] }],
    [
      'cluster',
      'edge2-prod',
      { environment: ['prod'], like: ['shared-prod'], 'api-server': ['10.70.0.1/32'] },
    ],
    ['component', 'keda', { repository: ['jetstack'], 'chart-version': ['2.8.1'], clusters: ['edge-prod'] }],
    ['product', 'web-shop', { repository: ['product-charts'], 'chart-version': ['1.0.0'] }],
  ];
  for (const [noun, name, given] of all) {
    const found = await answered(nouns[noun].add(present, name, given), given);
    expect('issues' in found && found.issues).toBe(false);
    if ('result' in found) {
      expect(found.result.issues ?? []).toEqual([]);
      written(checkout.folder, found.result);
    }
  }
  const sources = changes().filter((line) => !line.includes('dist/'));
  expect(sources).toEqual([
    'M fleet/clusters.ts +9 -1',
    'M fleet/components.ts +6 -1',
    'M fleet/rings.ts +1 -0',
    'M products/catalogue.ts +2 -1',
    'M products/product-a/rings.yaml +3 -0',
    'M products/product-b/rings.yaml +3 -0',
    'M products/product-c/rings.yaml +3 -0',
    'A products/web-shop/product.ts +11 -0',
    'A products/web-shop/rings.yaml +11 -0',
  ]);
  expect(checkout.synth()).toMatchObject({ status: 0 });
  const found = changes().filter((line) => line.includes('dist/'));
  expect(found.filter((line) => line.startsWith('D'))).toEqual([]);
  expect(found.join('\n')).toMatch(/^A dist\/rings\/ring3-large\/product-a\.yaml /m);
});

it('one more environment has a version of each component', async () => {
  commit();
  const specs = sampleSpecs();
  const present = {
    root: checkout.folder,
    fleet: specs.fleet,
    plan: planOf(specs),
    rings: [],
    command: 'fleet',
  };
  const given = { like: ['staging'], after: ['staging'] };
  const found = await answered(nouns.environment.add(present, 'qa', given), given);
  if (!('result' in found)) throw new Error('refused');
  const { takeBack } = written(checkout.folder, found.result);
  const text = git('diff', '-U0', 'fleet');
  expect(text.match(/^\+ .*versions.*/gm)).toEqual([
    "+    versions: { dev: 'v1.15.3', staging: 'v1.15.3', qa: 'v1.15.3', prod: 'v1.14.7' },",
    "+    versions: { dev: '0.19.2', staging: '0.19.2', qa: '0.19.2', prod: '0.18.2' },",
    "+    versions: { dev: '4.12.1', staging: '4.12.1', qa: '4.12.1', prod: '4.11.5' },",
  ]);
  expect(text).toContain("+  qa: {\n+    branch: 'staging',\n");
  takeBack();
  expect(git('status', '--short', 'fleet')).toBe('');
});
