import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadModule, read, type ReadOptions } from '../../../lib/read';
import { configs, files, madeBy, names } from '../../support/customer-configs';
import { exampleRoot } from '../../support/examples';
import { sealedSecret } from '../../support/secrets';
import { difference, filesOf, root, type Files } from '../../support/sample';
import { stringify } from 'yaml';

let folder: string;
const own = () => join(folder, 'examples/argocd-customer-configs');
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'onboarding-'));
  for (const part of ['entry', 'imports', 'lib', 'node_modules', 'package.json'])
    symlinkSync(join(root, part), join(folder, part));
  mkdirSync(own(), { recursive: true });
  cpSync(exampleRoot('argocd-customer-configs'), own(), {
    recursive: true,
    filter: (path) => !path.endsWith('/dist'),
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(own(), path)), { recursive: true });
  writeFileSync(join(own(), path), text);
}

/** What is written for the folder as it is now. */
function synthesized(): Files {
  const loaded = loadModule(join(own(), 'products/catalogue.ts'), own(), 'export default catalogue');
  if ('issue' in loaded) throw new Error(JSON.stringify(loaded.issue));
  const { specs, issues } = read({ root: own(), catalogue: loaded.value as ReadOptions['catalogue'] });
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  return filesOf(specs);
}

const customer = `import { defineCustomer } from '../../products/catalogue';

export default defineCustomer({
  name: 'customer-04',
  title: 'Trey Research',
  tier: 'standard',
  region: 'us-east',
  contact: 'ops@trey.test',
  group: 'trey-operators',
  products: { 'product-a': { replicaCount: 2 } },
  tenants: {
    dev: { cluster: 'dev', ring: 'dev' },
    staging: { cluster: 'staging', ring: 'staging' },
    prod: { cluster: 'prod', ring: 'prod' },
  },
});
`;

describe('a new customer', () => {
  let after: Files;
  beforeAll(() => {
    // 1. A folder.
    mkdirSync(join(own(), 'customers/customer-04'));
    expect(synthesized).toThrow('has no customer.ts');
    // 2 and 3. Who it is, what it has, and its values: one file here, metadata, products and values in the repository.
    write('customers/customer-04/customer.ts', customer);
    write(
      'customers/customer-04/product-a/secrets.yaml',
      stringify(sealedSecret('database', 'customer-04-product-a')),
    );
    // 4. Its infrastructure, if it has any.
    write('customers/customer-04/terraform/main.tf', 'terraform {}\n');
    // 5. What is committed and pushed.
    after = synthesized();
  });

  it('modifies no file that is there', () => {
    const { added, removed, modified } = difference(files, after);
    expect([removed, modified]).toEqual([[], []]);
    expect(added.every((path) => path.includes('/customer-04'))).toBe(true);
  });

  it('has its files in the repository of customers', () => {
    const { added } = difference(files, after);
    const at = 'customer-configs/customers/customer-04/';
    expect(added).toEqual(
      expect.arrayContaining(
        [
          'metadata.yaml',
          'products.yaml',
          'product-a/values.yaml',
          'product-a/secrets.yaml',
          'product-a/environments/prod.yaml',
          'terraform/main.tf',
        ].map((path) => at + path),
      ),
    );
    expect(configs).not.toHaveProperty(['customers/customer-04/metadata.yaml']);
  });

  // 6. What Argo CD makes of it, without anybody's doing.
  it.each([
    [11, ['customer-04-product-a']],
    [12, ['customer-04-product-a-dev', 'customer-04-product-a-prod', 'customer-04-product-a-staging']],
    [13, ['customer-04-product-a']],
    [14, ['customer-04-product-a-secure']],
    [15, ['customer-04-infrastructure']],
  ])('adds to set %d the Applications %j, and changes none', (number, expected) => {
    const [before, now] = [madeBy(number), madeBy(number, after)];
    const known = names(before);
    expect(now.filter(({ metadata }) => known.includes(metadata.name))).toEqual(before);
    expect(names(now).filter((name) => !known.includes(name))).toEqual(expected);
  });
});
