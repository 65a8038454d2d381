import { SECRET, type Malformed } from './case';
import type { Random } from './random';
import { at, Code, Getter, isMap, pathsOf, replaced, type Path, type Tree } from './source';
import { customerSpec, fleetSpecs, productSpec, sourceOf, type Spec } from './sound';

/** What no place of a spec may be, whatever is written there. */
const NEVER: readonly string[] = [
  '() => 5',
  `Symbol('x')`,
  '10n',
  'new Date(0)',
  `new Map([['a', 1]])`,
  `new Set(['a'])`,
  'NaN',
  'Infinity',
  '2 ** 60',
  '/x/',
  'new (class Odd {})()',
  'new Uint8Array(8)',
  'Promise.resolve(1)',
  `'\\ud800'`,
  `'a\\udc00b'`,
  `new Proxy({}, { ownKeys() { throw new Error('trap') } })`,
  `(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()`,
  'Array.from({ length: 20_000 }).reduce((all) => ({ a: all }), {})',
  'Array.from({ length: 20_000 }).reduce((all) => [all], [])',
  '((all: any) => ((all.a = all), all))({})',
];
const GETTERS: readonly string[] = [
  `throw new Error('no such thing');`,
  'throw null;',
  'return () => 1;',
  'return this;',
];

/** What is of another type, by the type that a place has. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  string: ['5', 'true', '{}', '[]', `[['x']]`, 'Object.create(null)'],
  number: [`'five'`, 'true', '{}', '[]', '-1.5', `'x'.repeat(5_000_000)`, `'\\u001b[31m\\r\\u202e'`],
  boolean: [`'yes'`, '1', '{}', '[]', `'x'.repeat(5_000_000)`, `'\\u001b[2J\\nerror: x'`],
  map: ['5', `'x'`, 'true', `[['x']]`, `'x'.repeat(5_000_000)`, `'\\u0000'`],
  list: ['5', `'x'`, 'true', `{ a: 1 }`, `[[[]]]`, `'\\u2028'`],
};

const KEYS: readonly string[] = ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty'];

/** Below these, keys and values are for charts: what YAML can hold is right. */
const FREE = /^(values|environments|componentValues|controller|rings|products|auth|featureFlags)$/;

function isFree({ file }: Spec, path: Path): boolean {
  if (file.startsWith('fleet/environments') || file.startsWith('fleet/rings')) return false;
  return path.slice(0, -1).some((key) => FREE.test(key)) || FREE.test(path.at(-1)!);
}

function typeOf(tree: Tree | undefined): string {
  if (tree instanceof Code || tree === null) return 'code';
  if (Array.isArray(tree)) return 'list';
  return isMap(tree) ? 'map' : typeof tree;
}

function changed(spec: Spec, path: Path, by: Tree | undefined, what: string): Malformed {
  const source = sourceOf(spec, replaced(spec.tree, path, by));
  const changes = [{ file: spec.file, text: source.text }];
  // A product is found by its name: another one is told where it is looked for.
  const isName = spec === productSpec && path[0] === 'name';
  const expected = isName ? { file: '' } : { file: spec.file, lines: source.linesOf(path) };
  return { what: `${path.join('.')} ${what}`, changes, expected };
}

/** A place that is of another type, or of none. */
export function wrongType(spec: Spec, random: Random): Malformed {
  const path = random.pick(pathsOf(spec.tree));
  const type = typeOf(at(spec.tree, path));
  const isGetter = random.below(10) === 0;
  const garbage = isFree(spec, path) || random.below(2) === 0 ? NEVER : (WRONG[type] ?? NEVER);
  const text = random.pick(
    isGetter ? GETTERS : garbage.filter((each) => type !== 'code' || !each.startsWith('() =>')),
  );
  return changed(spec, path, isGetter ? new Getter(text) : new Code(text), `is ${text}`);
}

/** A key that nobody knows, or that every object has. */
export function unknownKey(spec: Spec, random: Random): Malformed {
  const maps = pathsOf(spec.tree).filter((path) => typeOf(at(spec.tree, path)) === 'map');
  const isReserved = random.below(2) === 0;
  const path = random.pick(isReserved ? maps : maps.filter((each) => !isFree(spec, each)));
  const key = random.pick(
    isReserved ? KEYS : ['unknwon', ' ', '\ud800', '\u001b[31m', 'x'.repeat(100_000), '💥'],
  );
  return changed(spec, [...path, key], new Code(random.pick(['{}', '5', `'x'`, '() => 1'])), 'is added');
}

