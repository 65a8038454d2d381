import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';
import { z } from 'zod';
import { isLocalChart, localChart } from '../../lib/scaffold/chart/chart';
import { schemaText } from '../../lib/scaffold/chart/schema';

const folder = mkdtempSync(join(tmpdir(), 'chart-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A chart of 150 values, of every type, at any depth. */
const VALUES = `# Default values.

# -- Pods that run.
replicas: 1
image:
  # @param image.tag Which one. */ No more.
  tag: ''
  pullSecrets: []
  command: [serve, '--all']
nothing: null
labels: {}
enabled: true
ratio: 0.5
rules:
  - name: a
    on: 1
  - name: b
    on: 2
mixed: [1, a]
'with-dash': text
groups:
${Array.from({ length: 30 }, (_, index) => `  group${index}: { a: 1, b: text, c: true, d: [x], e: { f: 1 } }\n`).join('')}`;

function chart(name: string, values = VALUES, about = `name: ${name}\nversion: 1.10\n`): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'Chart.yaml'), about);
  writeFileSync(join(path, 'values.yaml'), values);
  return path;
}

function packed(name: string): string {
  const file = join(folder, `${name}.tgz`);
  expect(spawnSync('tar', ['czf', file, '-C', folder, name]).status).toBe(0);
  return file;
}

test('a chart is the same as a folder and as a package', () => {
  const path = chart('web');
  for (const each of [path, packed('web')]) {
    const found = localChart(each);
    if (!('values' in found)) throw new Error(found.problem);
    expect([found.name, found.version, found.values.toJS()]).toEqual(['web', '1.10', parse(VALUES)]);
  }
});

test('the schema takes what the chart says, any part of it, and nothing of another type', () => {
  const found = localChart(chart('typed'));
  if (!('values' in found)) throw new Error(found.problem);
  const text = schemaText(found.values, '');
  expect(text.match(/optional/g)!.length).toBeGreaterThan(150);
  expect(text.split('\n').slice(0, 10)).toEqual([
    'z.looseObject({',
    '  /** Pods that run. */',
    '  replicas: z.number().optional(),',
    '  image: z.optional(',
    '    z.looseObject({',
    '      /** Which one. * / No more. */',
    '      tag: z.unknown().optional(),',
    '      pullSecrets: z.array(z.unknown()).optional(),',
    '      command: z.array(z.string()).optional(),',
    '    }),',
  ]);
  const schema = runInNewContext(`(${text})`, { z }) as z.ZodObject;
  const values = parse(VALUES) as object;
  expect(schema.parse(values)).toEqual(values);
  expect(schema.parse({ image: { other: 1 }, more: true })).toEqual({ image: { other: 1 }, more: true });
  for (const wrong of [
    { replicas: 'one' },
    { image: { command: 'serve' } },
    { rules: [{ name: 1 }] },
    { enabled: 'no' },
  ])
    expect(schema.safeParse(wrong).success).toBe(false);
});

test.each([
  ['a folder without Chart.yaml', () => folder, 'is no chart: it has no Chart.yaml with name and version'],
  ['what is not there', () => join(folder, 'none.tgz'), 'cannot be read: ENOENT'],
  ['what is no archive', () => join(chart('raw'), 'values.yaml'), 'cannot be read'],
  ['broken values', () => chart('broken', 'a: [\n'), 'cannot be read: BAD_'],
  ['a Chart.yaml without a version', () => chart('unversioned', '', 'name: web\n'), 'is no chart'],
])('%s is refused', (_, path, said) => {
  const found = localChart(path());
  expect('problem' in found && found.problem).toContain(said);
});

test('what looks like a path is a chart on this machine', () => {
  expect(['./web', '../web', '/web', 'web-1.0.0.tgz', '~/web'].every(isLocalChart)).toBe(true);
  expect(['web', 'products/web'].some(isLocalChart)).toBe(false);
});
