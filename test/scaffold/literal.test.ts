import { runInNewContext } from 'node:vm';
import { Code, identifier, codeOf } from '../../lib/scaffold/literal';

test('a value is written as formatters leave it, and reads as what it was', () => {
  const value = {
    name: "it's",
    both: 'a \'b\' "c"',
    'with-dash': [1, true, null],
    left: undefined,
    nested: { a: { b: { c: 'd' } } },
    code: new Code('z.string()'),
    long: Array.from({ length: 12 }, (_, index) => `number ${index}`),
  };
  const text = codeOf(value);
  expect(text.split('\n').slice(0, 9).join('\n')).toBe(`{
  name: "it's",
  both: 'a \\'b\\' "c"',
  'with-dash': [1, true, null],
  nested: {
    a: { b: { c: 'd' } },
  },
  code: z.string(),
  long: [`);
  const read = (z: object): unknown => runInNewContext(`(${text})`, { z });
  const { left: _left, ...rest } = value;
  expect(JSON.parse(JSON.stringify(read({ string: () => value.code })))).toEqual(
    JSON.parse(JSON.stringify(rest)),
  );
});

test('names become identifiers', () => {
  expect(['web', 'web-shop', 'a-1-b'].map(identifier)).toEqual(['web', 'webShop', 'a1B']);
});
