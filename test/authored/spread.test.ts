import { spread } from '../../lib/authored/naming';

const names = [...Array(10_000).keys()].map((n) => `customer-${n}`);
const places = [...Array(16).keys()].map((n) => `place-${n}`);

describe('a hash that spreads names', () => {
  it('has no place where there is none', () => {
    expect(spread('acme', [])).toBeUndefined();
    expect(spread('acme', ['alone'])).toBe('alone');
  });

  it('is even', () => {
    const counts = new Map<string, number>();
    for (const name of names) {
      const place = spread(name, places)!;
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    // 625 each, give or take four times the square root.
    for (const place of places) expect(Math.abs(counts.get(place)! - 625)).toBeLessThan(100);
  });

  it('does not depend on the order of places', () => {
    const backwards = [...places].reverse();
    for (const name of names.slice(0, 500)) expect(spread(name, backwards)).toBe(spread(name, places));
  });

  it('gives a new place its share, and moves nothing between the others', () => {
    const moved = names.filter((name) => spread(name, [...places, 'new']) !== spread(name, places));
    for (const name of moved) expect(spread(name, [...places, 'new'])).toBe('new');
    expect(Math.abs(moved.length - 10_000 / 17)).toBeLessThan(100);
  });
});
