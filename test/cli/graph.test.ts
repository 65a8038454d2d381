import { graphJson } from '../../lib/json/graph';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../../lib/cli/program';
import type { Graph } from '../../lib/graph';
import { Checkout } from '../support/checkout';
import { readFlowchart } from '../support/mermaid';
import { listened } from '../support/output';
import { fleet, product } from '../support/specs';

const heard = listened();
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'graph-'))));
afterEach(() => rmSync(root, { recursive: true }));

const chart = { repository: 'code', path: 'charts/web' } as const;

/** The small fleet, without customers; as many products as are named. */
function made(changes: Parameters<typeof fleet>[0] = {}, names: readonly string[] = ['web']) {
  const products = names.map((name) => product(name, { chart, version: undefined }).spec);
  return program({ root, catalogue: { fleet: fleet(changes), products }, command: 'ringfleet' });
}

const titles = () => (JSON.parse(heard.out) as Graph).nodes.map(({ title }) => title);

describe('graph', () => {
  it('prints the fleet as Mermaid to stdout, and nothing else', async () => {
    expect([await made().run(['graph']), heard.said]).toEqual([0, '']);
    expect(readFlowchart(heard.out).nodes.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['apps-late', 'web-prod', 'infra-base']),
    );
    const printed = heard.out;
    heard.out = '';
    expect([await made().graph(), heard.out]).toEqual([0, printed]);
  });

  it('prints the view, of the cluster, in the format that is asked for', async () => {
    const options = ['--view', 'dependencies', '--cluster', 'flux-prod', '--format', 'json'];
    expect([await made().run(['graph', ...options]), heard.said]).toEqual([0, '']);
    expect(titles()).toEqual([
      'GitRepository fleet-state',
      '1 HelmRepository',
      'bootstrap',
      'infrastructure',
      'tenants',
      'ingress',
    ]);
  });

  it('waits for what takes its time', async () => {
    expect([await made().run(['graph', '--format', 'svg']), heard.said]).toEqual([0, '']);
    expect(heard.out).toMatch(/^<\?xml [\s\S]+<\/svg>\n$/);
  });

  it('says of all options at once what they may be, and prints nothing', async () => {
    const options = ['--view', 'flet', '--cluster', 'flux', '--format', 'yaml'];
    expect([await made().run(['graph', ...options]), heard.out]).toEqual([1, '']);
    expect(heard.said).toBe(
      `error: --cluster: unknown cluster 'flux'\n  fix: use one of: arc-prod, argo-dev, argo-prod, flux-prod\n` +
        `error: --format: unknown format 'yaml'\n  fix: use one of: dot, json, mermaid, svg\n` +
        `error: --view: unknown view 'flet'\n  fix: did you mean 'fleet'? Allowed: bootstrap, chain, delivery, dependencies, fleet, pipeline, repositories\n` +
        `3 errors\n`,
    );
  });

  it.each(['toString', '__proto__', ''])('knows no view that is called %p', async (view) => {
    expect([await made().run(['graph', '--view', view]), heard.out]).toEqual([1, '']);
    expect(heard.said).toContain(`unknown view '${view}'`);
  });

  it('says so where the view has nothing to show', async () => {
    expect(await made().run(['graph', '--view', 'chain'])).toBe(0);
    expect(heard.said).toMatch(/^warning: --view: 'chain' has nothing to show\n {2}fix: .+\n1 warning\n$/);
  });

  it('prints nothing where the fleet is wrong, and says that with what else is', async () => {
    const broken = made({ rings: { only: { environment: 'test' } } });
    expect([await broken.run(['graph', '--format', 'dott', '--cluster', 'gone']), heard.out]).toEqual([
      1,
      '',
    ]);
    expect(heard.said).toMatch(/unknown environment 'test'/);
    expect(heard.said).toMatch(/did you mean 'dot'\?[^]*\n2 errors\n$/);
  });

  it('prints in spite of warnings, which go to stderr', async () => {
    mkdirSync(join(root, 'products/crm'), { recursive: true });
    writeFileSync(join(root, 'products/crm/product.ts'), '');
    expect(await made().run(['graph', '--format', 'json'])).toBe(0);
    expect(graphJson.safeParse(JSON.parse(heard.out)).error).toBeUndefined();
    expect(titles()).toContain('apps-late');
    expect(heard.said).toMatch(/^warning: products\/crm.*\n.*\n1 warning\n$/);
  });

  it('warns of a graph that is too large for Mermaid, and of none in another format', async () => {
    const names = Array.from({ length: 101 }, (_, index) => `web-${index}`);
    expect(await made({}, names).run(['graph'])).toBe(0);
    expect(heard.said).toMatch(
      /^warning: --format: more than Mermaid draws: \d+ edges of 500, \d+ characters of 50000 at most\n {2}fix: .+\n1 warning\n$/,
    );
    expect(readFlowchart(heard.out).edges.length).toBeGreaterThan(500);
    heard.said = '';
    expect([await made({}, names).run(['graph', '--format', 'dot']), heard.said]).toEqual([0, '']);
  });
});

