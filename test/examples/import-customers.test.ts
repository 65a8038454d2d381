import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { loadAll } from 'js-yaml';
import { importCustomers } from '../../lib/cli/import/customers';
import type { ImportCustomersOptions } from '../../lib/cli/import/customers/options';
import { planned } from '../../lib/cli/planned';
import { program } from '../../lib/cli/program';
import { exampleRoot } from '../support/examples';
import { listened } from '../support/output';
import { root } from '../support/sample';

/* The tree of customers that the example models, imported into the example without its customers: what it delivers is the same. */
const heard = listened();
const example = exampleRoot('argocd-customer-configs');
const scratch = mkdtempSync(join(tmpdir(), 'import-customers-'));
const [tree, fleet] = [join(scratch, 'customer-configs'), join(scratch, 'fleet')];
const catalogue = 'products/catalogue.ts';

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
beforeAll(() => {
  for (const part of ['package.json', 'entry', 'lib', 'imports', 'node_modules'])
    symlinkSync(join(root, part), join(scratch, part));
  for (const part of ['fleet', 'products', 'main.ts', 'platform-infrastructure'])
    cpSync(join(example, part), join(fleet, part), { recursive: true });
  mkdirSync(join(fleet, 'customers'));
  // Without what people do not have who have no ringfleet; with what they have beside.
  cpSync(join(example, 'dist/customer-configs'), tree, {
    recursive: true,
    filter: (path) => !/\/(index\.json|releases|rings)$/.test(path),
  });
  put(join(tree, 'customers/customer-01/product-a/values.schema.json'), '{}\n');
  put(join(tree, 'shared/terraform-modules/database/main.tf'), '# module\n');
  writeFileSync(
    join(tree, 'customers/customer-02/metadata.yaml'),
    `${readFileSync(join(tree, 'customers/customer-02/metadata.yaml'), 'utf8')}accountManager: Kim\n`,
  );
  writeFileSync(
    join(tree, 'customers/customer-02/products.yaml'),
    'products:\n  - name: product-a\n    enabled: true\n    version: 1.4.0\n  - name: product-b\n    enabled: false\n',
  );
  put(join(tree, 'customers/customer-02/product-b/values.yaml'), 'replicaCount: 2\n');
});
afterAll(() => rmSync(scratch, { recursive: true }));

function imports(options: Partial<ImportCustomersOptions> = {}): Promise<number> {
  const given = { root: fleet, catalogue };
  const outdir = join(fleet, 'dist');
  return importCustomers(
    planned(given, outdir),
    { path: tree, ...options },
    {
      ...given,
      command: 'npx tsx main.ts',
      planMore: (more) => planned(given, outdir, { more }),
      anew: { outdir, synth: () => Promise.resolve(program(given).synth()) },
    },
  );
}

function filesBelow(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [relative(folder, path), readFileSync(path, 'utf8')] as const;
      })
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

it('a dry run shows what it would write and what is left, and writes nothing', async () => {
  expect(await imports({ dryRun: true })).toBe(0);
  expect(heard.out.match(/^would write .*$/gm)).toEqual([
    'would write customers/customer-01/customer.ts',
    'would write customers/customer-01/product-a/secrets.yaml',
    'would write customers/customer-01/terraform/main.tf',
    'would write customers/customer-01/terraform/variables.tf',
    'would write customers/customer-02/customer.ts',
    'would write customers/customer-02/terraform/main.tf',
    'would write customers/customer-02/terraform/variables.tf',
    'would write customers/customer-03/customer.ts',
    'would write customers/customer-03/product-c/secrets.yaml',
  ]);
  expect(readdirSync(join(fleet, 'customers'))).toEqual([]);
});

it.each([false, true])('all customers come to what they came to; as YAML: %s', async (yaml) => {
  for (const folder of ['customers', 'dist']) rmSync(join(fleet, folder), { recursive: true, force: true });
  mkdirSync(join(fleet, 'customers'));
  expect(await imports({ yaml })).toBe(0);
  expect(existsSync(join(fleet, 'customers/customer-01/customer.ts'))).toBe(!yaml);

  const [before, after] = [filesBelow(join(example, 'dist')), filesBelow(join(fleet, 'dist'))];
  const [gone, other]: [string[], string[]] = [[], []];
  for (const [path, text] of before) {
    const is = after.get(path);
    const meaning = (of: string) => (path.endsWith('.yaml') ? loadAll(of) : of);
    if (is === undefined) gone.push(path);
    else if (!isDeepStrictEqual(meaning(text), meaning(is))) other.push(path);
  }
  expect([...after.keys()].filter((path) => !before.has(path))).toEqual([]);
  // Lost are the Secrets of single environments, which the tree does not have.
  expect(gone.filter((path) => !/\/secrets(-project)?\b/.test(path))).toEqual([]);
  expect([before.size, gone.length, other]).toEqual([
    223,
    10,
    ['customers/customer-01/index.json', 'customers/customer-03/index.json'].map(
      (path) => `customer-configs/${path}`,
    ),
  ]);
  // What of the tree has no place in a fleet is listed, each with its place.
  expect(heard.out.match(/^- .*$/gm)).toEqual([
    expect.stringMatching(
      /^- customers\/customer-01\/product-a\/values\.schema\.json: product\.ts has the schema/,
    ),
    '- customers/customer-02/metadata.yaml:9:17 accountManager: no field of a customer',
    "- customers/customer-02/product-b/values.yaml:1:1: 'product-b' is not among the products that customers/customer-02/products.yaml enables",
    "- customers/customer-02/products.yaml:4:14 products.0.version: 'product-a' has no versions here: it follows the branch of its environment",
    ...['a', 'b', 'c'].map((product) =>
      expect.stringMatching(`^- products/product-${product}/values\\.schema\\.json: product\\.ts has`),
    ),
    '- shared/terraform-modules/database/main.tf: nothing of it is of a customer',
  ]);
});

it('customers that are there are not overwritten', async () => {
  const before = filesBelow(join(fleet, 'customers'));
  expect(await imports({ only: ['customer-01'] })).toBe(1);
  expect(heard.said).toContain("there is a customer 'customer-01' already, which is not overwritten");
  expect(filesBelow(join(fleet, 'customers'))).toEqual(before);
});
