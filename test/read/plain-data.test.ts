import fc from 'fast-check';
import { plainData } from '../../lib/read/plain-data';

it('is what JSON says, whatever it is', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 })), (data) => {
      fc.pre(!JSON.stringify(data).includes('"__proto__":'));
      for (const text of [JSON.stringify(data), JSON.stringify(data, null, 2)])
        // As JavaScript reads it: no number of a literal has an exponent here, and the compiler is asked for those.
        if (!/\de[+-]?\d/i.test(text)) expect(plainData(text)).toEqual(JSON.parse(text));
    }),
  );
});

it('is frozen, all the way down', () => {
  const data = plainData(`{ a: [{ b: 'c' }] }`) as { a: { b: string }[] };
  expect([data, data.a, data.a[0]].every(Object.isFrozen)).toBe(true);
});
