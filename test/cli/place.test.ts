import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../../lib/cli/program';
import type { ClusterSpec } from '../../lib/authored/cluster';
import { listened } from '../support/output';
import { anyCluster, customer, fleet, product } from '../support/specs';

const heard = listened();
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'place-'));
  mkdirSync(join(root, 'fleet'));
});
afterEach(() => rmSync(root, { recursive: true }));

const cluster = { ...anyCluster, engine: 'flux', environment: 'prod', pool: 'eu', components: [] } as const;
const chart = { repository: 'code', path: 'charts/web' } as const;
const products = [product('web', { chart, version: undefined }).spec];

function withCustomers(names: readonly string[]): void {
  for (const name of names) {
    const spec = customer(name, { tenants: { prod: { pool: 'eu', ring: 'late' } } }).spec;
    mkdirSync(join(root, 'customers', name), { recursive: true });
    writeFileSync(join(root, 'customers', name, 'customer.ts'), `export default ${JSON.stringify(spec)};\n`);
  }
}
/** A program as it begins anew. */
function run(argv: readonly string[], fluxObjects = 100): Promise<number> {
  const one: ClusterSpec = { ...cluster, capacity: { fluxObjects } };
  const given = fleet({ clusters: { 'eu-1': one, 'eu-2': one } });
  return program({ root, catalogue: { fleet: given, products }, command: 'ringfleet' }).run(argv);
}
const textOf = (name: string) => readFileSync(join(root, 'customers', name, 'placement.yaml'), 'utf8');

describe('place', () => {
  it('writes the cluster of each tenant beside its customer, which synth then takes', async () => {
    withCustomers(['acme', 'hooli']);
    expect(await run(['synth'])).toBe(1);
    expect(heard.said).toContain("no cluster of pool 'eu' has been chosen for it yet");
    heard.said = '';
    expect([await run(['place']), heard.said]).toEqual([0, 'placed: 2 tenants, 0 clusters\n']);
    expect(textOf('acme')).toMatch(/^# Written by ringfleet[^\n]*\nprod: eu-1\n$/);
    expect(textOf('hooli')).toMatch(/\nprod: eu-2\n$/);
    expect(await run(['synth'])).toBe(0);
    expect(existsSync(join(root, 'dist/clusters/eu-2/tenants/hooli-prod'))).toBe(true);
  });

  it('changes nothing of those that have a place when there is one more', async () => {
    withCustomers(['acme', 'hooli']);
    await run(['place']);
    const before = ['acme', 'hooli'].map(textOf);
    withCustomers(['aaa']);
    heard.said = '';
    expect([await run(['place']), heard.said]).toEqual([0, 'placed: 1 tenant, 0 clusters\n']);
    expect(['acme', 'hooli'].map(textOf)).toEqual(before);
    expect(await run(['place'])).toBe(0);
  });

  it('writes what has a place, and says what has none', async () => {
    withCustomers(['acme', 'hooli', 'zenith']);
    expect(await run(['place'], 6)).toBe(1);
    expect(heard.said).toContain("none of the 2 clusters of pool 'eu' has room for it");
    expect(existsSync(join(root, 'customers/zenith/placement.yaml'))).toBe(false);
    expect(textOf('hooli')).toContain('prod: eu-2');
  });

  it.each([
    ['prod: [eu-1]', "customers/acme/placement.yaml prod: 'prod'"],
    ['prod: eu-1\nprod: eu-2', 'customers/acme/placement.yaml:2:1: not YAML'],
    ['- prod', 'customers/acme/placement.yaml: the file'],
  ])('says what is wrong with a file that reads %j', async (text, said) => {
    withCustomers(['acme']);
    writeFileSync(join(root, 'customers/acme/placement.yaml'), text);
    expect(await run(['place'])).toBe(1);
    expect(heard.said).toContain(`error: ${said}`);
  });

  it('says what else is wrong, and writes nothing', async () => {
    withCustomers(['acme']);
    const spec = customer('zenith', { tier: 'gold', tenants: { prod: { pool: 'eu', ring: 'late' } } }).spec;
    mkdirSync(join(root, 'customers/zenith'));
    writeFileSync(join(root, 'customers/zenith/customer.ts'), `export default ${JSON.stringify(spec)};\n`);
    expect(await run(['place'])).toBe(1);
    expect(heard.said).toContain("unknown tier 'gold'");
    expect(existsSync(join(root, 'customers/acme/placement.yaml'))).toBe(false);
  });
});
