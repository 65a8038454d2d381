import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { customersOfSample, moduleOf, specOf, copied, type Twin } from './twin';
import { parseDocument, type Scalar } from 'yaml';
import type { Random } from '../fuzz/random';

/** What somebody does between two runs. It says what it did, and may be undone. */
export type Edit = (twin: Twin, random: Random) => Done;

export interface Done {
  readonly what: string;
  /** @default - nothing is left of it, or it stays */
  readonly undo?: () => void;
}

const PRODUCTS = ['product-a', 'product-b', 'product-c'];
const ENVIRONMENTS = ['dev', 'staging', 'prod'];
const HOSTS = [
  'new.test',
  'shop.fab.test',
  'shop.1.fab.test',
  'api.nw.test',
  'dev.nw.2.test',
  'no host',
  undefined,
];

/** Fields of customers, each with what it may be given: what is right, what is wrong, and what is another customer's. */
const FIELDS: readonly (readonly [path: (random: Random) => string[], given: readonly unknown[]])[] = [
  [of('products', PRODUCTS, 'memory'), ['640Mi', '1Gi', '64Mi', 'much', undefined]],
  [of('products', PRODUCTS, 'replicaCount'), [1, 4, 40, 4000, undefined]],
  [of('tenants', ENVIRONMENTS, 'values', PRODUCTS, 'cpu'), ['250m', '1', '64', undefined]],
  [of('tenants', ENVIRONMENTS, 'values', PRODUCTS, 'host'), HOSTS],
  [of('products', PRODUCTS, 'host'), HOSTS],
  [of('title'), ['Another', 'Fabrikam Retail', 7]],
  [of('contact'), ['a@b.test', 'it@fab.test']],
  [of('group'), ['another-operators', 'fabrikam-operators', 'northwind-operators']],
  [of('tier'), ['standard', 'premium', 'none']],
  [of('region'), ['westeurope', 'northeurope']],
  [of('tenants', ENVIRONMENTS), [undefined, { cluster: 'shared-prod', ring: 'ring2-earlyadopters' }]],
  [of('products', PRODUCTS), [undefined, {}]],
  [of('tenants', ENVIRONMENTS, 'cluster'), ['shared-prod', 'edge-prod', 'shared-dev', 'shared-staging']],
  [of('tenants', ENVIRONMENTS, 'ring'), ['ring2-earlyadopters', 'ring3-mainstream', 'ring4-conservative']],
  [of('featureFlags', ['beta', 'dark mode']), [true, 'x', undefined]],
  [of('name'), ['customer-77']],
];

/** Paths with one of each list of keys. */
function of(...keys: readonly (string | readonly string[])[]): (random: Random) => string[] {
  return (random) => keys.map((key) => (typeof key === 'string' ? key : random.pick(key)));
}

function change(twin: Twin, path: string, text: string | undefined, what: string): Done {
  const before = twin.read(path);
  twin.write(path, text);
  return { what: `${path}: ${what}`, undo: () => twin.write(path, before) };
}

const customer: Edit = (twin, random) => {
  const path = `customers/${random.pick(twin.customers)}/customer.ts`;
  const [keysOf, given] = random.pick(FIELDS);
  const [keys, value] = [keysOf(random), random.pick(given)];
  const spec = specOf(twin.read(path)!);
  let at = spec;
  for (const key of keys.slice(0, -1)) at = (at[key] ??= {}) as Record<string, unknown>;
  const last = keys.at(-1)!;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return change(twin, path, moduleOf(spec), `${keys.join('.')} = ${JSON.stringify(value)}`);
};

/** The edit of every day: a value that fits. */
const value: Edit = (twin, random) => {
  const path = `customers/${random.pick(twin.customers)}/customer.ts`;
  const spec = specOf(twin.read(path)!) as { products: Record<string, object> };
  const memory = `${96 + random.below(100)}Mi`;
  if (spec.products['product-a']) spec.products['product-a'] = { ...spec.products['product-a'], memory };
  return change(twin, path, moduleOf(spec), 'another memory');
};

/** Takes what is another's: its group, of which there is a warning, or its hosts, which is an error on one cluster. */
const taken: Edit = (twin, random) => {
  const name = random.pick(twin.customers);
  const path = `customers/${name}/customer.ts`;
  const alike = twin.customers.filter((each) => each !== name && each.at(-1) === name.at(-1));
  if (alike.length === 0) return { what: 'nothing' };
  const other = random.pick(alike);
  const theirs = specOf(twin.read(`customers/${other}/customer.ts`)!);
  const own = specOf(twin.read(path)!);
  const [what, spec] = random.pick([
    ['group', { ...own, group: theirs['group'] }],
    ['products', { ...own, products: theirs['products'], tenants: theirs['tenants'] }],
  ] as const);
  return change(twin, path, moduleOf(spec), `${what} of ${other}`);
};

/** One more, or one that is there already under another name. */
const added: Edit = (twin, random) => {
  if (twin.customers.length > 12) return { what: 'nothing' };
  const copy = copied(random.pick(customersOfSample()), random.below(10));
  const name = random.below(4) > 0 ? copy.name : `customer-${random.below(100)}`;
  return change(twin, `customers/${name}/customer.ts`, moduleOf({ ...copy, name }), 'comes');
};

