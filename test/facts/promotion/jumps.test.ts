import * as fc from 'fast-check';
import type { TransitionSpec } from '../../../lib/authored/rollout/transitions';
import { isBlocked, jumpOf } from '../../../lib/facts/promotion/jumps';

const transitions: readonly TransitionSpec[] = [
  { from: '<1.6.0', to: '>=2.0.0', kind: 'blocked', through: '1.6.0', reason: 'the index is another' },
  { from: '1.6.x', to: '2.x', kind: 'manual', steps: ['copy the data'] },
  { from: '1.x', to: '1.x', kind: 'safe' },
  { from: '>=2.0.0', to: '<2.0.0', kind: 'blocked', reason: 'data of 2 is not read by 1' },
];

it.each([
  ['1.4.3', '2.0.0', 'blocked'],
  ['1.4.3', '2.1.0', 'blocked'],
  ['1.6.0', '2.0.0', 'manual'],
  ['1.4.3', '1.6.0', 'safe'],
  ['1.6.0', '1.4.3', 'safe'],
  ['2.0.0', '1.6.0', 'blocked'],
  ['2.0.0', '2.1.0', 'unknown'],
  ['1.6.0', '3.0.0', 'unknown'],
  // As it is written: one or two numbers are a version, too, and so is one with a v.
  ['1.4', 'v2.0.0', 'blocked'],
  // A prerelease is held back with its release, and never safe by accident.
  ['1.4.3', '2.0.0-rc.1', 'blocked'],
  ['1.6.0-rc.1', '2.1.0', 'blocked'],
  ['1.4.3', '1.5.0-rc.1', 'unknown'],
  ['main', '2.0.0', 'unknown'],
  ['1.4.3', '3f2a9c1', 'unknown'],
])('from %s to %s is %s', (from, to, kind) => {
  expect(jumpOf({ transitions }, from, to)?.kind).toBe(kind);
  expect(isBlocked({ transitions }, from, to)).toBe(kind === 'blocked');
});

it('is nothing where nothing jumps, or nobody says anything of jumps', () => {
  expect(jumpOf({ transitions }, '1.4.3', '1.4.3')).toBeUndefined();
  expect(jumpOf({}, '1.4.3', '2.0.0')).toBeUndefined();
  expect(jumpOf({ transitions: [] }, '1.4.3', '2.0.0')?.kind).toBe('unknown');
});

it('says why, and the way around', () => {
  expect(jumpOf({ transitions }, '1.4.3', '2.0.0')).toEqual({
    kind: 'blocked',
    reason: 'the index is another',
    through: '1.6.0',
  });
  expect(jumpOf({ transitions }, 'main', '2.0.0')).toEqual({
    kind: 'unknown',
    why: 'main is no semantic version',
  });
});

it('is never safe but where a transition says so of just these versions', () => {
  const part = fc.nat(3);
  const version = fc.tuple(part, part, part).map((parts) => parts.join('.'));
  const range = fc.oneof(
    version,
    part.map((major) => `${major}.x`),
    version.map((each) => `>=${each}`),
  );
  const transition = fc.record({ from: range, to: range, kind: fc.constantFrom('safe', 'blocked') });
  const isIn = (each: string, given: string) => {
    if (given.endsWith('.x')) return each.startsWith(given.slice(0, -1));
    const numbers = (text: string) => text.replace('>=', '').split('.').map(Number);
    const [a, b] = [numbers(each), numbers(given)];
    const order = a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!;
    return given.startsWith('>=') ? order >= 0 : order === 0;
  };
  fc.assert(
    fc.property(fc.array(transition), version, version, (all, from, to) => {
      const first = all.find((each) => isIn(from, each.from) && isIn(to, each.to));
      const given = all.map((each) => ({ ...each, reason: 'x' })) as TransitionSpec[];
      const kind = jumpOf({ transitions: given }, from, to)?.kind;
      expect(kind).toBe(from === to ? undefined : (first?.kind ?? 'unknown'));
    }),
  );
});
