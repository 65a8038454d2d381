import { readdirSync, type Dirent } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { METADATA, PRODUCTS } from '../../../facts/customer-files';
import type {
  CustomerTree,
  TreeCustomer,
  TreeFile,
  TreeProduct,
  TreeValues,
} from '../../../import/customers/tree';
import { error } from '../../../issues/issue';
import { readContent } from '../../../read/customer-content';
import type { Reading } from '../../../read/reading';
import { readFile } from '../../../read/yaml-customer/file';

const VALUES = /^([^/]+)\/(?:values|environments\/([^/]+))\.yaml$/;
const PRODUCT = /^products\/([^/]+)\/(?:base-values|environments\/([^/]+))\.yaml$/;
const RING = /^rings\/([^/]+)\/([^/]+)\.yaml$/;
const FLAGS = 'configs/feature-flags.yaml';
/** What the state repository of a fleet has beside the files that people wrote. */
const WRITTEN = /^(index\.json|[^/]+\/releases\/[^/]+\.yaml)$/;
/** Of whoever checked the tree out. */
const NOT_READ = ['.git', 'node_modules'];

/** The folder that has the customers of a path: that itself, or the one above a folder `customers`. */
export function rootOfTree(path: string): string {
  return basename(path) === 'customers' ? dirname(path) : path;
}

/**
 * Reads a tree of customers: a folder each, beside the values of products.
 *
 * @param only names of customers; where there are none, all
 */
export function* readTree(root: string, only: readonly string[]): Reading<CustomerTree> {
  const all = [...filesBelow(root)];
  for (const { path, isLink } of all)
    if (isLink) yield error({ file: path }, 'is a link', 'put what it leads to in its place');
  const paths = all.map(({ path }) => path);
  const names = [...new Set(paths.flatMap((path) => /^customers\/([^/]+)\//.exec(path)?.[1] ?? []))].sort();
  const chosen = only.length > 0 ? names.filter((name) => only.includes(name)) : names;
  const customers: TreeCustomer[] = [];
  for (const name of chosen) {
    const found = yield* readCustomer(root, name, paths);
    if (found) customers.push(found);
  }
  const read = new Set<string>();
  const products = yield* readProducts(root, paths, read);
  const others = paths.filter((path) => !path.startsWith('customers/') && !read.has(path));
  const strays = paths.filter((path) => /^customers\/[^/]+$/.test(path));
  return { customers, ...(products.size > 0 && { products }), others: [...strays, ...others] };
}

function* readCustomer(
  root: string,
  name: string,
  paths: readonly string[],
): Reading<TreeCustomer | undefined> {
  const folder = `customers/${name}/`;
  const own = paths.filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
  const has = (file: string) => own.includes(file);
  if (!has(METADATA)) {
    yield error({ file: folder.slice(0, -1) }, `has no ${METADATA}`, 'add one: it says who the customer is');
    return undefined;
  }
  const metadata = yield* fileIn(root, folder + METADATA);
  const products = has(PRODUCTS) ? yield* fileIn(root, folder + PRODUCTS) : undefined;
  const flags = has(FLAGS) ? yield* fileIn(root, folder + FLAGS) : undefined;
  const values: TreeValues[] = [];
  for (const path of own) {
    const [, product, environment] = VALUES.exec(path) ?? [];
    if (product === undefined) continue;
    const file = yield* fileIn(root, folder + path);
    if (file) values.push({ product, ...(environment !== undefined && { environment }), file });
  }
  const content = yield* readContent(root, name);
  const taken = [
    ...[metadata, products, flags, ...values.map(({ file }) => file)].flatMap((each) => each?.file ?? []),
    ...[...(content.secrets ?? []), ...(content.productSecrets ?? []), ...(content.terraform ?? [])].map(
      ({ file }) => file,
    ),
  ];
  const others = own.filter((path) => !WRITTEN.test(path)).map((path) => folder + path);
  if (!metadata) return undefined;
  return {
    name,
    metadata,
    ...(products && { products }),
    values,
    ...(flags && { flags }),
    content,
    others: others.filter((path) => !taken.includes(path)),
  };
}

function* readProducts(
  root: string,
  paths: readonly string[],
  read: Set<string>,
): Reading<ReadonlyMap<string, TreeProduct>> {
  interface Found {
    base?: TreeFile;
    readonly environments: Map<string, TreeFile>;
    readonly rings: Map<string, TreeFile>;
  }
  const products = new Map<string, Found>();
  const of = (name: string): Found => {
    const found = products.get(name) ?? { environments: new Map(), rings: new Map() };
    products.set(name, found);
    return found;
  };
  for (const path of paths) {
    const [, product, environment] = PRODUCT.exec(path) ?? [];
    const [, ring, ofRing] = RING.exec(path) ?? [];
    if (product === undefined && ring === undefined) continue;
    read.add(path);
    const file = yield* fileIn(root, path);
    if (!file) continue;
    if (ring !== undefined) of(ofRing!).rings.set(ring, file);
    else if (environment !== undefined) of(product!).environments.set(environment, file);
    else of(product!).base = file;
  }
  return products;
}

/** In the order of paths. Names that begin with a dot are people's own, but for what Terraform locks. */
function* filesBelow(
  root: string,
  below = '',
): Iterable<{ readonly path: string; readonly isLink: boolean }> {
  const entries = readdirSync(join(root, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (NOT_READ.includes(entry.name) || isOwn(entry)) continue;
    if (entry.isDirectory()) yield* filesBelow(root, path);
    else yield { path, isLink: entry.isSymbolicLink() };
  }
}

function isOwn({ name }: Dirent): boolean {
  return name.startsWith('.') && name !== '.terraform.lock.hcl';
}

function* fileIn(root: string, path: string): Reading<TreeFile | undefined> {
  const read = yield* readFile(root, path);
  return read && { file: path, data: read.data, at: (keys) => read.at(keys) };
}
