import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { error, warning, type Issue } from '../issues/issue';
import { isMap } from '../authored/values';
import type { CustomerInput, ProductInput, Specs } from '../authored/specs';
import type { CustomerSpec } from '../authored/customer';
import type { ProductSpec } from '../authored/product';
import { FLEET_FILE, type CatalogueData } from './catalogue';
import { readContent } from './customer-content';
import { readCheckouts } from './checkouts';
import { customerFolders } from './customer-names';
import { readBefore } from './before/clusters';
import { readCustomersBefore } from './before/customers';
import { lstat } from './links';
import { loadModule } from './module';
import { collected, tried, type Reading } from './reading';
import { PLACEMENT, readPlacement } from './placement';
import { recallsIn } from './recalls-file';
import { ringsIn, unread } from './rings-file';
import { METADATA, readYamlCustomer } from './yaml-customer';

export interface ReadOptions {
  /** Folder of the program: holds `fleet/`, `products/` and `customers/`. */
  readonly root: string;
  readonly catalogue: CatalogueData;
  /** Folder of the output as it is now, for what cannot change any more. @default - nothing is there yet */
  readonly outdir?: string;
  /** Names of the customers that are read. @default - all that there are */
  readonly only?: readonly string[];
  /** Texts of `rings.yaml` and `recalls.yaml` files that are about to be written, by path below the root. @default - what the files hold */
  readonly texts?: ReadonlyMap<string, string>;
}

/** Everything that the program was given, and an issue for each file that could not be read. */
export function read(options: ReadOptions): { specs: Specs; issues: Issue[] } {
  const { result: specs, issues } = collected(readSpecs(options));
  return { specs, issues };
}

function* readSpecs({ root, catalogue, outdir, only, texts }: ReadOptions): Reading<Specs> {
  const products: ProductInput[] = [];
  for (const spec of catalogue.products) products.push(yield* readProduct(root, spec, texts));
  yield* tried('products', () => uncatalogued(root, catalogue.products), undefined);
  const customers = yield* tried('customers', () => readCustomers(root, outdir, only), []);
  const checkouts = yield* readCheckouts(root, catalogue.fleet);
  const shards = yield* readPlacement(root, `fleet/${PLACEMENT}`);
  const output = outdir === undefined ? {} : readBefore(outdir);
  return {
    fleet: catalogue.fleet,
    fleetFile: FLEET_FILE,
    products,
    customers,
    ...(shards && { shards }),
    checkouts,
    ...output,
  };
}

function* readProduct(root: string, spec: ProductSpec, texts: ReadOptions['texts']): Reading<ProductInput> {
  const file = `products/${spec.name}/product.ts`;
  const path = `products/${spec.name}/rings.yaml`;
  const recalled = `products/${spec.name}/recalls.yaml`;
  // A link that leads nowhere is a file that cannot be read, not one that is not there.
  const isThere = (each: string) => texts?.has(each) === true || lstat(join(root, each)) !== undefined;
  const textOf = (each: string) => texts?.get(each) ?? readFileSync(join(root, each), 'utf8');
  if (!isThere(path)) {
    if (isThere(recalled))
      yield error(
        { file: recalled },
        `'${spec.name}' has no rings.yaml`,
        'remove the file: nothing is recalled by it',
      );
    return { spec, file };
  }
  const rings = yield* tried(path, () => ringsIn(path, textOf(path)), unread(path));
  if (!isThere(recalled)) return { spec, file, rings };
  const recalls = yield* tried(recalled, () => recallsIn(recalled, textOf(recalled)), undefined);
  return { spec, file, rings: recalls ? { ...rings, recalls } : rings };
}

/** Warns of folders of products that the catalogue does not list: nothing comes of them. */
function* uncatalogued(root: string, products: readonly ProductSpec[]): Reading<undefined> {
  const folder = join(root, 'products');
  const known = new Set(products.map((spec: unknown) => (isMap(spec) ? spec['name'] : undefined)));
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const { name } = entry;
    if (!entry.isDirectory() || name.startsWith('.') || known.has(name)) continue;
    const at = { file: `products/${name}` };
    const files = readdirSync(join(folder, name));
    if (files.includes('product.ts')) {
      const problem = `is of no product in the catalogue: nothing of it is synthesized`;
      const fix = `add the product named '${name}' to products/catalogue.ts, or remove the folder`;
      yield warning(at, problem, fix);
    } else if (files.length === 0 || files.includes('rings.yaml'))
      yield warning(at, 'has no product.ts', 'add one, or remove the folder');
  }
}

/** Customers are found, not registered: a folder below `customers/` is a customer. */
function* readCustomers(
  root: string,
  outdir: string | undefined,
  only: readonly string[] | undefined,
): Reading<CustomerInput[]> {
  const before = () => (outdir === undefined ? [] : readCustomersBefore(root, outdir));
  const customers: CustomerInput[] = [];
  for (const { name, file: own } of yield* customerFolders(root, before, only)) {
    const file = `customers/${name}/${own}`;
    const given = own === METADATA ? yield* readYamlCustomer(root, name) : yield* readModuleAt(root, file);
    if (given === undefined) continue;
    // Anything may have been given: whether it is a customer is for the plan to judge.
    const spec = given as CustomerSpec;
    const called = isMap(given) ? given['name'] : undefined;
    if (typeof called === 'string' && called !== name) {
      const fix = `set name: '${name}', or rename the folder to '${called}'`;
      yield error({ file, path: 'name' }, `'${called}' is not the name of its folder, '${name}'`, fix);
    }
    const placement = yield* readPlacement(root, `customers/${name}/${PLACEMENT}`);
    customers.push({ spec, file, ...(placement && { placement }), ...(yield* readContent(root, name)) });
  }
  return customers;
}

/** What the module of a customer exports; `undefined` where it cannot be loaded, which is told. */
function* readModuleAt(root: string, file: string): Reading<unknown> {
  const loaded = loadModule(join(root, file), root, 'export default defineCustomer({ … })');
  yield* 'issue' in loaded ? [loaded.issue] : loaded.warnings;
  return 'issue' in loaded ? undefined : loaded.value;
}
