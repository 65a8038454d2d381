import * as fc from 'fast-check';
import { hasNull, merge, nest, provenance, settingAt, withoutNulls, type Layer } from '../../lib/plan/values';
import { isMap, type Value, type Values } from '../../lib/authored/values';
import { layersOfValues } from '../support/layers';

/** Helm's own merge, transcribed: `mergeMaps` in pkg/cli/values/options.go. */
function mergeMaps(a: Values, b: Values): Values {
  const out: Record<string, Value> = { ...a };
  for (const [k, v] of Object.entries(b)) {
    const under = out[k];
    out[k] = isMap(v) && isMap(under) ? mergeMaps(under, v) : v;
  }
  return out;
}

function layer(values: Values, index = 0): Layer {
  return { name: 'base', source: `layer ${index}`, values };
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

/** Leaves of merged values: whatever is no map, and maps that are empty. */
function leavesOf(values: Values, path: readonly string[] = []): [string, Value][] {
  return Object.entries(values).flatMap(([k, v]): [string, Value][] =>
    isMap(v) && Object.keys(v).length > 0 ? leavesOf(v, [...path, k]) : [[JSON.stringify([...path, k]), v]],
  );
}

describe('merge', () => {
  it.each<[string, Values[], Values]>([
    [
      'maps merge by key, at any depth',
      [{ a: { b: { c: 1 } } }, { a: { b: { d: 2 } } }],
      { a: { b: { c: 1, d: 2 } } },
    ],
    ['a list replaces a list', [{ a: [1, 2, 3] }, { a: [4] }], { a: [4] }],
    ['an empty list replaces a list', [{ a: [1] }, { a: [] }], { a: [] }],
    [
      'a scalar replaces a scalar, be it false, 0 or empty',
      [
        { a: true, b: 1, c: 'x' },
        { a: false, b: 0, c: '' },
      ],
      { a: false, b: 0, c: '' },
    ],
    ['a scalar replaces a map', [{ a: { b: 1 } }, { a: 'off' }], { a: 'off' }],
    ['a map replaces a scalar', [{ a: 'off' }, { a: { b: 1 } }], { a: { b: 1 } }],
    ['a list replaces a map', [{ a: { b: 1 } }, { a: [1] }], { a: [1] }],
    ['an empty map changes nothing in a map', [{ a: { b: 1 } }, { a: {} }], { a: { b: 1 } }],
    ['a null stays for Helm to read', [{ a: 1 }, { a: null }], { a: null }],
    ['a null without anything below it stays too', [{}, { a: { b: null } }], { a: { b: null } }],
    ['a null replaces a map', [{ a: { b: 1 } }, { a: null }], { a: null }],
    ['a map replaces a null', [{ a: null }, { a: { b: 1 } }], { a: { b: 1 } }],
    ['of many layers the highest wins', [{ a: 1 }, { a: 2 }, { b: 1 }, { a: 3 }, {}], { a: 3, b: 1 }],
    ['no layer gives no values', [], {}],
  ])('%s', (_behaviour, layers, expected) => {
    expect(merge(layers)).toStrictEqual(expected);
  });

  it("agrees with Helm's own merge, and changes none of the layers", () => {
    fc.assert(
      fc.property(layersOfValues, (layers) => {
        expect(merge(freeze(layers))).toStrictEqual(layers.reduce(mergeMaps, {}));
      }),
    );
  });
});

describe('provenance', () => {
  it('has exactly the leaves of the merged values, each with its value', () => {
    fc.assert(
      fc.property(layersOfValues, (layers) => {
        const origins = provenance(layers.map(layer)).map(({ path, value }) => [JSON.stringify(path), value]);
        expect(Object.fromEntries(origins)).toStrictEqual(Object.fromEntries(leavesOf(merge(layers))));
        expect(origins).toHaveLength(leavesOf(merge(layers)).length);
      }),
    );
  });

  it('names the last layer without which the leaf would not be what it is', () => {
    fc.assert(
      fc.property(layersOfValues, (layers) => {
        for (const { path, value, layer: origin } of provenance(layers.map(layer))) {
          const index = Number(origin.source.split(' ')[1]);
          const upTo = (count: number) => leavesOf(merge(layers.slice(0, count)));
          const [at, settled] = [JSON.stringify(path), JSON.stringify(value)];
          const stands = (count: number) =>
            upTo(count).some(([each, found]) => each === at && JSON.stringify(found) === settled);
          // From its layer on it stands, and that layer itself gives it; no later layer does, but for an empty map.
          expect(stands(index + 1)).toBe(true);
          expect(settingAt(layers[index]!, path)).toStrictEqual(value);
          const later = layers.slice(index + 1).map((each) => settingAt(each, path));
          expect(later.filter((each) => each !== undefined)).toStrictEqual(
            later.filter((each) => isMap(value) && isMap(each)),
          );
        }
      }),
    );
  });

  it('tells what a value overrode, lowest layer first', () => {
    const [base, ring, customer] = [
      layer({ a: { b: 1 } }, 0),
      layer({ a: { b: 2, c: 2 } }, 1),
      layer({ a: { b: 3 } }, 2),
    ];
    expect(provenance([base, ring, customer])).toStrictEqual([
      {
        path: ['a', 'b'],
        value: 3,
        layer: customer,
        overrode: [
          { layer: base, value: 1 },
          { layer: ring, value: 2 },
        ],
      },
      { path: ['a', 'c'], value: 2, layer: ring, overrode: [] },
    ]);
  });

  it('tells that a null overrode a whole map, and that a map overrode a null', () => {
    const [base, ring, customer] = [
      layer({ a: { b: 1 } }, 0),
      layer({ a: null }, 1),
      layer({ a: { c: 2 } }, 2),
    ];
    expect(provenance([base, ring])[0]).toMatchObject({
      value: null,
      overrode: [{ layer: base, value: { b: 1 } }],
    });
    expect(provenance([base, ring, customer])).toStrictEqual([
      { path: ['a', 'c'], value: 2, layer: customer, overrode: [{ layer: ring, value: null }] },
    ]);
  });

  it('gives an empty map over a map to nobody: it changed nothing', () => {
    const [base, ring] = [layer({ a: {} }, 0), layer({ a: {} }, 1)];
    expect(provenance([base, ring])).toStrictEqual([{ path: ['a'], value: {}, layer: base, overrode: [] }]);
  });
});

describe('values', () => {
  it('lose the keys that a null removes before a schema judges them, but keep a null in a list', () => {
    expect(withoutNulls({ a: null, b: { c: null, d: [null] } })).toStrictEqual({ b: { d: [null] } });
  });

  it.each<[Value, boolean]>([
    [{ a: [{ b: null }] }, true],
    [null, true],
    [{ a: [0, ''], b: false, c: {} }, false],
  ])('%j holds a null: %s', (value, expected) => {
    expect(hasNull(value)).toBe(expected);
  });

  it('nest along a path, and are found there again, or what leaves no room for them', () => {
    expect(nest('image.tag', '1.10')).toStrictEqual({ image: { tag: '1.10' } });
    expect(settingAt({ image: { tag: '1.10' } }, ['image', 'tag'])).toBe('1.10');
    expect(settingAt({ image: null }, ['image', 'tag'])).toBeNull();
    expect(settingAt({ image: {} }, ['image', 'tag'])).toBeUndefined();
    expect(settingAt({}, ['toString'])).toBeUndefined();
  });
});
