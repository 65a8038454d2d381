import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { edited } from '../../lib/read/edit';
import { Pieces } from '../../lib/read/pieces';
import type { Literal } from '../../lib/scaffold/literal';
import { withStatement } from '../../lib/scaffold/edit/statement';

const folder = mkdtempSync(join(tmpdir(), 'statement-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'customer.ts');

function changed(text: string, path: string, value?: Literal): string | undefined {
  writeFileSync(file, text);
  const edit = withStatement(new Pieces(), file, path.split('.'), value);
  return edit && edited([edit]).get(file);
}

const customer = (tenants: string) =>
  `export default defineCustomer({\n  name: 'acme', // ours\n${tenants}});\n`;

test.each([
  ['on one line', customer(`  tenants: { prod: { cluster: 'a', ring: 'r' } },\n`)],
  [
    'on lines',
    customer(`  tenants: {\n    prod: {\n      cluster: 'a', // why\n      ring: 'r',\n    },\n  },\n`),
  ],
  [
    'without a comma at the end',
    customer(`  tenants: {\n    prod: {\n      cluster: 'a',\n      ring: 'r'\n    }\n  }\n`),
  ],
])('a statement %s is changed in place, added, and taken out again', (_, text) => {
  expect(changed(text, 'tenants.prod.cluster', 'b')).toBe(text.replace(`cluster: 'a'`, `cluster: 'b'`));
  const added = changed(text, 'tenants.prod.onDelete', 'orphan')!;
  expect(added.replace(/,?\s*onDelete: 'orphan'/, '')).toBe(text);
  const back = changed(added, 'tenants.prod.onDelete')!;
  expect(back.replace(/,(?=\s*\})/g, '')).toBe(text.replace(/,(?=\s*\})/g, ''));
});

test.each([
  [
    `const prod = { cluster: 'a' };\n${customer(`  tenants: { prod: { ...prod } },\n`)}`,
    'tenants.qa.cluster',
    'b',
  ],
  [
    `const place = { cluster: 'a' };\n${customer(`  tenants: { qa: place, prod: place },\n`)}`,
    'tenants.qa.cluster',
    'b',
  ],
  [customer(`  tenants: made(),\n`), 'tenants.prod.cluster', 'b'],
  [customer(`  tenants: { prod: { cluster: where('a') } },\n`), 'tenants.prod.cluster', 'b'],
  [customer(`  tenants: { prod: { cluster: 'a' } },\n`), 'tenants.prod.onDelete', undefined],
])('what is computed or not there is left alone', (text, path, value) => {
  expect(changed(text, path, value)).toBeUndefined();
});

test('a map is added in the layout of what is around it', () => {
  const value = { web: { version: '1.5.1', until: '2026-12-31' } };
  const text = customer(`  tenants: {\n    prod: {\n      cluster: 'a', // why\n    },\n  },\n`);
  expect(changed(text, 'tenants.prod.holds', value)).toBe(
    text.replace('// why\n', `// why\n      holds: { web: { version: '1.5.1', until: '2026-12-31' } },\n`),
  );
});

test('a map on one line gets lines where what is added to it has several', () => {
  const reason = 'it takes more than the rest of one line to say so';
  const value = { web: { version: '1.5.1', until: '2026-12-31', reason } };
  const text = customer(`  tenants: {\n    prod: { cluster: 'a', ring: 'r' },\n  },\n`);
  expect(changed(text, 'tenants.prod.holds', value)).toBe(
    text.replace(
      `{ cluster: 'a', ring: 'r' }`,
      `{
      cluster: 'a',
      ring: 'r',
      holds: {
        web: {
          version: '1.5.1',
          until: '2026-12-31',
          reason: '${reason}',
        },
      },
    }`,
    ),
  );
});
