import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { load } from 'js-yaml';
import { parse, parseAllDocuments } from 'yaml';
import { toYaml, toYamlDocuments, type Json } from '../../lib/yaml';
import { bareStrings, trapStrings } from './trap-strings';

const decoders: readonly (readonly [string, (text: string) => unknown])[] = [
  ['yaml 1.2 core', (text) => parse(text)],
  ['yaml 1.1', (text) => parse(text, { version: '1.1', merge: true })],
  ['js-yaml', (text) => load(text)],
];

/** A map with one key, which is an own key even when it is `__proto__`. */
function pair(key: string, value: Json): Json {
  return Object.fromEntries([[key, value]]);
}

/** A value of the wrong type, to see it refused. */
function wrong(value: unknown): Json {
  return value as Json;
}

describe.each(decoders)('read back by %s', (_name, decode) => {
  function survives(value: Json): boolean {
    // Not toStrictEqual, which is misled by a key named constructor.
    return isDeepStrictEqual(decode(toYaml(value)), value);
  }

  // One test for all the traps, not one each: a thousand names would hide the rest.
  const places: readonly (readonly [string, (text: string) => Json])[] = [
    ['a document', (text) => text],
    ['a value', (text) => ({ before: 1, key: text, after: 'x' })],
    ['a key', (text) => pair(text, 'x')],
    ['a key of a map', (text) => pair(text, { a: pair(text, 1) })],
    ['a key of a list', (text) => pair(text, [text, 1])],
    ['a list item', (text) => [1, text, text, 'x']],
    ['an item of a list in a list', (text) => [[text, [text]], text]],
    ['a map in a list', (text) => [{ a: text, b: text }, pair(text, text)]],
  ];
  test.each(places)('every trap string as %s', (_place, put) => {
    const failed = trapStrings.filter((text) => !survives(put(text)));
    expect(failed).toEqual([]);
  });

  test('all trap strings as the keys of one map', () => {
    const all = Object.fromEntries(trapStrings.map((text) => [text, text]));
    expect(survives(all)).toBe(true);
  });

  test.each([0, 1, -1, 0.5, -0.25, 1e-7, 1.5e-9, 5e-324, 123456.789, 2 ** 53 - 1, 1 - 2 ** 53])(
    '%d',
    (value) => {
      expect(decode(toYaml([value]))).toStrictEqual([value]);
    },
  );

  test('any value', () => {
    fc.assert(
      fc.property(anyJson, (value) => survives(value)),
      { numRuns: 500 },
    );
  });

  test('any string made of the pieces of traps', () => {
    fc.assert(
      fc.property(trapText, (text) => survives([text, pair(text, text)])),
      { numRuns: 2000 },
    );
  });
});

const pieces = [
  ...'0123456789+-._eExXoObBaAyYnNfTZ:/#,?!&*|>%@=<~[]{}\'"\\ \t\n\r',
  ...['  ', '\n\n', ': ', ' #', '- ', '---', '...', '<<', '\u0085', '\u2028', '\ufeff', 'é', '🚀'],
  ...trapStrings.filter((text) => text.length < 6),
];
const trapText = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(''));
const anyText = fc.oneof(
  trapText,
  fc.constantFrom(...trapStrings),
  fc.string({ unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text)),
);
const anyNumber = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .filter((number) => !Number.isInteger(number) || Number.isSafeInteger(number))
  .map((number) => number + 0);