/** Keys that have to be there, by the end of their path. */
const NEEDED: readonly RegExp[] = [
  /^[^.]+\.(branch|automatedSync|onDelete|engine|environment|apiServer|quota|container|versions)$/,
  /^[^.]+\.(quota\.(requests|limits|pods)|container\.(request|limit))$/,
  /^[^.]+\.chart(\.repository)?$/,
  /\.cidrs$/,
  /^[^.]+\.(git|oci|helm)$/,
  /^(name|title|tier|region|contact|group|products|tenants|schema|values|chart)$/,
  /^tenants\.\w+\.(cluster|ring)$/,
  /\.holds\.[^.]+\.\w+$/,
];

export function missingKey(spec: Spec, random: Random): Malformed {
  const needed = pathsOf(spec.tree).filter((path) => NEEDED.some((each) => each.test(path.join('.'))));
  const path = random.pick(needed);
  return changed(spec, path, random.pick([undefined, new Code('undefined')]), 'is missing');
}

/** Values that are secret by their name, or by what they look like, and wrong beside. */
export function secretValue(spec: Spec, random: Random): Malformed {
  const text = `${SECRET}-${random.below(1_000)}`;
  const named = random.pick(['password', 'accessToken', 'clientSecret', 'apiKey', 'dsn']);
  const shaped = random.pick([
    `postgres://admin:${text}@db/orders`,
    `https://hooks.test/x?token=${text}`,
    `Server=db;Password=${text};`,
  ]);
  const places: readonly (readonly [Path, Tree])[] = [
    [['products', 'product-a', 'auth', named], text],
    [['products', 'product-a', 'auth', named], [text]],
    [['products', 'product-a', 'auth', named], { value: text }],
    [['tenants', 'prod', 'values', 'product-a', 'auth'], { [named]: text }],
    [['products', 'product-a', 'auth'], [{ [named]: text }]],
    [['products', 'product-a', 'auth', 'pin'], shaped],
    [['products', 'product-a', 'replicaCount'], shaped],
    [['products', 'product-a', 'host'], shaped],
    [['tier'], { [named]: text }],
    [['tenants', 'prod', 'ring'], shaped],
    [['group'], [shaped]],
  ];
  const [path, by] = random.pick(places);
  return changed(spec, path, by, 'holds a secret');
}

const ofFleet = (random: Random): Spec => random.pick(fleetSpecs);
type Make = (spec: Spec, random: Random) => Malformed;

export function customers(random: Random): Malformed {
  return random.pick<Make>([wrongType, wrongType, unknownKey, missingKey, secretValue])(customerSpec, random);
}

export function fleet(random: Random): Malformed {
  return random.pick<Make>([wrongType, wrongType, unknownKey, missingKey])(ofFleet(random), random);
}

export function products(random: Random): Malformed {
  return random.pick<Make>([wrongType, unknownKey, missingKey, odd])(productSpec, random);
}

/** What only a product has: functions, and a schema. */
const ODD: readonly (readonly [path: string, text: string])[] = [
  ...[
    '() => 5',
    '() => undefined',
    `() => ''`,
    `() => { throw new Error('no tag'); }`,
    'async () => 1',
    `() => '../x'`,
  ].map((text) => ['version.gitRef', text] as const),
  ...[
    '() => 5',
    '() => [5]',
    `() => ['a b']`,
    `() => { throw { message: 5 }; }`,
    `async () => ['a.test']`,
    '() => null',
  ].map((text) => ['hosts', text] as const),
  ...[
    '() => ({ replicas: NaN })',
    `() => { throw 'x'; }`,
    `() => 'much'`,
    'async () => ({})',
    `() => ({ replicas: 1, cpu: 'x' })`,
  ].map((text) => ['footprint', text] as const),
  ...[
    '{}',
    'z.strictObject({ replicaCount: z.int(), cpu: cpu(), memory: memory() }).refine(() => { throw new Error("odd"); })',
    'z.looseObject({}).refine(async () => true)',
    'z.looseObject({ at: z.date().optional() })',
    'z.looseObject({ big: z.bigint().optional() })',
    'z.looseObject({ f: z.function().optional() })',
    'z.looseObject({ m: z.map(z.string(), z.string()).optional() })',
    'z.looseObject({ s: z.symbol().optional() })',
    'z.looseObject({ n: z.nan().optional() })',
    'z.string()',
    '{ safeParse: () => { throw new Error("none"); } }',
    '{ safeParse: () => ({ success: true }) }',
    '{ safeParse: () => null }',
    'new Proxy(z.looseObject({}), { get() { throw new Error("trap"); } })',
    'null',
    'z',
  ].map((text) => ['schema', text] as const),
  ['chart.path', `'../../etc'`],
  ['chart.path', `'/etc'`],
  ['chart.path', `'a\\nb'`],
  ['name', `'con'`],
  ['name', `'constructor'`],
  ['name', `'Product-A'`],
  ['name', `'secrets'`],
];

function odd(spec: Spec, random: Random): Malformed {
  const [path, text] = random.pick(ODD);
  return changed(spec, path.split('.'), new Code(text), `is ${text}`);
}
