import fc from 'fast-check';
import { shared, toManifest, toYaml, type Json } from '../../lib/yaml';

/** The fields of an object, as they are written of one. */
function toSortedYaml(fields: object): string {
  const head = 'apiVersion: v1\nkind: Thing\nmetadata:\n  name: a\n';
  const text = toManifest({ ...fields, kind: 'Thing', apiVersion: 'v1' }, { name: 'a' });
  expect(text.slice(0, head.length)).toBe(head);
  return text.slice(head.length);
}

/** Sorted, and without what says nothing, by the slow and plain way. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value).filter(([, each]) => each !== null);
  return Object.fromEntries(
    said.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]),
  );
}

const anyMap = fc.object({
  values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)],
}) as fc.Arbitrary<{
  [key: string]: Json;
}>;

test('keys are sorted and those of null left out, at any depth', () => {
  expect(
    toSortedYaml({ b: { d: 1, c: undefined, a: [{ z: 1, y: null, x: [null] }] }, a: { none: null } }),
  ).toBe('a: {}\nb:\n  a:\n    - x:\n        - null\n      z: 1\n  d: 1\n');
  fc.assert(
    fc.property(anyMap, (map) => {
      // An engine puts keys that are whole numbers first, whatever their order.
      fc.pre(!JSON.stringify(map).match(/"\d+":/));
      const fields = toSortedYaml({ map });
      expect(fields).toBe(toYaml({ map: sorted(map) }));
    }),
  );
});

test('what is shared is written like any other, wherever it stands', () => {
  fc.assert(
    fc.property(anyMap, anyMap, (map, part) => {
      const document = (of: Json): { [key: string]: Json } => ({
        map,
        once: of,
        list: [of, { in: of, beside: of }, [of]],
        deep: { deeper: { deepest: of } },
      });
      const copy = structuredClone(part);
      const marked = shared(part);
      for (let round = 0; round < 2; round++)
        expect(toSortedYaml(document(marked))).toBe(toSortedYaml(document(copy)));
    }),
  );
});

test('what is shared may hold what is shared', () => {
  const inner = shared({ b: 1, a: [1] });
  const outer = shared({ inner, list: [inner] });
  expect(toSortedYaml({ outer, inner })).toBe(
    'inner:\n  a:\n    - 1\n  b: 1\nouter:\n  inner:\n    a:\n      - 1\n    b: 1\n  list:\n    - a:\n        - 1\n      b: 1\n',
  );
});

test('a mistake is told with its path', () => {
  expect(() => toSortedYaml({ a: [{ b: NaN }] })).toThrow(/^a\[0\]\.b: NaN/);
});
