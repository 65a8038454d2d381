import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatLocation } from '../../lib/issues/issue';
import { edited } from '../../lib/read/edit';
import { Pieces } from '../../lib/read/pieces';
import { alike } from '../../lib/scaffold/edit/alike';
import { mapAt, withEntry } from '../../lib/scaffold/edit/entry';

let root: string;
beforeEach(() => mkdirSync(join((root = mkdtempSync(join(tmpdir(), 'entry-'))), 'fleet')));
afterEach(() => rmSync(root, { recursive: true }));

const FLEET = `import { defineFleet } from 'ringfleet';
import { rings } from './rings';

export const fleet = defineFleet({ rings });
`;

/** What becomes of `fleet/rings.ts` where a ring `new` comes after another; or why nothing does. */
function withRing(text: string, after?: string, value = () => '{}'): string {
  writeFileSync(join(root, 'fleet/fleet.ts'), FLEET);
  writeFileSync(join(root, 'fleet/rings.ts'), text);
  const found = withEntry({ root }, new Pieces(), ['rings'], { key: 'new', value, after });
  if ('issue' in found)
    return `${formatLocation(found.issue.at)}: ${found.issue.problem}. ${found.issue.fix}`;
  return [...edited(found.edits).values()].join('');
}

test.each([
  [
    'on lines',
    `export const rings = {\n  b: {},\n  a: {},\n};\n`,
    undefined,
    `export const rings = {\n  b: {},\n  a: {},\n  new: {},\n};\n`,
  ],
  [
    'in the middle',
    `export const rings = {\n  b: {},\n  a: {},\n};\n`,
    'b',
    `export const rings = {\n  b: {},\n  new: {},\n  a: {},\n};\n`,
  ],
  [
    'on one line',
    `export const rings = { b: {}, a: {} };\n`,
    'b',
    `export const rings = { b: {}, new: {}, a: {} };\n`,
  ],
  ['with none', `export const rings = {};\n`, undefined, `export const rings = {\n  new: {},\n};\n`],
  [
    'of a comment alone',
    `export const rings = {\n  // None yet.\n};\n`,
    undefined,
    `export const rings = {\n  // None yet.\n  new: {},\n};\n`,
  ],
  [
    'without a comma at the end',
    `export const rings = {\n  b: {},\n  a: {} // the last\n};\n`,
    undefined,
    `export const rings = {\n  b: {},\n  a: {}, // the last\n  new: {}\n};\n`,
  ],
  [
    'with comments',
    `export const rings = {\n  b: {}, // ours\n  /** Theirs. */\n  a: {},\n};\n`,
    'b',
    `export const rings = {\n  b: {}, // ours\n  new: {},\n  /** Theirs. */\n  a: {},\n};\n`,
  ],
  [
    'that is sorted',
    `export const rings = {\n  a: {},\n  z: {},\n};\n`,
    undefined,
    `export const rings = {\n  a: {},\n  new: {},\n  z: {},\n};\n`,
  ],
  [
    'that spreads',
    `export const rings = {\n\t...more,\n\tz: {},\n} as const;\n`,
    'z',
    `export const rings = {\n\t...more,\n\tz: {},\n\tnew: {},\n} as const;\n`,
  ],
])('a map %s takes one more, and stays as it is', (_, text, after, expected) => {
  expect(withRing(text, after)).toBe(expected);
});

test('a type that is the union of the names has the new one, too; another has not', () => {
  const text = `type Name = 'b' | 'a';\ntype Other = 'b' | 'c';\ntype Long =\n  | 'a'\n  | 'b';\nexport const rings = { b: {}, a: {} } satisfies Record<Name, object>;\n`;
  expect(withRing(text)).toBe(
    `type Name = 'b' | 'a' | 'new';\ntype Other = 'b' | 'c';\ntype Long =\n  | 'a'\n  | 'b'\n  | 'new';\nexport const rings = { b: {}, a: {}, new: {} } satisfies Record<Name, object>;\n`,
  );
});

test.each([
  ['a call', `export const rings = Object.fromEntries(list);\n`, 'fleet/rings.ts:1:22'],
  [
    'another package',
    `import { rings as theirs } from 'theirs';\nexport const rings = theirs;\n`,
    'fleet/rings.ts:2:22',
  ],
  ['a file that cannot be parsed', `export const rings = {;\n`, 'fleet/fleet.ts'],
])('of %s, what to write is told with its place', (_, text, place) => {
  expect(withRing(text)).toBe(
    `${place}: 'rings' is no literal that can be added to: it is computed, or elsewhere. nothing is written; write it there yourself: new: {}`,
  );
});

test('an entry like another one has what that spreads and says, and changes of its own', () => {
  const text = `export const rings = {
  a: {
    ...standard,
    // Why it is so.
    first: make({
      deep: 1,
    }), second: 'x',
    title: 'A', third: 2,
  },
};
`;
  writeFileSync(join(root, 'fleet/fleet.ts'), FLEET);
  writeFileSync(join(root, 'fleet/rings.ts'), text);
  const found = mapAt(root, new Pieces(), ['rings', 'a'])!;
  expect(alike(found, ['title'], { second: 'y', fourth: ['z'] })('  ')).toBe(`{
    ...standard,
    // Why it is so.
    first: make({
      deep: 1,
    }),
    second: 'y',
    third: 2,
    fourth: ['z'],
  }`);
  expect(readFileSync(join(root, 'fleet/rings.ts'), 'utf8')).toBe(text);
});
