import type { ProductSpec } from '../../../lib/authored/product';
import type { TransitionSpec } from '../../../lib/authored/rollout/transitions';
import { issuesOf, product, untyped } from '../../support/specs';

const found = (transitions: readonly object[], changes: Partial<ProductSpec> = {}, recalled?: string) => {
  const web = product('web', { ...changes, transitions: transitions as readonly TransitionSpec[] });
  const recalls = {
    file: 'products/web/recalls.yaml',
    entries: [{ version: recalled ?? '0.0.1', date: '2026-11-01', reason: 'it leaks' }],
    locate: () => ({ file: 'products/web/recalls.yaml' }),
  };
  const input = web.rings ? { ...web, rings: { ...web.rings, recalls } } : web;
  return issuesOf({ products: [input] })
    .filter(({ at }) => at.path?.startsWith('transitions'))
    .map(({ at, problem, fix }) => `${at.path}: ${problem}; ${fix}`);
};

it('what is sound is not told of', () => {
  expect(
    found([
      { from: '<1.6.0', to: '>=2.0.0', kind: 'blocked', through: '1.6.0', reason: 'x' },
      { from: '1.x', to: '2.x', kind: 'manual', steps: ['copy the data'] },
      { from: '*', to: '*', kind: 'safe' },
    ]),
  ).toEqual([]);
});

it.each<[string, object[], string]>([
  [
    'what is no range',
    [{ from: 'old', to: '>=2 &&', kind: 'safe' }],
    "transitions.0.from: 'old' is no range of semantic versions; give one as npm reads it, such as '>=1.4.0 <2.0.0' or '1.x'",
  ],
  [
    'one that is never asked for',
    [
      { from: '1.x', to: '*', kind: 'safe' },
      { from: '1.4.x', to: '2.x', kind: 'blocked', reason: 'x' },
    ],
    'transitions.1: is never asked for: transitions.0, which counts first, has all of its versions; put it above',
  ],
  [
    'a way that is no version',
    [{ from: '<1.6.0', to: '2.x', kind: 'blocked', through: 'the last', reason: 'x' }],
    "transitions.0.through: 'the last' is no semantic version",
  ],
  [
    'a way that is blocked, too',
    [{ from: '1.x', to: '*', kind: 'blocked', through: '1.6.0', reason: 'x' }],
    'transitions.0.through: is no way around: the jump from 1.0.0 to 1.6.0 is blocked, too',
  ],
  ['a kind that there is not', [{ from: '1.x', to: '2.x', kind: 'unsafe' }], 'transitions.0.kind: '],
  ['work without steps', [{ from: '1.x', to: '2.x', kind: 'manual', steps: [] }], 'transitions.0.steps'],
  ['a block without a reason', [{ from: '1.x', to: '2.x', kind: 'blocked' }], 'transitions.0.reason'],
])('%s is refused', (_, transitions, said) => {
  expect(found(transitions).filter((each) => each.startsWith(said.slice(0, 13)))).toContainEqual(
    expect.stringContaining(said),
  );
});

it('all that is wrong is told at once', () => {
  expect(
    found([
      { from: 'old', to: 'new', kind: 'safe' },
      { from: '<1.6.0', to: '2.x', kind: 'blocked', through: 'x', reason: 'x' },
    ]),
  ).toHaveLength(3);
});

it('a way around is not recalled', () => {
  const blocked = { from: '<1.6.0', to: '2.x', kind: 'blocked', through: '1.6.0', reason: 'x' };
  expect(found([blocked], {}, '1.6.0')).toEqual([
    'transitions.0.through: 1.6.0 is recalled since 2026-11-01: it leaks; give another version in between',
  ]);
});

it('a product without versions has none', () => {
  expect(found([], { version: untyped(undefined) })).toEqual([
    "transitions: 'web' has no versions; say what a version sets, or leave it out",
  ]);
});
