import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parsed } from 'yaml';
import { edited } from '../../lib/read/edit';
import { withYamlStatement, type YamlData } from '../../lib/scaffold/edit/yaml-statement';

const folder = mkdtempSync(join(tmpdir(), 'yaml-statement-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'products.yaml');

const parse = (text: string) => parsed(text) as { tenants: Record<string, Record<string, unknown>> };

function changed(text: string, path: string, value?: YamlData): string | undefined {
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

const hold = { web: { version: '1.10', until: '2026-12-31', reason: 'yes, a: {b}' } };

test.each([
  ['on lines', TEXT],
  ['in braces', `products: [web]\ntenants: { staging: { cluster: a }, prod: { cluster: b } } # ours\n`],
  ['in braces that are empty', `products: [web]\ntenants: { staging: {} }\n`],
])('a map is added to one %s, read again, and taken out', (_, text) => {
  const added = changed(text, 'tenants.staging.holds', hold)!;
  expect(parse(added)).toEqual({
    ...parse(text),
    tenants: { ...parse(text).tenants, staging: { ...parse(text).tenants.staging, holds: hold } },
  });
  const later = changed(added, 'tenants.staging.holds.web.until', '2027-01-31')!;
  expect(later).toBe(added.replace('2026-12-31', '2027-01-31'));
  expect(parse(changed(added, 'tenants.staging.holds')!)).toEqual(parse(text));
  const two = changed(added, 'tenants.staging.holds.api', { ...hold.web })!;
  expect(changed(two, 'tenants.staging.holds.api')).toBe(added);
  expect(parse(changed(two, 'tenants.staging.holds.web')!).tenants['staging']!['holds']).toEqual({
    api: hold.web,
  });
});

test('a map on lines that goes leaves the comments around it', () => {
  const text = `prod:\n  # Before.\n  holds:\n    web:\n      version: '1' # own\n  # After.\n  ring: late\n`;
  expect(changed(text, 'prod.holds')).toBe(`prod:\n  # Before.\n  # After.\n  ring: late\n`);
});
