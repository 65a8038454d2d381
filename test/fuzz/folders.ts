import type { Change, Malformed } from './case';
import type { Random } from './random';
import { customerSpec, sourceOf } from './sound';

/** What is not where it belongs, and where that is told. */
const CHANGES: readonly (readonly [place: string, ...changes: readonly Change[]])[] = [
  ['customers', { gone: 'customers' }],
  ['customers', { folder: 'customers' }],
  ['customers', { file: 'customers', text: '' }],
  ['products', { gone: 'products' }],
  ['products', { folder: 'products' }],
  ['products', { file: 'products', text: 'x' }],
  ['products', { folder: 'products/catalogue.ts' }],
  ['products', { gone: 'products/catalogue.ts' }],
  ['', { gone: 'fleet' }],
  ['', { folder: 'fleet' }],
  ['', { file: 'fleet', text: 'x' }],
  ['', { folder: 'fleet/clusters.ts' }],
  ['', { gone: 'fleet/clusters.ts' }],
  ['', { gone: 'products/product-a' }],
  ['', { folder: 'products/product-a' }],
  ['', { file: 'products/product-a', text: '' }],
  ['products/product-b/rings.yaml', { folder: 'products/product-b/rings.yaml' }],
  ['', { folder: 'products/product-b/product.ts' }],
  ['dist', { file: 'dist', text: 'mine' }],
  ['dist', { link: 'dist', to: 'nowhere' }],
  ['dist', { link: 'dist', to: 'dist' }],
  ['dist', { link: 'dist', to: '.' }],
  ['dist', { link: 'dist', to: 'customers' }],
  ['dist', { link: 'dist', to: '/dev/null' }],
  ['dist', { file: 'dist/notes.txt', text: 'mine' }],
  ['dist', { file: 'dist/mine/a.txt', text: 'mine' }],
  ['dist', { gone: 'dist/.ringfleet' }, { file: 'dist/mine', text: '' }],
  ['dist', { folder: 'dist/.ringfleet' }, { file: 'dist/mine', text: '' }],
];

/** What customers' folders may not be; `customer-0N` is each of the sample's. */
const OF_CUSTOMER: readonly ((folder: string) => Change)[] = [
  (folder) => ({ gone: folder }),
  (folder) => ({ folder }),
  (folder) => ({ file: folder, text: '' }),
  (folder) => ({ gone: `${folder}/customer.ts` }),
  (folder) => ({ folder: `${folder}/customer.ts` }),
  (folder) => ({ file: `${folder}/secrets`, text: '' }),
  (folder) => ({ file: `${folder}/terraform`, text: '' }),
  (folder) => ({ folder: `${folder}/product-a/secrets.yaml` }),
  (folder) => ({ file: `${folder}/secrets/prod/a.yaml/b.yaml`, text: '' }),
];

/** Names of folders that are no names of customers: some systems reserve them, some file systems cannot tell them apart. */
const NAMES: readonly string[] = [
  'con',
  'nul',
  'aux',
  'prn',
  'com1',
  'com9',
  'lpt1',
  'Customer-02',
  'CUSTOMER-01',
  'a b',
  'a.b',
  '-a',
  'a-',
  '_a',
  'ä',
  '💥',
  'constructor',
  '__proto__',
  'toString',
  'kube',
  'a\nb',
  'a\u001b[31m',
  'a\u202eb',
  'x'.repeat(64),
  'x'.repeat(200),
  'a\\b',
  'a:b',
  'a?b',
  'a*b',
  "a'b",
  'a#b',
  'a%b',
  '~',
  '{{a}}',
  '${A}',
  '--remove',
];

export function folders(random: Random): Malformed {
  const made = (what: string, file: string, ...changes: readonly Change[]): Malformed => ({
    what,
    changes,
    expected: { file, ...(file === 'dist' && { isOutput: true }) },
  });
  switch (random.below(3)) {
    case 0: {
      const [file, ...changes] = random.pick(CHANGES);
      return made(JSON.stringify(changes), file, ...changes);
    }
    case 1: {
      const folder = `customers/customer-0${1 + random.below(3)}`;
      const change = random.pick(OF_CUSTOMER)(folder);
      return made(JSON.stringify(change), folder, change);
    }
    default: {
      const name = random.pick(NAMES);
      const tree = customerSpec.tree as Readonly<Record<string, never>>;
      const of = { ...customerSpec, tree: { ...tree, name, group: 'others' } };
      const change = random.pick<Change>([
        { file: `customers/${name}/customer.ts`, text: sourceOf(of).text },
        { folder: `customers/${name}` },
      ]);
      return made(`a customer ${name}`, 'customers/', change);
    }
  }
}