const removed: Edit = (twin, random) => {
  const name = random.pick(twin.customers);
  twin.mayGo = random.pick(['', name, 'customer-01']);
  const done = change(twin, `customers/${name}/customer.ts`, undefined, `goes, and '${twin.mayGo}' may`);
  return {
    ...done,
    undo: () => {
      done.undo!();
      twin.mayGo = '';
    },
  };
};

/** A file beside a customer's module: one that is read, and one that nobody reads. */
const beside: Edit = (twin, random) => {
  const name = random.pick(twin.customers);
  const path = `customers/${name}/${random.pick(['terraform/main.tf', 'notes.md'])}`;
  return change(twin, path, random.pick(['# one\n', '# two\n', undefined]), 'another text');
};

const rings: Edit = (twin, random) => {
  const path = `products/${random.pick(PRODUCTS)}/rings.yaml`;
  const versions = ['1.6.0', '1.5.1', '1.4.3', '2.2.0', '9.9.9', 'none'];
  const lines = twin.read(path)!.split('\n');
  const at = random.pick([...lines.keys()].filter((line) => /^ {2}version:/.test(lines[line]!)));
  lines[at] = `  version: '${random.pick(versions)}'`;
  return change(twin, path, lines.join('\n'), `line ${at + 1} = ${lines[at]}`);
};

/** The rollout of every day: a ring gets what the ring before it runs, and the first one something new. */
const version: Edit = (twin, random) => {
  const path = `products/${random.pick(PRODUCTS)}/rings.yaml`;
  const document = parseDocument(twin.read(path)!);
  const names = Object.keys(document.toJS() as object);
  const at = random.below(names.length);
  const versionOf = (ring: string) => document.getIn([ring, 'version'], true) as Scalar<string>;
  const [own, before] = [versionOf(names[at]!), at === 0 ? undefined : versionOf(names[at - 1]!).value];
  const now = before ?? own.value.replace(/\d+$/, (patch) => String(Number(patch) + 1));
  const what = `${names[at]!} = ${now}`;
  if (now === own.value) return { what: 'nothing' };
  const ran = (document.getIn([names[at]!, 'ran']) as { toJSON(): string[] } | undefined)?.toJSON() ?? [];
  document.setIn(
    [names[at]!, 'ran'],
    [own.value, ...ran].filter((each) => each !== now),
  );
  own.value = now;
  // Not before the ring that came first.
  const since = names.slice(0, at + 1).map((ring) => String(document.getIn([ring, 'since'])));
  document.setIn([names[at]!, 'since'], since.sort().at(-1));
  return change(twin, path, document.toString(), what);
};

const platform: Edit = (twin, random) => {
  const given = { pods: random.pick([40, 41, 1]), memory: random.pick(['64Mi', '80Mi', 'much']) };
  return change(twin, 'fleet/platform.json', JSON.stringify(given), JSON.stringify(given));
};

/** Written again as it is. */
const touched: Edit = (twin, random) => {
  const path = `customers/${random.pick(twin.customers)}/customer.ts`;
  return change(twin, path, twin.read(path), 'the same');
};

/** By hand, in both outputs. */
const output: Edit = (twin, random) => {
  const { incremental, full } = twin.outputs;
  if (!existsSync(incremental)) return { what: 'nothing' };
  const files = readdirSync(incremental, { recursive: true, withFileTypes: true });
  const file = random.pick(files.filter((entry) => entry.isFile()));
  const path = join(file.parentPath, file.name);
  const what = random.pick(['edited', 'removed', 'beside it', 'all of it']);
  for (const each of [path, path.replace(incremental, full)]) {
    if (what === 'edited') writeFileSync(each, `${readFileSync(each, 'utf8')}# mine\n`);
    if (what === 'removed') rmSync(each);
    if (what === 'beside it') writeFileSync(`${each}.more.yaml`, 'a: 1\n');
  }
  if (what === 'all of it') for (const each of [incremental, full]) rmSync(each, { recursive: true });
  return { what: `the output: ${what}, ${path.slice(incremental.length)}` };
};

/** What is kept is broken, cut short, of another time, or gone. */
const cache: Edit = (twin, random) => {
  const folder = join(twin.stamp, '..');
  const older = join(twin.folder, 'older');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  if (names.length === 0) return { what: 'nothing' };
  const path = join(folder, random.pick(names));
  const what = random.pick(['a byte', 'short', 'older', 'gone']);
  const bytes = readFileSync(path);
  const at = random.below(bytes.length);
  if (what === 'a byte') bytes[at] = bytes[at]! ^ (1 << random.below(8));
  if (what === 'a byte') writeFileSync(path, bytes);
  if (what === 'short') writeFileSync(path, bytes.subarray(0, at));
  if (what === 'older' && existsSync(older)) cpSync(older, folder, { recursive: true });
  else cpSync(folder, older, { recursive: true });
  if (what === 'gone') rmSync(path);
  return { what: `the cache: ${what}, ${at}` };
};

const nothing: Edit = () => ({ what: 'nothing' });

/** How often each is made. */
const WEIGHTS: readonly (readonly [edit: Edit, weight: number])[] = [
  [customer, 6],
  [value, 10],
  [taken, 3],
  [added, 3],
  [removed, 1],
  [beside, 2],
  [rings, 2],
  [version, 5],
  [platform, 1],
  [touched, 1],
  [output, 1],
  [cache, 1],
  [nothing, 1],
];

const all = WEIGHTS.flatMap(([edit, weight]) => Array<Edit>(weight).fill(edit));

export function anyEdit(twin: Twin, random: Random): Done {
  return random.pick(all)(twin, random);
}
