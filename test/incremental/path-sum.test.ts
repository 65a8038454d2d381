import { PathSum, sumOfPaths } from '../../lib/incremental/path-sum';
import { replacedIn } from '../../lib/incremental/output-seal';

const paths = ['customers/acme/index.json', 'clusters/a/b.yaml', 'clusters/a/ä.yaml', 'x.yaml'];
const listed = (all: readonly string[]) => {
  const sum = new PathSum();
  sum.addListed(Buffer.from(all.map((path) => `${path}\0`).join(''), 'utf8'));
  return sum.text;
};

it('is the same in whatever order, as paths and as git lists them, and without what stands beside an output', () => {
  expect(listed([...paths].reverse())).toBe(sumOfPaths(paths));
  expect(listed([...paths, '.ringfleet', '.github/a.yaml'])).toBe(sumOfPaths(paths));
});

it.each([
  ['one more', [...paths, 'clusters/a/c.yaml']],
  ['one less', paths.slice(1)],
  ['one twice', [...paths, paths[0]!]],
  ['another name', [...paths.slice(1), 'customers/acme/index.jsom']],
  ['parts that change places', [...paths.slice(0, 3), 'yaml.x']],
])('is another with %s', (_, others) => {
  expect(sumOfPaths(others)).not.toBe(sumOfPaths(paths));
});

it('follows what comes and goes', () => {
  const [before, after] = [paths.slice(2), ['new.yaml', 'x.yaml']];
  const replaced = replacedIn(sumOfPaths(paths), sumOfPaths(before), sumOfPaths(after));
  expect(replaced).toBe(sumOfPaths([...paths.slice(0, 2), ...after]));
});

it('no two of 100,000 paths that differ by a number have one', () => {
  const sums = new Set(
    Array.from({ length: 100_000 }, (_, n) => sumOfPaths([`customers/c-${n}/index.json`])),
  );
  expect(sums.size).toBe(100_000);
});
