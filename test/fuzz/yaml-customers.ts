import { asFolder } from '../support/yaml-customer';
import { SECRET, type Change, type Malformed } from './case';
import type { Random } from './random';
import { BYTES, MANY } from './rings';

const FOLDER = 'customers/customer-04';

/** A customer as a folder of YAML, sound. */
export const yamlCustomer = Object.entries(
  asFolder({
    name: 'customer-04',
    title: 'Wide World Importers',
    tier: 'standard',
    region: 'northeurope',
    contact: 'ops@wide.test',
    group: 'wide-operators',
    featureFlags: { 'dark-mode': true, uploads: { default: 3, environments: { prod: 5 } } },
    products: { 'product-a': { host: 'shop.wide.test', replicaCount: 2, auth: { apiKey: 'no' } } },
    tenants: {
      staging: {
        cluster: 'shared-staging',
        ring: 'ring1-staging',
        values: { 'product-a': { host: 'staging.wide.test', cpu: '100m' } },
      },
      prod: {
        cluster: 'shared-prod',
        ring: 'ring2-earlyadopters',
        holds: { 'product-a': { version: '1.4.3', until: '2026-12-31', reason: 'a migration' } },
      },
    },
  }),
).map(([path, text]) => ({ file: `${FOLDER}/${path}`, text }));

/** What no value of any place may be. */
const NEVER: readonly string[] = [
  '*nowhere',
  '!!binary aGk=',
  '!odd x',
  '&a x',
  'yes',
  '1_000',
  '"\\ud800"',
  '"\\q"',
  'a\u2028b',
  'a\u0085b',
  'a\u202eb',
  '\u0007',
  '[',
  '{ a: ',
  '"unclosed',
  '@x',
  '`x`',
  '.nan',
  '[[[]]]',
  '() => 5',
  `{ __proto__: 1 }`,
  `{ a: 1, a: 2 }`,
  `{ <<: { a: 1 } }`,
  `{ password: ${SECRET}, password: ${SECRET} }`,
  '- a',
  'a: b',
];
/** Whole texts. */
const TEXTS: readonly string[] = [
  'just text',
  '5',
  '- a\n- b',
  '--- {}\n--- {}',
  '%YAML 1.1\n---\na: 1',
  'a: 1\n...\nb: 2',
  '? [a, b]\n: c',
  'a: b\n\tc: d',
  `auth:\n  password: |\n  ${SECRET}\n${SECRET}: x: y`,
  'a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c]\ne: [*d, *d, *d, *d, *d, *d, *d]',
  '<<<<<<< HEAD\nname: a\n=======\n>>>>>>> other',
  'null: 1',
  '\ufeffname: a',
  'name: a\rtitle: b',
];
const KEYS: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'unknwon',
  '1.5',
  'true',
  "' '",
  '"\\e[31m"',
  '../x',
];
/** Names that lead out of the folder, or that mean something. */
const NAMES: readonly string[] = [
  '../../etc',
  '..',
  '.',
  '/etc',
  '__proto__',
  'constructor',
  'a/b',
  "'a\\b'",
  '""',
  '{ a: b }',
  '~',
  '5',
];

/** Lines that are a key with its value, by their numbers from 0. */
function settings(text: string): number[] {
  return text.split('\n').flatMap((line, index) => (/^\s*[\w-]+: \S/.test(line) ? [index] : []));
}

function lineChanged(random: Random, change: (line: string) => string, what: string): Malformed {
  const { file, text } = random.pick(yamlCustomer);
  const lines = text.split('\n');
  const at = random.pick(settings(text));
  lines[at] = change(lines[at]!);
  return {
    what: `${file} ${what}: ${lines[at]}`,
    changes: [{ file, text: lines.join('\n') }],
    expected: { file, hasLine: true },
  };
}

const made = (what: string, file: string, ...changes: readonly Change[]): Malformed => ({
  what: `${file} ${what}`,
  changes,
  expected: { file: FOLDER },
});

const makers: readonly ((random: Random) => Malformed)[] = [
  (random) => {
    const value = random.pick(NEVER);
    return lineChanged(random, (line) => line.replace(/: .*/, () => `: ${value}`), 'has another value');
  },
  (random) => {
    const key = random.pick(KEYS);
    return lineChanged(random, (line) => `${/^\s*/.exec(line)![0]}${key}: 5\n${line}`, 'has a key more');
  },
  (random) => lineChanged(random, (line) => `${line}\n${line}`, 'says it twice'),
  (random) => {
    const text = random.pick(TEXTS);
    const { file } = random.pick(yamlCustomer);
    return { ...made('is another text', file, { file, text }), expected: { file, hasLine: true } };
  },
  (random) => {
    const { file } = random.pick(yamlCustomer);
    const [text, times] = random.pick(MANY);
    return random.pick([
      made('is bytes', file, { file, hex: random.pick(BYTES) }),
      made('goes on', file, { file, text, times }),
      made('is a folder', file, { folder: file }),
      made('is a link', file, { link: file, to: '/etc/hostname' }),
    ]);
  },
  (random) => {
    const name = random.pick(NAMES);
    const file = `${FOLDER}/products.yaml`;
    const text = yamlCustomer.find((each) => each.file === file)!.text;
    const named = random.pick([
      text.replace('- product-a', () => `- product-a\n  - ${name}`),
      text.replace('staging:', () => `${name.startsWith('{') ? 'a' : name}:`),
    ]);
    return {
      ...made(`names ${name}`, file, { file, text: named }),
      expected: { file: FOLDER, hasLine: true },
    };
  },
  (random) => {
    const text = 'a: 1\n';
    return random.pick([
      made('is none', `${FOLDER}/product-b`, { file: `${FOLDER}/product-b/values.yaml`, text }),
      made('is of nobody', `${FOLDER}/product-a`, {
        file: `${FOLDER}/product-a/environments/a...yaml`,
        text,
      }),
      made('is none', `${FOLDER}/__proto__`, { file: `${FOLDER}/__proto__/values.yaml`, text }),
      made('is none', `${FOLDER}/product-a`, {
        file: `${FOLDER}/product-a/environments/__proto__.yaml`,
        text,
      }),
      made('is twice', FOLDER, { file: `${FOLDER}/customer.ts`, text: 'export default {};' }),
      made('is gone', FOLDER, { gone: `${FOLDER}/products.yaml` }),
      made('is gone', FOLDER, { gone: `${FOLDER}/metadata.yaml` }),
    ]);
  },
];

export function yamlCustomers(random: Random): Malformed {
  return random.pick(makers)(random);
}
