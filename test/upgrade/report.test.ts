import { changesOf } from '../../lib/upgrade/changes';
import { kindsOf, report } from '../../lib/upgrade/report';

/** Files of two clusters, of which each line becomes another. */
function changes(count: number, lines = 1) {
  const files = (word: string) =>
    new Map(
      Array.from({ length: count }, (_, at) => [
        `clusters/${at % 2 ? 'b' : 'a'}/${at}.yaml`,
        Array.from({ length: lines }, (_, line) => `${word}: ${at}.${line}\n`).join(''),
      ]),
    );
  return changesOf(files('old'), files('new'));
}
const owner = (path: string) => `cluster ${path.split('/')[1]}`;

it('tells files by owner, and the lines once where they are the same', () => {
  const before = new Map([
    ['a/1', 'x\n'],
    ['a/2', 'x\n'],
    ['b/1', 'gone\n'],
  ]);
  const after = new Map([
    ['a/1', 'y\n'],
    ['a/2', 'y\n'],
    ['c/1', 'new\n'],
  ]);
  const found = changesOf(before, after);
  expect(report(found, (path) => path[0]!, {})).toBe(`
a: 2 changed
  changed  a/1
  changed  a/2

b: 1 removed
  removed  b/1

c: 1 added
  added    c/1

a/1, and the same in 1 more
  - x
  + y
`);
  expect(kindsOf(found)).toBe('1 added, 2 changed, 1 removed');
});

it('shows what is added and removed, too, where all is asked for', () => {
  const found = changesOf(new Map([['a', 'x\n']]), new Map([['b', 'x\n']]));
  expect(report(found, () => 'shared', { diff: true })).toContain('\na\n  - x\n\nb\n  + x\n');
});

it('counts the files of a large change, and names them where all is asked for', () => {
  const many = changes(101);
  expect(report(many, owner, {})).toMatch(/^cluster a: 51 changed\ncluster b: 50 changed\n\n/);
  expect(report(many, owner, { diff: true })).toContain('\n  changed  clusters/b/99.yaml\n');
});

it('shows as many lines as are read, and says that there are more', () => {
  const told = report(changes(2, 18), owner, {});
  expect(told).toMatch(/clusters\/a\/0\.yaml\n {2}- old: 0\.0\n/);
  expect(told).not.toContain('- old: 1.0');
  expect(told).toMatch(/\nThere is more: --diff shows every line\.\n$/);
  expect(report(changes(2, 18), owner, { diff: true })).toContain('- old: 1.0');
});

it('leaves comments out of what else changes, where nobody asks for all', () => {
  const found = changesOf(new Map([['a', '# 1\nx\n']]), new Map([['a', '# 2\ny\n']]));
  expect(report(found, () => 'shared', {})).toContain('\na\n  - x\n  + y\n');
  expect(report(found, () => 'shared', { diff: true })).toContain('\na\n  - # 1\n');
});

it('shows what clusters get before comments', () => {
  const before = new Map([
    ['a', '# 1\n'],
    ['b', 'x\n'],
  ]);
  const after = new Map([
    ['a', '# 2\n'],
    ['b', 'y\n'],
  ]);
  const told = report(changesOf(before, after), () => 'shared', {});
  expect(told).toContain('\nb\n  - x\n  + y\n\na\n  - # 1\n  + # 2\n');
});
