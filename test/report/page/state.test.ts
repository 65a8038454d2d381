import fc from 'fast-check';
import { hashOf, isFiltered, parseState, unfiltered, VIEWS } from '../../../lib/report/page/state';

it('an address says all that is chosen, whatever it is called', () => {
  const name = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('ring', '__proto__', 'toString'));
  const own = ['q', 'behind', 'group', 'open'];
  const state = fc.record({
    view: fc.constantFrom(...VIEWS),
    search: fc.string(),
    chosen: fc
      .array(
        fc.tuple(
          name.filter((each) => !own.includes(each)),
          fc.array(fc.string(), { minLength: 1 }),
        ),
      )
      .map((entries) => new Map(entries)),
    behind: fc.nat(),
    group: fc.constantFrom('none', 'ring'),
    open: fc.string(),
  });
  fc.assert(
    fc.property(state, ({ chosen, ...rest }) => {
      const given = { ...rest, chosen: Object.fromEntries(chosen) };
      const read = parseState(hashOf(given));
      expect(new Map(Object.entries(read.chosen))).toEqual(new Map(Object.entries(given.chosen)));
      expect({ ...read, chosen: {} }).toEqual({ ...rest, chosen: {} });
      expect(isFiltered(unfiltered(read))).toBe(false);
    }),
  );
});

it.each(['', '#', '#nothing', '#matrix?behind=-1', '#__proto__?q=%E0%A4', '#rings?behind=x&=y'])(
  'takes whatever somebody wrote: %p',
  (hash) => {
    const { view, behind } = parseState(hash);
    expect([VIEWS.includes(view), behind]).toEqual([true, 0]);
  },
);
