import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { formatIssue } from '../../lib/cli/report';
import { loadModule, read } from '../../lib/read';
import { fleet, product } from '../support/specs';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'read-'))));
afterEach(() => rmSync(root, { recursive: true }));

function given(files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { specs, issues } = read({ root, catalogue: { fleet: fleet(), products: [product('web').spec] } });
  return { specs, said: issues.map(formatIssue) };
}

const customer = (name: string) => `export default { name: '${name}' };`;

describe('customers', () => {
  it('are found by their folders, in the order of names', () => {
    const { specs, said } = given({
      'customers/b/customer.ts': customer('b'),
      'customers/a/customer.ts': `const name: string = 'a';\nexport default { name };`,
      'customers/B/customer.ts': customer('B'),
    });
    expect(said).toEqual([]);
    expect(specs.customers.map(({ spec, file }) => [spec.name, file])).toEqual([
      ['B', 'customers/B/customer.ts'],
      ['a', 'customers/a/customer.ts'],
      ['b', 'customers/b/customer.ts'],
    ]);
  });

  it('are none where there is no folder for them', () => {
    expect(given({})).toMatchObject({ specs: { customers: [] }, said: [] });
  });

  it('are not files, nor folders that begin with a dot', () => {
    const { specs, said } = given({
      'customers/README.md': '',
      'customers/.old/customer.ts': customer('old'),
    });
    expect([specs.customers, said]).toEqual([[], []]);
  });

  it('share modules with one another', () => {
    const { specs } = given({
      'customers/.shared/standard.ts': `export const standard = { tier: 'gold' };`,
      'customers/a/customer.ts': `import { standard } from '../.shared/standard';\nexport default { ...standard, name: 'a' };`,
    });
    expect(specs.customers.map(({ spec }) => spec)).toEqual([{ tier: 'gold', name: 'a' }]);
  });

  it.each([
    [
      'is empty but for notes',
      'notes.md',
      'has no customer.ts',
      'add one, or metadata.yaml and products.yaml, or remove the folder',
    ],
    [
      'has another ending',
      'customer.js',
      'has no customer.ts, but customer.js',
      'rename customer.js to customer.ts',
    ],
  ])('whose folder %s are an error', (_, file, problem, fix) => {
    expect(given({ [`customers/a/${file}`]: '' }).said).toEqual([
      `error: customers/a: ${problem}\n  fix: ${fix}`,
    ]);
  });

  it.each(['customers', 'customers/a', 'customers/a/customer.ts'])(
    'are an error where %s is a symbolic link, whether it leads to something or not',
    (path) => {
      const whole = { 'customers/a/customer.ts': customer('a') };
      given(whole);
      for (const target of [join(root, 'moved'), join(root, 'nowhere')]) {
        if (!target.endsWith('nowhere')) renameSync(join(root, path), target);
        else rmSync(join(root, path));
        symlinkSync(target, join(root, path));
        expect(given({}).said).toEqual([
          expect.stringMatching(`^error: ${path}: is a symbolic link\n  fix: .`),
        ]);
      }
    },
  );

  it('are an error where their folder is gone and the output has some, unless an empty one is there', () => {
    const index = JSON.stringify({ customer: 'a', files: [] });
    const outdir = join(root, 'dist');
    given({ 'dist/customers/a/index.json': index });
    const options = { root, outdir, catalogue: { fleet: fleet(), products: [product('web').spec] } };
    expect(read(options).issues.map(formatIssue)).toEqual([
      expect.stringMatching(
        /^error: customers: is not there, and the output has customers: a\n {2}fix: bring it back/,
      ),
    ]);
    mkdirSync(join(root, 'customers'));
    expect(read(options).issues).toEqual([]);
  });

  it('have the name of their folder', () => {
    expect(given({ 'customers/acme/customer.ts': customer('acne') }).said).toEqual([
      `error: customers/acme/customer.ts name: 'acne' is not the name of its folder, 'acme'\n` +
        `  fix: set name: 'acme', or rename the folder to 'acne'`,
    ]);
  });

  it('that export nothing are told how to', () => {
    const { specs, said } = given({ 'customers/a/customer.ts': 'export const customer = {};' });
    expect(specs.customers).toEqual([]);
    expect(said).toEqual([
      'error: customers/a/customer.ts: exports nothing\n  fix: end it with: export default defineCustomer({ … })',
    ]);
  });

  it.each(['null', '5', '[]', '() => 1'])('that export %s are left for the plan to judge', (value) => {
    const { specs, said } = given({ 'customers/a/customer.ts': `export default ${value};` });
    expect([specs.customers.length, said]).toEqual([1, []]);
  });

  it('that throw are reported at the line that threw, and the others are read', () => {
    const { specs, said } = given({
      'customers/a/customer.ts': `\n\nthrow new Error('no such secret');`,
      'customers/b/customer.ts': customer('b'),
    });
    expect(said).toEqual([
      expect.stringMatching(
        /^error: customers\/a\/customer\.ts:3:\d+: cannot be loaded: no such secret\n  fix: /,
      ),
    ]);
    expect(specs.customers.map(({ spec }) => spec.name)).toEqual(['b']);
  });

  it.each([
    ['text', `'out of luck'`, 'out of luck'],
    ['an error that names its file', 'new Error(__filename)', 'customers/a/customer\\.ts\n'],
    ['an error of many lines', `new Error('first\\nsecond')`, 'first'],
    ['an error that says nothing', `new Error()`, ''],
  ])('that throw %s are reported too', (_, thrown, says) => {
    const [said, ...more] = given({ 'customers/a/customer.ts': `throw ${thrown};` }).said;
    expect(more).toEqual([]);
    expect(said).toMatch(new RegExp(`^error: customers/a/customer\\.ts[:\\d]*: cannot be loaded: ${says}`));
  });

  it('that import what is not there say what that is', () => {
    const [said] = given({ 'customers/a/customer.ts': `import '../../products/catalog';` }).said;
    expect(said).toContain(`cannot be loaded: Cannot find module '../../products/catalog'`);
  });
});

