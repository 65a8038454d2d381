import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import { isMap } from '../../authored/values';
import { layout } from '../../plan/layout';
import type { InstalledNames } from '../../plan/adoption/names';
import type { CustomerBefore, TenantBefore } from '../../removals';
import { foldersBelow, outputText } from './clusters';
import { git, gitGiven } from '../git';
import { orNone } from '../reading';

/** Reads a file by its path below the output folder; `undefined` where it is not there, and nothing where it cannot be read. */
type Reader = (path: string) => string | undefined;

/** An output, by the folders of its customers. */
interface Output {
  readonly folders: readonly string[];
  readonly read: Reader;
}

const INDEX = 'index.json';
const INDEXES = /^((?:[^/]+\/)?customers\/[^/]+)\/index\.json$/;
const WANTED = /^(?:[^/]+\/)?customers\/[^/]+\/(?:index\.json|metadata\.yaml)$/;

/**
 * The customers that the output holds, with their tenants, by the index that each has. `cdk8s synth` empties the folder
 * before it runs the program, and a merge may leave an index in two halves: then, what git has of it in the commit that is
 * checked out. Where there is neither folder nor commit, nothing is known; of a customer whose index is broken in both, its
 * name alone.
 *
 * @param root folder of the program
 */
export function readCustomersBefore(root: string, outdir: string): CustomerBefore[] {
  // What lies there are sources: such a folder is refused as soon as it is written to.
  if (holdsProgram(outdir, root)) return [];
  const isGone = isEmptied(outdir);
  const output = isGone ? committed(root, outdir) : written(outdir);
  let older: Output | undefined;
  const found = output.folders.flatMap((folder): CustomerBefore[] => {
    const customer = customerIn(folder, output.read);
    if (customer) return [customer];
    const broken = brokenIn(folder, output.read, relative(root, outdir));
    if (!broken) return [];
    older ??= isGone ? output : committed(root, outdir);
    return [customerIn(folder, older.read) ?? broken];
  });
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether the folder is that of the program, or one around it, as a link may lead to it. */
function holdsProgram(outdir: string, root: string): boolean {
  const real = orNone(() => relative(realpathSync(outdir), realpathSync(root)));
  return real !== undefined && !real.startsWith('..');
}

/** Whether `cdk8s synth` has emptied the folder, or nobody has filled it yet. */
function isEmptied(outdir: string): boolean {
  return (orNone(() => readdirSync(outdir)) ?? []).every((name) => name.startsWith('.'));
}

/** Reads single files of the same output, from the folder or from the commit. */
export function readTextBefore(root: string, outdir: string): Reader {
  if (!isEmptied(outdir)) return (path) => outputText(join(outdir, path));
  const below = relative(root, outdir).split(sep).join('/');
  return (path) => git(root, 'show', `HEAD:./${below}/${path}`);
}

function written(outdir: string): Output {
  const folders = foldersBelow(outdir, 'customers').map(({ content, name }) =>
    relative(outdir, join(content, 'customers', name)),
  );
  const read: Reader = (path) => {
    try {
      return readFileSync(join(outdir, path), 'utf8');
    } catch (fault) {
      const { code } = fault as NodeJS.ErrnoException;
      return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : '';
    }
  };
  return { folders, read };
}

function committed(root: string, outdir: string): Output {
  const below = `${relative(root, outdir).split(sep).join('/')}/`;
  const files = new Map<string, string>();
  for (const line of (git(root, 'ls-tree', '-r', '-z', 'HEAD', '--', below) ?? '').split('\0')) {
    // <mode> blob <object>, a tab, and the path from the folder that git runs in.
    const [, object, path] = /^\d+ blob (\w+)\t(.+)$/s.exec(line) ?? [];
    if (object === undefined || !path?.startsWith(below)) continue;
    const name = path.slice(below.length);
    if (WANTED.test(name)) files.set(name, object);
  }
  const texts = objects(root, [...files.values()]);
  return {
    folders: [...files.keys()].flatMap((path) => INDEXES.exec(path)?.[1] ?? []),
    read: (path) => texts.get(files.get(path) ?? ''),
  };
}

/** The texts of git objects by name, read in one run of git, because a large fleet has thousands. */
function objects(root: string, names: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  if (names.length === 0) return texts;
  const printed = gitGiven(root, `${names.join('\n')}\n`, 'cat-file', '--batch') ?? Buffer.alloc(0);
  for (let at = 0; at < printed.length;) {
    const end = printed.indexOf('\n', at);
    const [, name, size] = /^(\w+) blob (\d+)$/.exec(printed.toString('utf8', at, end)) ?? [];
    if (name === undefined) break;
    const start = end + 1;
    texts.set(name, printed.toString('utf8', start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return texts;
}

/**
 * A customer of an output, by its index; undefined where it has none that can be read.
 *
 * @param folder of the customer
 */
export function customerIn(folder: string, read: Reader): CustomerBefore | undefined {
  const index = parsed(JSON.parse, read(`${folder}/${INDEX}`));
  const { customer, team, files } = isMap(index) ? index : {};
  if (typeof customer !== 'string' || !Array.isArray(files)) return undefined;
  const tenants = new Map<
    string,
    TenantBefore & {
      products: string[];
      adopted: Record<string, Partial<InstalledNames>>;
      hasRepository?: boolean;
      onDelete?: 'cascade' | 'orphan';
    }
  >();
  for (const file of files.filter(isMap)) {
    const { tenant: name, environment, cluster, product } = file;
    if (typeof name !== 'string' || typeof environment !== 'string' || typeof cluster !== 'string') continue;
    const tenant = tenants.get(name) ?? { name, environment, cluster, products: [], adopted: {} };
    tenants.set(name, tenant);
    if (typeof product === 'string' && !tenant.products.includes(product)) tenant.products.push(product);
    if (typeof product === 'string' && isMap(file['adopted'])) tenant.adopted[product] = file['adopted'];
    if (file['repository'] === true) tenant.hasRepository = true;
    const { onDelete } = file;
    if (onDelete === 'cascade' || onDelete === 'orphan') tenant.onDelete = onDelete;
  }
  return {
    name: customer,
    isTeam: team === true,
    tenants: [...tenants.values()],
    metadata: metadataIn(folder, customer, read),
  };
}

/** A customer that was there, as any of its files says, and nothing else that is known of it. */
function brokenIn(folder: string, read: Reader, outdir: string): CustomerBefore | undefined {
  const name = basename(folder);
  const metadata = metadataIn(folder, name, read);
  const isThere = read(`${folder}/${INDEX}`) !== undefined || metadata() !== undefined;
  const unreadable = join(outdir, folder, INDEX).split(sep).join('/');
  return isThere ? { name, tenants: [], metadata, unreadable } : undefined;
}

function metadataIn(folder: string, customer: string, read: Reader): () => unknown {
  const [content] = folder.split('customers/');
  return () => parsed(parse, read(`${content}${layout.customerFile(customer, 'metadata')}`));
}

/** The parsed text; `undefined` where there is none or the parser refuses it. */
function parsed(parser: (text: string) => unknown, text: string | undefined): unknown {
  return text === undefined ? undefined : orNone(() => parser(text));
}
