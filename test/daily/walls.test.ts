import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/sample';

/*
 * The linter refuses imports of the repository's own fleet in tests of lib. This looks at what they read as files, so
 * that what its owners change turns red what is in test/fleet and customers/, or nothing.
 */
const OF_OWNERS = ['customers', 'dist', 'fleet', 'main.ts', 'products'];

/** What a test joins to the folder of the repository, which it may call `root` or `ROOT` where it is not another. */
function readIn(text: string): string[] {
  if (!/\broot\b.*from '[./]+sample'|\broot\b.*from '[./]+\/support\/sample'|\bROOT\b/.test(text)) return [];
  return [...text.matchAll(/\b(?:root|ROOT),\s*'([^/']+)/g)].map(([, part]) => part!);
}

const tests = readdirSync(join(root, 'test'), { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
  .filter((path) => !/^test\/(fleet|sample)\//.test(path));

it('no test of lib reads what owners of a fleet change', () => {
  const read = tests.flatMap((path) =>
    readIn(readFileSync(join(root, path), 'utf8')).map((part) => ({ path, part })),
  );
  expect(read.map(({ part }) => part)).toContain('examples');
  expect(read.filter(({ part }) => OF_OWNERS.includes(part))).toEqual([]);
});
