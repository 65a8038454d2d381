import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { program } from '../../../lib/cli/program';
import { listened } from '../../support/output';
import { fleet, product } from '../../support/specs';

const heard = listened();
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'new-'))));
afterEach(() => rmSync(root, { recursive: true }));

const chart = { repository: 'registry', name: 'web', chartVersion: '1.0.0' } as const;
const schema = z.strictObject({
  host: z.hostname(),
  replicas: z.int().optional(),
  tag: z.string().optional(),
});
const web = product('web', { chart, version: undefined, schema, values: {}, footprint: undefined });
/** A program as it begins anew. */
function run(...argv: string[]): Promise<number> {
  return program({ root, catalogue: { fleet: fleet(), products: [web.spec] }, command: 'fleet' }).run(argv);
}
const all = () => readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
const options = ['--contact', 'ops@acme.test', '--products', 'web', '--environments', 'dev,prod'];
const placed = ['--cluster', 'prod=flux-prod', '--ring', 'prod=late'];

describe('new customer', () => {
  it('writes it, and what it comes to; nothing is asked where options say all', async () => {
    const values = [
      '--set',
      'web.host=acme.test',
      '--set',
      'dev/web.host=dev.acme.test',
      '--set',
      'web.replicas=3',
    ];
    expect(await run('synth')).toBe(0);
    const before = all();
    heard.said = '';
    expect([await run('new', 'customer', 'acme', ...options, ...placed, ...values, '--set', 'web.tag=1.10', '--region', 'eu'), heard.said]).toEqual([0, expect.stringMatching(/^1 customer, 2 tenants/)]); // prettier-ignore
    expect(readFileSync(join(root, 'customers/acme/customer.ts'), 'utf8')).toBe(`export default {
  name: 'acme',
  title: 'Acme',
  tier: 'standard',
  region: 'eu',
  contact: 'ops@acme.test',
  group: 'acme-operators',
  products: { web: { host: 'acme.test', replicas: 3, tag: '1.10' } },
  tenants: {
    dev: {
      cluster: 'argo-dev',
      ring: 'internal',
      values: { web: { host: 'dev.acme.test' } },
    },
    prod: { cluster: 'flux-prod', ring: 'late' },
  },
};
`);
    expect(heard.out).toMatch(
      /^new {6}customers\/acme\/customer\.ts\ndist\/ {4}\d+ new files, \d changed, 0 gone\n {9}clusters\/argo-dev \(\d+\)\n/,
    );
    expect(heard.out).toMatch(/\n\nNext:\n {2}git add customers\/acme dist && /);
    expect(all()).toEqual(expect.arrayContaining(before));
  });

  it('comes to the same output as a folder of YAML', async () => {
    const given = ['new', 'customer', 'acme', ...options, ...placed, '--region', 'eu'];
    const values = ['--set', 'web.host=acme.test', '--set', 'dev/web.tag=1.10'];
    const output = () =>
      readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    expect(await run(...given, ...values)).toBe(0);
    const ofModule = output();
    rmSync(join(root, 'customers/acme'), { recursive: true });
    process.env.FLEET_REMOVE = 'acme';
    expect(await run('synth')).toBe(0);
    delete process.env.FLEET_REMOVE;
    expect(await run(...given, ...values, '--yaml')).toBe(0);
    expect(readdirSync(join(root, 'customers/acme')).sort()).toEqual([
      'metadata.yaml',
      'products.yaml',
      'web',
    ]);
    expect(output()).toEqual(ofModule);
  });

  it('takes back what does not synthesize, and says why', async () => {
    expect(await run('synth')).toBe(0);
    const before = all();
    expect(await run('new', 'customer', 'acme', ...options, ...placed, '--region', 'eu', '--set', 'web.replicas=many')).toBe(1); // prettier-ignore
    expect(heard.said).toMatch(
      /error: customers\/acme\/customer\.ts:\d+:\d+ products\.web\.host: .*'host' is missing/,
    );
    expect(heard.said).toContain('error: customers/acme/customer.ts: with it the fleet does not synthesize');
    expect(all()).toEqual(before);
  });

  it.each([
    ['../acme', /^error: --name: customer '\.\.\/acme' is not a DNS label$/m],
    ['Acme', /^error: --name: customer 'Acme' is not a DNS label$/m],
    ['con', /^error: --name: customer 'con' is a name that Windows keeps for a device/m],
  ])('refuses %s with everything else that is wrong, before it writes', async (name, said) => {
    expect(await run('new', 'customer', name, ...options, '--set', 'api.a=b', '--set', 'web')).toBe(1);
    expect(heard.said).toMatch(said);
    expect(heard.said).toMatch(/^error: --cluster: is not given for prod$/m);
    expect(heard.said).toMatch(/^error: --region: is not given$/m);
    expect(existsSync(join(root, 'customers'))).toBe(false);
  });

  it('refuses values of what it is not subscribed to', async () => {
    expect(await run('new', 'customer', 'acme', ...options, ...placed, '--region', 'eu', '--set', 'api.a=s3cret', '--set', 'qa/web.host=x', '--set', 'web=y')).toBe(1); // prettier-ignore
    expect(heard.said).toContain("error: --set: unknown product of the customer 'api'");
    expect(heard.said).toContain("error: --set: unknown environment of the customer 'qa'");
    expect(heard.said).toContain("error: --set: 'web' is no value of a product");
    expect(heard.said).not.toContain('s3cret');
    expect(existsSync(join(root, 'customers'))).toBe(false);
  });
});

it('what edits a fleet that is no module says what to write', async () => {
  expect(await run('new', 'ring', 'last', '--environment', 'prod')).toBe(1);
  expect(heard.said).toContain(
    "fix: nothing is written; write it there yourself: last: { environment: 'prod' }",
  );
});

it('a fleet that does not synthesize says what is wrong with it, and takes nothing', async () => {
  const broken = {
    fleet: fleet({ tiers: {} }),
    products: [{ ...web.spec, chart: { ...chart, repository: 'nowhere' } }],
  };
  const fails = program({ root, catalogue: broken, command: 'fleet' });
  expect(await fails.run(['new', 'customer', 'acme', ...options, ...placed])).toBe(1);
  expect(heard.said).toContain("unknown repository 'nowhere'");
  expect(existsSync(join(root, 'customers'))).toBe(false);
});
