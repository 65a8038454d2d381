import type { Values } from '../../lib/authored/values';
import { customer, issuesOf, product, untyped } from '../support/specs';

/** What is said of a customer with these changes, without the file. */
function ofCustomer(change: object) {
  return issuesOf({ customers: [customer('acme', change)] }).map(({ at, problem, fix }) => [
    at.path,
    problem,
    fix,
  ]);
}

describe('a value', () => {
  const cyclic: Record<string, unknown> = { a: 1 };
  cyclic['self'] = { cyclic };

  it.each<[string, unknown, string, string]>([
    ['undefined', undefined, 'is undefined', "leave the key out, or give null to remove the chart's default"],
    ['NaN', NaN, 'is NaN, which cannot be written exactly', 'give it as a string'],
    ['infinite', -Infinity, 'is -Infinity, which cannot be written exactly', 'give it as a string'],
    [
      'an integer too large',
      2 ** 53,
      'is 9007199254740992, which cannot be written exactly',
      'give it as a string',
    ],
    [
      'a Date',
      new Date(0),
      'is a Date, which YAML cannot hold',
      'give text, a number, true, false, null, a list or a map',
    ],
    [
      'a Map',
      new Map(),
      'is a Map, which YAML cannot hold',
      'give text, a number, true, false, null, a list or a map',
    ],
    [
      'a function',
      () => 1,
      'is a function, which YAML cannot hold',
      'give text, a number, true, false, null, a list or a map',
    ],
    [
      'a bigint',
      1n,
      'is a bigint, which YAML cannot hold',
      'give text, a number, true, false, null, a list or a map',
    ],
  ])('that is %s is refused, at any depth', (_what, value, problem, fix) => {
    const path = 'products.web.deep.0.down';
    expect(ofCustomer({ products: { web: { deep: [{ down: value }] } } })).toStrictEqual([
      [path, `'${path}' ${problem}`, fix],
    ]);
  });

  it('that holds itself is refused', () => {
    const path = 'products.web.a.self.cyclic';
    expect(ofCustomer({ products: { web: { a: cyclic } } })).toStrictEqual([
      [path, `'${path}' holds itself`, 'give a value that ends'],
    ]);
  });

  it.each(Object.getOwnPropertyNames(Object.prototype))('may not be called %s, wherever it is', (key) => {
    const values: unknown = JSON.parse(`{ "web": { "deep": { ${JSON.stringify(key)}: { "x": 1 } } } }`);
    const path = `products.web.deep.${key}`;
    expect(ofCustomer({ products: values })).toStrictEqual([
      [path, `'${path}' is a name that JavaScript reserves`, 'use another name'],
    ]);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('may be whatever YAML holds, exactly', () => {
    const schemaless = product('web', { schema: untyped(product('x').spec.schema.loose()) });
    const values = { a: [null, true, -0.5, Number.MAX_SAFE_INTEGER, '', [], {}], length: 1, prototype: 'x' };
    expect(
      issuesOf({ products: [schemaless], customers: [customer('acme', { products: { web: values } })] }),
    ).toStrictEqual([]);
  });
});

describe('text that no file can hold', () => {
  const half = '\ud800';
  const said = ['holds half of a surrogate pair', 'write the whole character'];

  it.each(['title', 'region', 'group'])('is refused as %s', (key) => {
    expect(ofCustomer({ [key]: `a${half}` })).toEqual([[key, `'${key}' ${said[0]}`, said[1]]]);
  });

  it('is refused in values, as a value and as a key', () => {
    const values = { web: { a: [half], [half]: 1 } };
    expect(ofCustomer({ products: values }).map(([, problem, fix]) => [problem, fix])).toEqual([
      [`'products.web.a.0' ${said[0]}`, said[1]],
      [`'products.web.${half}' is a name with half of a surrogate pair`, said[1]],
    ]);
  });

  it('is not the whole pair', () => {
    expect(ofCustomer({ title: 'a 😀' })).toEqual([]);
  });
});

it('values nest 100 levels deep at most', () => {
  const nested = (levels: number) => {
    let value: Values = {};
    for (let level = 0; level < levels; level++) value = { a: value };
    return value;
  };
  const said = (levels: number) =>
    issuesOf({ products: [product('web', { values: nested(levels) })] })
      .map(({ problem }) => problem)
      .filter((problem) => problem.includes('deep'));
  expect(said(99)).toEqual([]);
  expect(said(20_000)).toEqual(["'values.a.a.a' nests more than 100 levels deep"]);
});
