import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { error, warning, type Issue } from '../issues/issue';
import { isMap } from '../authored/values';
import type { CustomerInput, ProductInput, RingsFile, Specs } from '../authored/specs';
import type { CustomerSpec } from '../authored/customer';
import type { ProductSpec } from '../authored/product';
import { FLEET_FILE, type CatalogueData } from './catalogue';
import { readContent } from './content';
import { customerNames } from './customer-names';
import { readBefore } from './before';
import { readCustomersBefore } from './before/customers';
import { lstat } from './links';
import { loadModule } from './module';
import { readRings } from './rings-file';
import { tried } from './tried';

export interface ReadOptions {
  /** Folder of the program: holds `fleet/`, `products/` and `customers/`. */
  readonly root: string;
  readonly catalogue: CatalogueData;
  /** Folder of the output as it is now, for what cannot change any more. @default - nothing is there yet */
  readonly outdir?: string;
}

/** Everything that the program was given, and an issue for each file that could not be read. */
export function read({ root, catalogue, outdir }: ReadOptions): { specs: Specs; issues: Issue[] } {
  const issues: Issue[] = [];
  const products = catalogue.products.map((spec): ProductInput => {
    const file = `products/${spec.name}/product.ts`;
    const path = `products/${spec.name}/rings.yaml`;
    // A link that leads nowhere is a file that cannot be read, not one that is not there.
    if (!lstat(join(root, path))) return { spec, file };
    const text = tried(path, issues, () => readFileSync(join(root, path), 'utf8'), undefined);
    if (text === undefined) return { spec, file, rings: unread(path) };
    const { rings, issues: found } = readRings(path, text);
    issues.push(...found);
    return { spec, file, rings };
  });
  issues.push(...tried('products', issues, () => uncatalogued(root, catalogue.products), []));
  const customers = tried('customers', issues, () => readCustomers(root, outdir, issues), []);
  const { fleet } = catalogue;
  const output = outdir === undefined ? {} : readBefore(outdir);
  return { specs: { fleet, fleetFile: FLEET_FILE, products, customers, ...output }, issues };
}

/** A file that could not be read: what depends on it is not wrong for that. */
function unread(file: string): RingsFile {
  return { file, entries: {}, locate: () => ({ file }), isUnread: () => true };
}

/** Warns of folders of products that the catalogue does not list: nothing comes of them. */
function uncatalogued(root: string, products: readonly ProductSpec[]): Issue[] {
  const folder = join(root, 'products');
  const known = new Set(products.map((spec: unknown) => (isMap(spec) ? spec['name'] : undefined)));
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !known.has(entry.name))
    .map(({ name }) => ({ name, files: readdirSync(join(folder, name)) }))
    .filter(({ files }) => files.length === 0 || files.includes('product.ts') || files.includes('rings.yaml'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, files }) =>
      files.includes('product.ts')
        ? warning(
            { file: `products/${name}` },
            `is of no product in the catalogue: nothing of it is synthesized`,
            `add the product named '${name}' to products/catalogue.ts, or remove the folder`,
          )
        : warning({ file: `products/${name}` }, 'has no product.ts', 'add one, or remove the folder'),
    );
}

/** Customers are found, not registered: a folder below `customers/` is a customer. */
function readCustomers(root: string, outdir: string | undefined, issues: Issue[]): CustomerInput[] {
  const before = () => (outdir === undefined ? [] : readCustomersBefore(root, outdir));
  const { names, issues: ofFolders } = customerNames(root, before);
  issues.push(...ofFolders);
  return names.flatMap((name): CustomerInput[] => {
    const path = join(root, 'customers', name, 'customer.ts');
    const file = relative(root, path);
    const loaded = loadModule(path, root, 'export default defineCustomer({ … })');
    if ('issue' in loaded) {
      issues.push(loaded.issue);
      return [];
    }
    issues.push(...loaded.warnings);
    const spec = loaded.value as CustomerSpec;
    // Anything may have been exported: whether it is a customer is for the plan to judge.
    const given = isMap(loaded.value) ? loaded.value['name'] : undefined;
    if (typeof given === 'string' && given !== name) {
      const fix = `set name: '${name}', or rename the folder to '${given}'`;
      issues.push(error({ file, path: 'name' }, `'${given}' is not the name of its folder, '${name}'`, fix));
    }
    return [{ spec, file, ...readContent(root, name, issues) }];
  });
}