describe('products', () => {
  it('come with the rings.yaml of their folder, if there is one', () => {
    const [web] = given({}).specs.products;
    expect([web!.file, web!.rings]).toEqual(['products/web/product.ts', undefined]);
    const { specs } = given({ 'products/web/rings.yaml': `early: { version: '1.0' }` });
    expect(specs.products[0]!.rings!.entries).toEqual({ early: { version: '1.0' } });
  });

  it('pass on what is wrong with their rings', () => {
    expect(given({ 'products/web/rings.yaml': 'early: { version: 1.10 }' }).said).toEqual([
      expect.stringMatching(/^error: products\/web\/rings\.yaml:1:19 early\.version: /),
    ]);
  });
});

describe('a folder of products', () => {
  it('that the catalogue does not have is warned of, and so is one without a product', () => {
    const { said } = given({
      'products/web/product.ts': '',
      'products/api/product.ts': '',
      'products/jobs/rings.yaml': '',
      'products/shared/schema.ts': '',
      'products/catalogue.ts': '',
    });
    expect(said).toEqual([
      'warning: products/api: is of no product in the catalogue: nothing of it is synthesized\n' +
        "  fix: add the product named 'api' to products/catalogue.ts, or remove the folder",
      'warning: products/jobs: has no product.ts\n  fix: add one, or remove the folder',
    ]);
  });

  it('that the catalogue has is let through', () => {
    expect(given({ 'products/web/product.ts': '' }).said).toEqual([]);
  });
});

it('a catalogue that is not there is told as such, with what to write', () => {
  const loaded = loadModule(join(root, 'products/catalogue.ts'), root, 'export default catalogue');
  expect('issue' in loaded && formatIssue(loaded.issue)).toBe(
    'error: products/catalogue.ts: is not there\n  fix: write it, and end it with: export default catalogue',
  );
});
