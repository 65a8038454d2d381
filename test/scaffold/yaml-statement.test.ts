import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { edited } from '../../lib/read/edit';
import { withYamlStatement } from '../../lib/scaffold/edit/yaml-statement';

const folder = mkdtempSync(join(tmpdir(), 'yaml-statement-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'products.yaml');

function changed(text: string, path: string, value?: string): string | undefined {
  writeFileSync(file, text);
  const edit = withYamlStatement(file, path.split('.'), value);
  return edit && edited([edit]).get(file);
}

const TEXT = `# Ours.
products: [web]
tenants:
  staging:
    cluster: a # why
    ring: early
  prod:
    cluster: 'b'
    ring: late
`;

test('a statement is changed in place, added at the end of its map, and taken out again', () => {
  expect(changed(TEXT, 'tenants.staging.cluster', 'c')).toBe(TEXT.replace('cluster: a', 'cluster: c'));
  const added = changed(TEXT, 'tenants.staging.onDelete', 'orphan')!;
  expect(added).toBe(TEXT.replace('ring: early\n', 'ring: early\n    onDelete: orphan\n'));
  expect(changed(added, 'tenants.staging.onDelete')).toBe(TEXT);
  const last = changed(TEXT.trimEnd(), 'tenants.prod.onDelete', 'orphan')!;
  expect(last).toBe(`${TEXT}    onDelete: orphan\n`);
  expect(changed(last, 'tenants.prod.onDelete')).toBe(TEXT);
});

test('a map in braces takes it, too', () => {
  const text = `tenants:\n  prod: { cluster: b, ring: late } # ours\n`;
  expect(changed(text, 'tenants.prod.onDelete', 'orphan')).toBe(
    `tenants:\n  prod: { cluster: b, ring: late, onDelete: orphan } # ours\n`,
  );
});

test.each(['tenants.qa.cluster', 'products.0.cluster'])('%s is not there', (path) => {
  expect(changed(TEXT, path, 'x')).toBeUndefined();
});
