import { changesOf } from '../../lib/upgrade/changes';

const files = (all: Record<string, string>) => new Map(Object.entries(all));

it('tells files by what became of them, in the order of paths', () => {
  const before = files({ same: 'a\n', z: 'a\n', gone: 'a\n', told: '# by 1\na\n' });
  const after = files({ same: 'a\n', z: 'b\n', new: 'a\n', told: '# by 2\na\n' });
  expect(changesOf(before, after).map(({ path, kind }) => [path, kind])).toEqual([
    ['gone', 'removed'],
    ['new', 'added'],
    ['told', 'comments'],
    ['z', 'changed'],
  ]);
});

it('an indented # is text that clusters may get', () => {
  const [change] = changesOf(files({ a: 'a: |\n  # 1\n' }), files({ a: 'a: |\n  # 2\n' }));
  expect(change?.kind).toBe('changed');
});

it('finds nothing between equal outputs', () => {
  expect(changesOf(files({ a: 'a' }), files({ a: 'a' }))).toEqual([]);
});
