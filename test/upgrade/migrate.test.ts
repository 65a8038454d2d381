import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Deprecation } from '../../lib/authored/deprecated';
import { migrate } from '../../lib/upgrade/migrate';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'migrate-'))));
afterEach(() => rmSync(root, { recursive: true }));

function given(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const renamed = (noun: Deprecation['noun'], field: string, to: string): Deprecation => ({
  ...{ noun, field, renamed: to, since: '0.3.0', removed: '0.5.0' },
  instead: `write ${to}`,
});
const run = (...table: Deprecation[]) => migrate(root, '0.1.0', '0.4.0', table);
const CUSTOMER = 'customers/acme/customer.ts';

describe('a field of a customer', () => {
  it('gets its new name, and everything else stays', () => {
    given(
      CUSTOMER,
      `// Ring it up.
export default defineCustomer({
  ring: 'stays', // another ring
  tenants: {
    dev:  { cluster: 'a', ring: 'r0' },
    'prod': { cluster: 'b', 'ring': 'r1', /* why */ values: { ring: 1 } },
  },
});
`,
    );
    expect(run(renamed('customer', 'tenants.*.ring', 'cohort'))).toEqual([
      `${CUSTOMER}:5:27: 'ring' is 'cohort' from 0.3.0 on`,
      `${CUSTOMER}:6:29: 'ring' is 'cohort' from 0.3.0 on`,
    ]);
    expect(read(CUSTOMER)).toBe(`// Ring it up.
export default defineCustomer({
  ring: 'stays', // another ring
  tenants: {
    dev:  { cluster: 'a', cohort: 'r0' },
    'prod': { cluster: 'b', 'cohort': 'r1', /* why */ values: { ring: 1 } },
  },
});
`);
  });

  it('is found through names, imports, spreads and alternatives, and where several share it, once', () => {
    given('customers/shared.ts', `export const usual = { ring: 'r0' };\nexport const ring = 'r1';\n`);
    const customer = `import { ring, usual } from '../shared';
const isLarge = true;
export default defineCustomer({
  tenants: { dev: usual, prod: { ...usual, ...(isLarge && { ring }) }, test: isLarge ? { ring: 'a' } : { ring() {} } },
} satisfies object);
`;
    for (const name of ['acme', 'bolt']) given(`customers/${name}/customer.ts`, customer);
    expect(run(renamed('customer', 'tenants.*.ring', 'cohort'))).toHaveLength(7);
    expect(read('customers/shared.ts')).toBe(
      `export const usual = { cohort: 'r0' };\nexport const ring = 'r1';\n`,
    );
    expect(read(CUSTOMER)).toContain(
      `dev: usual, prod: { ...usual, ...(isLarge && { cohort: ring }) }, test: isLarge ? { cohort: 'a' } : { cohort() {} }`,
    );
  });

  it('stays where it is computed, or where the module cannot be parsed', () => {
    const computed = `const key = 'ring';\nexport default defineCustomer({ tenants: { dev: { [key]: 1 } } });\n`;
    given(CUSTOMER, computed);
    given('customers/broken/customer.ts', 'export default {{');
    expect(run(renamed('customer', 'tenants.*.ring', 'cohort'))).toEqual([]);
    expect(read(CUSTOMER)).toBe(computed);
  });
});

it('fields of the fleet and of products, and items of lists, get theirs', () => {
  given(
    'fleet/fleet.ts',
    `import { clusters } from './clusters';\nexport const fleet = defineFleet({ clusters });\n`,
  );
  given(
    'fleet/clusters.ts',
    `export const clusters = { a: { hosts: [{ name: 'x' }, { name: 'y' }] } } as const;\n`,
  );
  given('products/web/product.ts', `export const web = defineProduct({ ports: { http: 80 } });\n`);
  run(renamed('fleet', 'clusters.*.hosts.*.name', 'id'), renamed('product', 'ports', 'listens'));
  expect(read('fleet/clusters.ts')).toContain(`hosts: [{ id: 'x' }, { id: 'y' }]`);
  expect(read('products/web/product.ts')).toContain('{ listens: { http: 80 } }');
});

it('a field of rings.yaml gets its own, and comments stay', () => {
  const path = 'products/web/rings.yaml';
  given(
    path,
    `# since: not this\nr0:\n  version: '1' # {"$imagepolicy": "x"}\n  since:   2026-01-01\n"r1": { 'since': 2026-01-02 }\n`,
  );
  expect(run(renamed('rings', '*.since', 'from'))).toEqual([
    `${path}:4:3: 'since' is 'from' from 0.3.0 on`,
    `${path}:5:9: 'since' is 'from' from 0.3.0 on`,
  ]);
  expect(read(path)).toBe(
    `# since: not this\nr0:\n  version: '1' # {"$imagepolicy": "x"}\n  from:   2026-01-01\n"r1": { 'from': 2026-01-02 }\n`,
  );
});

it.each([
  ['0.3.0', '0.4.0', 0],
  ['0.2.9', '0.3.0', 1],
  ['0.1.0', '0.2.0', 0],
])('from %s to %s renames %i: what came between', (from, version, count) => {
  given(CUSTOMER, `export default defineCustomer({ contact: 1 });\n`);
  expect(migrate(root, from, version, [renamed('customer', 'contact', 'email')])).toHaveLength(count);
});

it('several changes of a name follow one another', () => {
  given(CUSTOMER, `export default defineCustomer({ a: 1 });\n`);
  run(renamed('customer', 'a', 'b'), renamed('customer', 'b', 'c'));
  expect(read(CUSTOMER)).toContain('{ c: 1 }');
});
