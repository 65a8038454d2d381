import Ajv from 'ajv';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync, existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { program } from '../../lib/cli/program';
import { editorSchemas } from '../../lib/editors';
import { commentsIn, ringEntrySchema } from '../../lib/read';
import { listened } from '../support/output';
import { sampleRoot, sampleSpecs } from '../support/sample';
import { asFolder } from '../support/yaml-customer';
import { catalogue } from '../sample/products/catalogue';

const heard = listened();
const made = editorSchemas({ ...catalogue, ringEntry: ringEntrySchema });
const ajv = new Ajv({ strict: false, validateFormats: false });
const valid = (path: string, given: unknown) => ajv.validate(made[path]!, given);

it('accept what the sample says, in YAML', () => {
  for (const { spec } of sampleSpecs().customers)
    for (const [path, text] of Object.entries(asFolder(spec))) {
      const [product] = path.split('/');
      const schema = path.includes('/') ? `values/${product}.json` : path.replace('.yaml', '.json');
      expect([path, valid(schema, parse(text)), ajv.errors]).toEqual([path, true, null]);
    }
  for (const { name } of catalogue.products)
    expect(
      valid('rings.json', parse(readFileSync(join(sampleRoot, 'products', name, 'rings.yaml'), 'utf8'))),
    ).toBe(true);
});

it.each([
  ['metadata.json', { name: 'a', title: 'A', tier: 'gold', region: 'x', contact: 'a@b.test', group: 'a' }],
  [
    'metadata.json',
    { name: 'a', title: 'A', tier: 'premium', region: 'x', contact: 'a@b.test', group: 'a', tenants: {} },
  ],
  ['products.json', { products: ['product-x'], tenants: {} }],
  ['products.json', { products: [], tenants: { test: {} } }],
  ['products.json', { products: [], tenants: { dev: { cluster: 'shared-prod', ring: 'ring0-internal' } } }],
  ['products.json', { products: [], tenants: { dev: { cluster: 'shared-dev', ring: 'ring1-staging' } } }],
  [
    'products.json',
    { products: [], tenants: { dev: { cluster: 'shared-dev', ring: 'ring0-internal', values: {} } } },
  ],
  [
    'products.json',
    { products: [], tenants: { dev: { sites: { a: { cluster: 'x', ring: 'ring0-internal' } } } } },
  ],
  ['rings.json', { 'ring0-intern': { version: '1' } }],
  ['rings.json', { 'ring0-internal': { version: 1 } }],
  ['values/product-a.json', { replicas: 1 }],
  ['values/product-b.json', { image: { tag: '1' } }],
])('%s refuses %j', (path, given) => expect(valid(path, given)).toBe(false));

it('a layer may say any part of the values, and null', () => {
  expect(valid('values/product-a.json', {})).toBe(true);
  expect(valid('values/product-b.json', { host: null })).toBe(true);
});

describe('of a fleet', () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'schemas-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  it('have what .describe() and comments on keys say, the former first', () => {
    const module = join(root, 'product.ts');
    writeFileSync(
      module,
      `const image = z.object({ /** Which image. */ tag: z.string() });
export const web = defineProduct({
  name: 'web',
  schema: z.strictObject({
    /**
     * How many pods.
     * @default 1
     */
    replicas: z.int(),
    /** Not this. */
    'cpu.limit': z.string().describe('Of one pod.'),
    image: image.optional(),
    none: z.string(), // no comment of a key
  }),
});
`,
    );
    const schema = z.strictObject({
      replicas: z.int(),
      'cpu.limit': z.string().describe('Of one pod.'),
      image: z.object({ tag: z.string() }).optional(),
      none: z.string(),
    });
    const commentAt = commentsIn(module);
    const { fleet } = catalogue;
    const web = { name: 'web', schema, values: {} } as never;
    const all = editorSchemas({
      ...{ fleet, products: [web], ringEntry: ringEntrySchema },
      commentAt: (_, path) => commentAt(['schema', ...path]),
    });
    const { properties = {} } = all['values/web.json']!;
    expect(Object.entries(properties).map(([key, { description }]) => [key, description])).toEqual([
      ['replicas', 'How many pods.\n@default 1'],
      ['cpu.limit', 'Of one pod.'],
      ['image', undefined],
      ['none', undefined],
    ]);
    expect(JSON.stringify(properties['image'])).toContain('"description":"Which image."');
  });

  it('are written by a verb, and found stale by check', async () => {
    mkdirSync(join(root, 'customers'));
    cpSync(join(sampleRoot, 'products'), join(root, 'products'), { recursive: true });
    const { run } = program({ root, catalogue });
    const said = async (...argv: string[]) => {
      heard.said = '';
      return [await run(argv), heard.said] as const;
    };
    expect(await said('schemas')).toEqual([0, '6 schemas in schemas/, 6 changed\n']);
    expect(await said('schemas')).toEqual([0, '6 schemas in schemas/, 0 changed\n']);
    const own = join(root, 'schemas/own.json');
    for (const path of [own, join(root, 'schemas/rings.json'), join(root, 'schemas/values/gone.json')])
      writeFileSync(path, '{}');
    expect((await said('check'))[1]).not.toContain('own.json');
    expect(heard.said).toContain(
      'stale: schemas/rings.json\nstale: schemas/values/gone.json\n  fix: npm run -s fleet -- schemas',
    );
    expect((await said('schemas'))[1]).toBe('6 schemas in schemas/, 2 changed\n');
    expect([existsSync(own), existsSync(join(root, 'schemas/values/gone.json'))]).toEqual([true, false]);
    expect((await said('check'))[1]).not.toContain('schemas');
  });
});
