import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadModule } from '../../lib/read';
import { plainModule } from '../../lib/read/plain-module';

const root = mkdtempSync(join(tmpdir(), 'plain-module-'));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, 'products'));
const catalogue = join(root, 'products/catalogue.ts');
writeFileSync(catalogue, `export const defineCustomer = (given: object) => ({ ...given, defined: true });\n`);

let files = 0;
/** A file that nobody has loaded before. */
function written(text: string): string {
  const path = join(root, `customer-${files++}.ts`);
  writeFileSync(path, text);
  return path;
}

const IMPORT = `import { defineCustomer } from './products/catalogue';\n`;
const DATA = `{
  // Who pays.
  name: 'acme', "title": "Acme's", /* as text */ 'a-b': -1.5, list: [1_000, true, null, ],
  text: 'a // b /* c */ \\' \\u0041',
  deep: { at: { all: [{}, []] } },
}`;

describe('a module that only calls what it imports, with plain data', () => {
  it.each([
    ['as people write it', `${IMPORT}\nexport default defineCustomer(${DATA});\n`],
    [
      'with comments around',
      `/* a */ /* b */\n// c\n${IMPORT}// d\nexport default defineCustomer(${DATA}); // e\n`,
    ],
    ['on Windows', `${IMPORT}\nexport default defineCustomer(${DATA});\n`.replaceAll('\n', '\r\n')],
    ['with a comma after the data', `${IMPORT}export default defineCustomer(\n${DATA},\n)`],
  ])('%s is read without being compiled, and comes to what it would have', (_, text) => {
    expect(plainModule(written(text))).toMatchObject({ from: catalogue, name: 'defineCustomer' });
    // What the same module comes to where it is compiled: a type keeps it from being plain.
    const compiled = loadModule(written(`${text}\nexport type T = string;\n`), root, '');
    expect(loadModule(written(text), root, '')).toEqual(compiled);
    expect(compiled).toMatchObject({
      value: { name: 'acme', defined: true, 'a-b': -1.5, text: `a // b /* c */ ' A` },
    });
  });
});

describe('every other module is compiled', () => {
  it.each([
    ['that imports more', `${IMPORT}import './other';\nexport default defineCustomer({});`],
    ['that computes', `${IMPORT}export default defineCustomer({ n: 1 + 1 });`],
    ['that calls', `${IMPORT}export default defineCustomer({ n: process.exit(3) });`],
    ['that names a variable', `${IMPORT}export default defineCustomer({ n: name });`],
    ['that spreads', `${IMPORT}export default defineCustomer({ ...{} });`],
    ['with a template', `${IMPORT}export default defineCustomer({ n: \`x\` });`],
    ['with a function', `${IMPORT}export default defineCustomer({ n: () => 1 });`],
    ['with a type', `${IMPORT}export default defineCustomer({ n: 1 as number });`],
    ['with a getter', `${IMPORT}export default defineCustomer({ get n() { return 1; } });`],
    ['that calls something else', `${IMPORT}export default defineProduct({});`],
    ['with a comment that ends twice', `${IMPORT}export default defineCustomer({ n: /* a */ ( */ 1 });`],
    ['with data in a comment alone', `${IMPORT}export default defineCustomer({ n: // 1\n( });`],
    ['with much space', `${IMPORT}export default defineCustomer({ n: ${' '.repeat(5000)}( });`],
    ['with a hole in a list', `${IMPORT}export default defineCustomer({ n: [1, , 2] });`],
    ['with an old number', `${IMPORT}export default defineCustomer({ n: 010 });`],
    ['with a large number', `${IMPORT}export default defineCustomer({ n: 10n });`],
    ['with a prototype', `${IMPORT}export default defineCustomer({ '__proto__': {} });`],
    ['with an escape that is none', `${IMPORT}export default defineCustomer({ n: '\\u00' });`],
    ['that is very deep', `${IMPORT}export default defineCustomer({ n: ${'['.repeat(50_000)} });`],
    ['with a mistake', `${IMPORT}export default defineCustomer({ n: 1 2 });`],
    ['of what is not there', `import { defineCustomer } from './gone';\nexport default defineCustomer({});`],
    ['of a package', `import { defineCustomer } from 'ringfleet';\nexport default defineCustomer({});`],
    ['with many comments, and none of it', `${'/* a */ '.repeat(200)}\nexport default {};`],
    ['that is very long', `${IMPORT}export default defineCustomer({ n: '${'x'.repeat(200_000)}' });`],
  ])('%s', (_, text) => {
    expect(plainModule(written(text))).toBeUndefined();
  });
});

it('what the call throws is told at the line of the module that calls', () => {
  const other = join(root, 'throws.ts');
  writeFileSync(other, `export function define() {\n  throw new Error('not so');\n}\n`);
  const path = written(`import { define } from './throws';\n\nexport default define({});\n`);
  expect(loadModule(path, root, '')).toMatchObject({
    issue: { at: { file: 'throws.ts', line: 2 }, problem: expect.stringContaining('not so') },
  });
});