describe('the command line', () => {
  it('is synth without a verb, as cdk8s runs it', async () => {
    expect([await made().run([]), heard.out]).toEqual([0, '']);
    expect(existsSync(join(root, 'dist/clusters'))).toBe(true);
    expect([await made().run(['check']), heard.out]).toEqual([0, '']);
    writeFileSync(join(root, 'dist/clusters/old.yaml'), 'left over');
    expect(await made().run(['check'])).toBe(1);
    expect(await made().run(['synth'])).toBe(0);
    expect(existsSync(join(root, 'dist/clusters/old.yaml'))).toBe(false);
  });

  it.each([
    [['grpah'], `error: unknown command 'grpah'\n(Did you mean graph?)\n`],
    [['graph', '--fromat', 'svg'], `error: unknown option '--fromat'\n(Did you mean --format?)\n`],
    [['graph', '--format'], `error: option '--format <format>' argument missing\n`],
    [['graph', 'svg'], `error: too many arguments for 'graph'. Expected 0 arguments but got 1.\n`],
    [['--verbose'], `error: unknown option '--verbose'\n`],
  ])('says what is wrong with %j, and does nothing', async (argv, message) => {
    expect([await made().run(argv), heard.said, heard.out]).toEqual([1, message, '']);
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  it('helps with its verbs', async () => {
    expect([await made().run(['--help']), heard.said]).toEqual([0, '']);
    expect(heard.out.match(/^ {2}(synth|check|graph)\b/gm)).toHaveLength(3);
  });

  it('helps with examples that work', async () => {
    expect([await made().run(['graph', '--help']), heard.said]).toEqual([0, '']);
    const examples = [...heard.out.matchAll(/^ {2}ringfleet (.+?)(?: > \S+)?$/gm)].map(([, line]) => line!);
    expect(examples.filter((line) => line.includes('--cluster arc-prod'))).toHaveLength(2);
    expect(examples).toHaveLength(5);
    for (const example of examples) {
      heard.out = '';
      expect([example, await made().run(example.split(' ')), heard.said]).toEqual([example, 0, '']);
      expect(heard.out.length).toBeGreaterThan(100);
    }
  });

  it('helps where the fleet is wrong, too', async () => {
    const broken = made({ rings: { only: { environment: 'test' } } });
    expect([await broken.run(['graph', '--help']), heard.said]).toEqual([0, '']);
    expect(heard.out).toMatch(/^ {2}ringfleet graph$/m);
    expect(heard.out).not.toMatch(/undefined|--cluster arc/);
  });
});

describe('npm run fleet', () => {
  const checkout = new Checkout();
  afterAll(() => checkout.remove());

  it('runs the program', () => {
    const { scripts } = JSON.parse(checkout.read('package.json')) as { scripts: Record<string, string> };
    expect(scripts['fleet']).toBe('node -r ringfleet/register main.ts');
    const { status, stdout, stderr } = checkout.run(['--import', 'tsx', 'main.ts', 'graph']);
    expect([status, stderr]).toEqual([0, '']);
    expect(readFlowchart(stdout).nodes.length).toBeGreaterThan(20);
  });

  it('says nothing of a reader that has seen enough', () => {
    const command = `(${process.execPath} --import tsx main.ts graph --format svg; echo $? >&2) | true`;
    const { stderr } = spawnSync('sh', ['-c', command], { cwd: checkout.folder, encoding: 'utf8' });
    expect(stderr).toBe('0\n');
  });
});
