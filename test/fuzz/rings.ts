import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleRoot } from '../support/sample';
import { SECRET, type Change, type Malformed } from './case';
import type { Random } from './random';

const PRODUCTS = ['product-a', 'product-b', 'product-c'] as const;

/** What stands in place of a version, a day, an entry or the whole. */
const VALUES: readonly string[] = [
  '1.10',
  '5',
  'null',
  '~',
  'true',
  '{}',
  '[]',
  '[1]',
  "''",
  '{ a: b }',
  '.nan',
  '0x10',
  '1e3',
  '2026-11-02',
  '"\\ud800"',
  '"\\e[31m"',
  '"\\u202e"',
  '*nowhere',
  '!!binary aGk=',
  '!odd x',
  '|-\n  a\n  b',
  "' '",
  "'1.0\\nfoo'",
  "'../../etc'",
  "'{{ .x }}'",
];
const LINES: readonly (readonly [text: string, line?: number])[] = [
  ['ring0-internal: [', 1],
  ['ring0-internal: { version: ', 1],
  ['ring0-internal:\n\tversion: x', 2],
  ['a: b: c', 1],
  ['- a\n- b'],
  ['just text'],
  ['5'],
  ['null: null\n', 1],
  ['ring0-internal: {}\nring0-internal: {}', 2],
  ["ring9-none:\n  version: '1.0.0'", 1],
  ['? [a, b]\n: c', 1],
  ['--- {}\n--- {}', 2],
  ["ring0-internal: 'a", 1],
  ['ring0-internal: "\\q"', 1],
  ['%YAML 9.9\n---\na: 1'],
  ['ring0-internal: &a { version: *a }', 1],
  [
    'a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c]\ne: [*d, *d, *d, *d, *d, *d, *d]',
    1,
  ],
  ['__proto__: { version: x }', 1],
  ['constructor: { version: x }', 1],
  ["ring0-internal: { version: '1.6.0', password: " + SECRET + ' }', 1],
  ['<<<<<<< HEAD\nring0-internal: {}\n=======\n>>>>>>> other', 1],
  ['@a: 1', 1],
  ['`a`: 1', 1],
];
export const BYTES: readonly string[] = [
  'fffe72006900',
  'feff00720069',
  '00000000',
  '7f454c4602010100',
  'c328a0a1',
  '72696e67303a20ff',
  '89504e470d0a1a0a',
  '1f8b0800',
];
/** Beginnings, repeated. */
export const MANY: readonly (readonly [text: string, times: number])[] = [
  ['[', 20_000],
  ['{ a: ', 20_000],
  ['- ', 20_000],
  ['a: 1\n', 20_000],
  ['early: [\na: 1\n', 1_000],
  ['x', 5_000_000],
  ['"', 10_001],
  ['\n? ', 5_000],
  ['# comment\n\t- [\n', 2_000],
  ['&a ', 1_001],
];

function whole(file: string, text: string, line?: number): Malformed {
  return {
    what: `${file} is ${text.slice(0, 40)}`,
    changes: [{ file, text: `${text}\n` }],
    expected: { file, ...(line !== undefined && { hasLine: true }) },
  };
}

/** One value of the file, or one key, is another. */
function edited(file: string, random: Random): Malformed {
  const lines = readFileSync(join(sampleRoot, file), 'utf8').split('\n');
  const candidates = lines.flatMap((line, index) =>
    /^( {2}(version|since)|ring\S+):/.test(line) ? [index] : [],
  );
  const at = random.pick(candidates);
  const [, indent, key] = /^( *)([^:]+):/.exec(lines[at]!)!;
  const isRing = indent === '';
  const value = random.pick(VALUES.filter((each) => key !== 'since' || !/^(2026|null|~)/.test(each)));
  const line =
    random.below(3) === 0 ? `${indent}${isRing ? 'ring7-new' : 'sinze'}: 'x'` : `${indent}${key}: ${value}`;
  const rest = isRing
    ? lines.slice(at + 1).filter((_, index, all) => all.slice(0, index + 1).some((one) => /^\S/.test(one)))
    : lines.slice(at + 1);
  const text = [...lines.slice(0, at), line, ...rest].join('\n');
  return { what: `${file} has ${line.trim()}`, changes: [{ file, text }], expected: { file, hasLine: true } };
}

export function rings(random: Random): Malformed {
  const file = `products/${random.pick(PRODUCTS)}/rings.yaml`;
  const changed = (what: string, change: Change): Malformed => ({
    what: `${file} is ${what}`,
    changes: [change],
    expected: { file },
  });
  switch (random.below(10)) {
    case 0:
      return changed('bytes', { file, hex: random.pick(BYTES) });
    case 1: {
      const [text, times] = random.pick(MANY);
      return changed(`${text} and on`, { file, text, times });
    }
    case 2:
      return random.pick([
        changed('a folder', { folder: file }),
        changed('a link to nowhere', { link: file, to: 'nowhere.yaml' }),
        changed('a link to itself', { link: file, to: 'rings.yaml' }),
        changed('a link to a folder', { link: file, to: '..' }),
        // Whoever needs a version of it is told.
        { ...changed('empty', { file, text: '' }), expected: { file: '' } },
        { ...changed('a device', { link: file, to: '/dev/null' }), expected: { file: '' } },
        { ...changed('gone', { gone: file }), expected: { file: '' } },
      ]);
    case 3:
    case 4:
    case 5:
    case 6: {
      const [text, line] = random.pick(LINES);
      return whole(file, text, line);
    }
    default:
      return edited(file, random);
  }
}
