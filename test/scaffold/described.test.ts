import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { program } from '../../lib/cli/program';
import { commentedModules } from '../../lib/scaffold/chart/described';
import { listened } from '../support/output';
import { fleet } from '../support/specs';

const heard = listened();
const root = mkdtempSync(join(tmpdir(), 'described-'));
afterAll(() => rmSync(root, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const PATH = join('products', 'web', 'product.ts');

function commented(text: string): string | undefined {
  put(PATH, text);
  return commentedModules(root).get(PATH);
}

test('what a schema says of a key stands over it, at any depth', () => {
  const text = `import { z } from 'zod';

export const schema = z.strictObject({
  // How it is run.
  replicas: z.number().int().describe('How many pods.').optional(),
  image: z
    .looseObject({
      'pull-policy': z.string().describe(\`When it is
        pulled, not */ always.\`).default('x'),
    })
    .describe('What is run.'),
  list: z.array(z.object({ name: z.string().describe('Of a thing.') })),
  silent: z.boolean(),
});
`;
  const written = commented(text)!;
  expect(written).toBe(`import { z } from 'zod';

export const schema = z.strictObject({
  // How it is run.
  /** How many pods. */
  replicas: z.number().int().describe('How many pods.').optional(),
  /** What is run. */
  image: z
    .looseObject({
      /** When it is pulled, not *\\/ always. */
      'pull-policy': z.string().describe(\`When it is
        pulled, not */ always.\`).default('x'),
    })
    .describe('What is run.'),
  list: z.array(z.object({ /** Of a thing. */ name: z.string().describe('Of a thing.') })),
  silent: z.boolean(),
});
`);
  expect(commented(written)).toBeUndefined();
});

test.each([
  ['a comment that is there stays', "({ /** Mine. */ a: z.string().describe('x') })"],
  [
    'what is computed is not guessed',
    "({ a: z.string().describe('x' + y), b: z.string().describe(`${y}`) })",
  ],
  ['another call of that name is none of a key', "call(() => x.describe('x'))"],
  ['what is no TypeScript is left to who loads it', "({ a: z.string().describe('x'"],
])('%s', (_, expression) => {
  expect(commented(`export const a = ${expression};\n`)).toBeUndefined();
});

test('the last description is the one that the schema keeps', () => {
  expect(commented("const a = { b: z.string().describe('first').describe('last') };\n")).toContain(
    '/** last */',
  );
});

test('chart-values writes them, and check says where it has to', async () => {
  put(PATH, "export const a = { b: z.string().describe('What b is.') };\n");
  put(join('products', 'web', 'chart', 'values.yaml'), '# Of the chart.\nreplicas: 1\n');
  const { run } = program({ root, catalogue: { fleet: fleet(), products: [] }, command: 'fleet' });
  expect(await run(['check'])).toBe(1);
  expect(heard.said).toContain(`stale: ${PATH}\n  fix: npm run -s fleet -- chart-values, and commit`);
  heard.said = '';
  expect(await run(['chart-values'])).toBe(0);
  expect(heard.said).toContain('1 chart with values of its own, 2 changed');
  expect(readFileSync(join(root, PATH), 'utf8')).toContain('{ /** What b is. */ b:');
  heard.said = '';
  await run(['check']);
  expect(heard.said).not.toContain('chart-values');
});
