import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { program } from '../../lib/cli/program';
import { valuesModule } from '../../lib/scaffold/chart/values-module';
import { listened } from '../support/output';
import { fleet } from '../support/specs';

const heard = listened();
const folder = mkdtempSync(join(tmpdir(), 'chart-values-'));
afterAll(() => rmSync(folder, { recursive: true }));

function textOf(schema: object | undefined, values = ''): string {
  const made = valuesModule('products/web', schema && JSON.stringify(schema), values);
  if (typeof made !== 'string') throw new Error(made.problem);
  return made;
}

function made(schema: object | undefined, values = ''): z.ZodObject {
  const [, text] = /export const values = ([^]*);\n$/.exec(textOf(schema, values)) ?? [];
  return runInNewContext(`(${text})`, { z, RegExp }) as z.ZodObject;
}

const level = { enum: ['debug', 'info'], description: 'How much it says.', default: 'info' };
const port = { type: 'integer', minimum: 1, maximum: 65535 };
const properties = (at: string) => ({
  level: { $ref: `#/${at}/level` },
  port: { allOf: [{ $ref: `#/${at}/port` }, { description: 'Where it listens.' }] },
  image: { type: 'object', properties: { tag: { type: 'string', pattern: '^v' } }, required: ['tag'] },
  closed: { type: 'object', properties: { a: { type: ['string', 'null'] } }, additionalProperties: false },
  labels: { type: 'object', additionalProperties: { type: 'string' } },
  size: { oneOf: [{ type: 'string' }, { type: 'number', exclusiveMinimum: 0 }] },
  tree: { $ref: `#/${at}/tree` },
  hosts: { type: 'array', items: { type: 'string' }, minItems: 1 },
  password: { type: 'string', default: 'first' },
});
const definitions = (at: string) => ({
  level,
  port,
  tree: { type: 'object', properties: { name: { type: 'string' }, child: { $ref: `#/${at}/tree` } } },
});
const drafts = [
  [
    'draft-07',
    {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      properties: properties('definitions'),
      required: ['port', 'level'],
      definitions: definitions('definitions'),
    },
  ],
  [
    '2020-12',
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: {
        ...properties('$defs'),
        port: { $ref: '#port', description: 'Where it listens.' },
        pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }] },
      },
      required: ['port', 'level'],
      $defs: { ...definitions('$defs'), port: { ...port, $anchor: 'port' } },
    },
  ],
] as const;

describe.each(drafts)('values.schema.json of %s', (_, schema) => {
  const values = made(schema);

  test.each([
    [
      'all',
      { port: 1, level: 'debug', image: { tag: 'v1' }, closed: { a: null }, labels: { a: 'b' }, size: 1 },
    ],
    ['the least', { port: 1 }],
    [
      'what it does not name, at any depth',
      { port: 1, more: { a: 1 }, image: { tag: 'v1', other: { b: 1 } } },
    ],
    ['what holds itself', { port: 1, tree: { child: { child: { name: 'x' } } } }],
  ])('takes %s', (_what, given) => {
    expect(values.parse(given)).toEqual(given);
  });

  test.each([
    ['level', { port: 1, level: 'loud' }],
    ['port', { port: 0 }],
    ['port', {}],
    ['image.tag', { port: 1, image: {} }],
    ['image.tag', { port: 1, image: { tag: '1' } }],
    ['closed', { port: 1, closed: { b: '' } }],
    ['labels.a', { port: 1, labels: { a: 1 } }],
    ['size', { port: 1, size: true }],
    ['tree.name', { port: 1, tree: { name: 1 } }],
    ['hosts', { port: 1, hosts: [] }],
  ])('refuses a wrong %s: %j', (path, given) => {
    expect(values.safeParse(given).error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });

  it('keeps descriptions and defaults, but none that may be a credential, and fills nothing in', () => {
    const written = z.toJSONSchema(values, { io: 'input' }).properties as Record<string, object>;
    expect(written['level']).toMatchObject({ description: 'How much it says.', default: 'info' });
    expect(written['port']).toMatchObject({ description: 'Where it listens.' });
    expect(JSON.stringify(written)).not.toContain('first');
    expect(values.parse({ port: 1 })).toEqual({ port: 1 });
  });

  it('requires nothing that the chart gives itself', () => {
    expect(made(schema, 'port: 80\nimage: { tag: v1 }\n').parse({ image: {} })).toEqual({ image: {} });
  });
});

test('what values.yaml says beside the schema is named, too, where other keys may be given', () => {
  const schema = {
    properties: { a: { type: 'string' }, closed: { additionalProperties: false, type: 'object' } },
  };
  const values = made(schema, '# How many.\nmore: 1\na: 1\nclosed: { b: 1 }\n');
  expect(Object.keys(values.shape).sort()).toEqual(['a', 'closed', 'more']);
  expect(values.safeParse({ more: 'x' }).success || values.safeParse({ a: 1 }).success).toBe(false);
  expect(values.safeParse({ closed: { b: 1 } }).success).toBe(false);
});

test('values.yaml alone says the types of 150 values, each of which may be left out', () => {
  const groups = Array.from(
    { length: 30 },
    (_, n) => `g${n}: { a: 1, b: x, c: true, d: [x], e: { f: 1 } }\n`,
  );
  const values = made(undefined, `# -- Pods.\nreplicas: 1\n${groups.join('')}`);
  expect(values.parse({ g1: { e: { other: { deep: 1 } } } })).toEqual({ g1: { e: { other: { deep: 1 } } } });
  expect(values.safeParse({ g29: { e: { f: 'x' } } }).error?.issues[0]!.path).toEqual(['g29', 'e', 'f']);
  expect(z.toJSONSchema(values, { io: 'input' }).properties!['replicas']).toMatchObject({
    description: 'Pods.',
    default: 1,
  });
});

test('text of a chart stays text', () => {
  const description = "*/ }); throw new Error('run'); /* \u2028 `${x}` '";
  const values = made({ properties: { "a'b": { type: 'string', description, default: description } } });
  expect(z.toJSONSchema(values, { io: 'input' }).properties!["a'b"]).toMatchObject({ default: description });
});

test.each([
  ['is no JSON Schema of a map', '[]', ''],
  ['is no JSON Schema of a map', '{', ''],
  ['is no JSON Schema of a map', '{"type":"string"}', ''],
  ['cannot be read: BAD_', '{}', 'a: [\n'],
])('%s: %s %s', (problem, schema, values) => {
  expect(valuesModule('products/web', schema, values)).toMatchObject({
    problem: expect.stringContaining(problem) as string,
  });
});

test('chart-values writes the modules of a fleet, and says how many changed', async () => {
  const path = join(folder, 'products', 'web', 'chart');
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'values.yaml'), 'replicas: 1\n');
  const { run } = program({ root: folder, catalogue: { fleet: fleet(), products: [] }, command: 'fleet' });
  for (const changed of [1, 0]) {
    heard.said = '';
    expect(await run(['chart-values'])).toBe(0);
    expect(heard.said).toContain(`1 chart with values of its own, ${changed} changed`);
  }
  expect(readFileSync(join(path, 'values.ts'), 'utf8')).toBe(textOf(undefined, 'replicas: 1\n'));
  writeFileSync(join(path, 'values.yaml'), 'replicas: text\n');
  heard.said = '';
  expect(await run(['check'])).toBe(1);
  expect(heard.said).toContain(
    'stale: products/web/chart/values.ts\n  fix: npm run -s fleet -- chart-values',
  );
});
