import { ringGraph, ringsBefore } from '../../lib/facts/ring-order';
import type { RingSpec } from '../../lib/authored/fleet';
import { ringsFile } from '../support/specs';

const environment = 'prod';
const ring = (after?: RingSpec['after']): RingSpec => ({
  environment,
  ...(after !== undefined && { after }),
});

/** Two rings beside each other, each followed by one of its own, which join in `qa`. */
const diamond = {
  'on-gpu': ring(),
  'on-cpu': ring([]),
  'load-gpu': ring('on-gpu'),
  'load-cpu': ring('on-cpu'),
  qa: ring(['load-gpu', 'load-cpu']),
  prod: ring(),
};

it('a ring comes after the one above it, after those that it names, or after none', () => {
  expect(Object.fromEntries(ringGraph({ rings: diamond }))).toStrictEqual({
    'on-gpu': [],
    'on-cpu': [],
    'load-gpu': ['on-gpu'],
    'load-cpu': ['on-cpu'],
    qa: ['load-gpu', 'load-cpu'],
    prod: ['qa'],
  });
});

it('a ring that does not stand above another, and one that there is not, come before nothing', () => {
  const rings = { a: ring('c'), b: ring(['a', 'b', 'nowhere']), c: ring('b') };
  expect(Object.fromEntries(ringGraph({ rings }))).toStrictEqual({ a: [], b: ['a'], c: ['b'] });
});

it.each([
  ['of every way those nearest by', ['on-gpu', 'on-cpu', 'load-gpu', 'load-cpu'], ['load-gpu', 'load-cpu']],
  ['past a ring that the product is not in, those before it', ['on-gpu', 'load-cpu'], ['on-gpu', 'load-cpu']],
  ['of a way without the product none', ['load-cpu'], ['load-cpu']],
  ['the next ones where no ring before has the product', ['prod'], ['load-gpu', 'load-cpu']],
])('a ring is proven by %s', (_, entered, before) => {
  const entries = Object.fromEntries(entered.map((name) => [name, { version: '1.0.0' }]));
  const file = ringsFile('products/web/rings.yaml', entries);
  expect(ringsBefore(file, ringGraph({ rings: diamond }), 'qa')).toStrictEqual(before);
});

it('a ring that begins a rollout is proven by none', () => {
  const file = ringsFile('products/web/rings.yaml', { 'on-gpu': { version: '1.0.0' } });
  expect(ringsBefore(file, ringGraph({ rings: diamond }), 'on-cpu')).toStrictEqual([]);
});