const { node: anyJson } = fc.letrec<{ node: Json }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    anyText,
    anyNumber,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(anyText, tie('node'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

describe('layout', () => {
  test('maps, lists and scalars', () => {
    const value: Json = {
      kind: 'ConfigMap',
      empty: { map: {}, list: [] },
      items: ['a', { b: 1, c: [true, null] }, ['d', [2.5]], {}, []],
      data: { 'app.conf': 'one\n\n  two\n', script: 'a\nb', tail: 'a\n\n\n' },
    };
    expect(toYaml(value)).toBe(
      [
        'kind: ConfigMap',
        'empty:',
        '  map: {}',
        '  list: []',
        'items:',
        '  - a',
        '  - b: 1',
        '    c:',
        '      - true',
        '      - null',
        '  - - d',
        '    - - 2.5',
        '  - {}',
        '  - []',
        'data:',
        '  app.conf: |',
        '    one',
        '',
        '      two',
        '  script: |-',
        '    a',
        '    b',
        '  tail: |+',
        '    a',
        '',
        '',
        '',
      ].join('\n'),
    );
  });

  test.each(bareStrings)('%s stays bare', (text) => {
    expect(toYaml([text])).toBe(`- ${text}\n`);
    expect(toYaml({ [text]: 1 })).toBe(`${text}: 1\n`);
  });

  test.each(['y', 'No', 'ON', '1', '0o17', '12:30:45', '2024-01-02', '1e3', '.5', '<<', '~', 'e2', ''])(
    '%j is quoted',
    (text) => {
      expect(toYaml({ [text]: text })).toBe(`"${text}": "${text}"\n`);
    },
  );

  test('what a reviewer cannot see is escaped', () => {
    expect(toYaml('a\u202eb\u200b\u{e0067}\u0085\ufeff')).toBe(
      '"a\\u202eb\\u200b\\U000e0067\\u0085\\ufeff"\n',
    );
  });

  test('a long line is not folded', () => {
    const text = 'word '.repeat(500) + 'end';
    expect(toYaml({ text })).toBe(`text: ${text}\n`);
  });

  test('a key too long to be implicit is explicit', () => {
    const key = 'k'.repeat(1024);
    expect(toYaml({ [key]: { a: 1 } })).toBe(`? ${key}\n:\n  a: 1\n`);
  });

  test('a shared reference is written twice, and minus zero is zero', () => {
    const shared = { a: -0 };
    expect(toYaml({ one: shared, two: shared })).toBe('one:\n  a: 0\ntwo:\n  a: 0\n');
  });

  test('the same value gives the same bytes, whatever was written before', () => {
    const value = Object.fromEntries(trapStrings.map((text) => [text, [text]]));
    const first = toYaml(value);
    // More strings than are remembered.
    toYaml(Array.from({ length: 50_000 }, (_, index) => `other-${index}`));
    expect(toYaml(structuredClone(value))).toBe(first);
  });

  test('an object without a prototype is plain', () => {
    expect(toYaml(Object.assign(Object.create(null), { a: 1 }) as Json)).toBe('a: 1\n');
  });
});

describe('documents', () => {
  test('are separated by ---', () => {
    expect(toYamlDocuments([{ a: 1 }, 'x\n\n', [], null])).toBe('a: 1\n---\n|+\n  x\n\n---\n[]\n---\nnull\n');
  });

  test('none give nothing', () => {
    expect(toYamlDocuments([])).toBe('');
  });

  test('every trap string as a document among others', () => {
    const text = toYamlDocuments(trapStrings);
    expect(parseAllDocuments(text).map((document) => document.toJS() as unknown)).toEqual(trapStrings);
  });
});

describe('refused', () => {
  class Point {
    public constructor(public readonly x: number) {}
  }
  test.each<readonly [string, unknown, string]>([
    [
      'undefined',
      { spec: { list: [1, { 'a.b/c': undefined }] } },
      'spec.list[1]["a.b/c"]: a value of type undefined',
    ],
    ['a hole in a list', new Array(2), '[0]: a value of type undefined'],
    ['a function', { a: () => 1 }, 'a: a value of type function'],
    ['a symbol', { a: Symbol('a') }, 'a: a value of type symbol'],
    ['a bigint', { a: 1n }, 'a: a value of type bigint'],
    ['NaN', { a: [NaN] }, 'a[0]: NaN'],
    ['an infinity', { a: -Infinity }, 'a: -Infinity'],
    ['2^53', { a: 2 ** 53 }, 'a: the integer 9007199254740992'],
    ['1e300', { a: 1e300 }, 'a: the integer 1e+300'],
    ['a date', { a: new Date(0) }, 'a: an object of class Date'],
    ['a map', { a: new Map() }, 'a: an object of class Map'],
    ['an instance', { a: new Point(1) }, 'a: an object of class Point'],
    ['a lone surrogate', { a: 'x\ud800' }, 'a: the string "x\\ud800"'],
    ['a lone surrogate in a block', { a: 'x\n\udc00' }, 'a: the string "x\\n\\udc00"'],
    ['a lone surrogate in a key', { a: { '\udc00': 1 } }, 'a["\\udc00"]: the string "\\udc00"'],
    ['a bad document', undefined, 'the document: a value of type undefined'],
  ])('%s', (_name, value, message) => {
    expect(() => toYaml(wrong(value))).toThrow(TypeError);
    expect(() => toYaml(wrong(value))).toThrow(message);
  });

  test('a cycle', () => {
    const spec: Record<string, unknown> = {};
    spec['list'] = [{ back: spec }];
    expect(() => toYaml(wrong({ spec }))).toThrow(
      'spec.list[0].back: a reference back to spec makes a cycle',
    );
  });

  test('with the index of the document', () => {
    expect(() => toYamlDocuments([{}, wrong({ spec: [NaN] })])).toThrow('[1].spec[0]: NaN');
  });
});
