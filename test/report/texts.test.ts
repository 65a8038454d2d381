import fc from 'fast-check';
import { Texts, textAt } from '../../lib/report/texts';

it('a text comes back as it was, whoever its customer is and whatever it holds', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('acme', '\u0001', '\u0002', '-prod'));
  const text = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(text, fc.option(fc.constantFrom('acme', 'a', 'b1'), { nil: undefined }))),
      (given) => {
        const texts = new Texts();
        const indexes = given.map(([said, customer]) => texts.index(said, customer));
        expect(indexes.map((index, at) => textAt(texts.all, index, given[at]![1]))).toEqual(
          given.map(([said]) => said),
        );
      },
    ),
  );
});

it('what customers have alike but for their names is kept once', () => {
  const texts = new Texts();
  expect(texts.index('shop.acme.example', 'acme')).toBe(texts.index('shop.zeta.example', 'zeta'));
  expect(texts.all).toHaveLength(2);
  expect(textAt(texts.all, texts.index(undefined))).toBeUndefined();
});
