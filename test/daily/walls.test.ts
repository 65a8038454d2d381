import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../support/sample';
import { LOOKING } from './looking';

/*
 * The linter refuses imports of the repository's own fleet in tests of lib. This looks at what they read as files, so
 * that what its owners change turns red what is in test/fleet and customers/, or nothing.
 */
const OF_OWNERS = ['customers', 'dist', 'fleet', 'main.ts', 'products'];

/** Who has the repository's folder in hand for more than to name a part of it, and what for. Whoever is added is read by a person. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'test/cli/parts.test.ts': 'links parts that it names',
  'test/daily/fork.test.ts': 'copies the repository without its fleet',
  'test/daily/walls.test.ts': 'reads tests',
  'test/docs/links.test.ts': 'looks for what pages name, and runs in a fork',
  'test/docs/pages.ts': 'reads pages',
  'test/docs/reference.test.ts': 'reads the pages of the reference',
  'test/docs/samples.test.ts': 'names files that are not there',
  'test/examples/argocd-customer-configs/onboarding.test.ts': 'links parts that it names',
  'test/examples/import-customers.test.ts': 'links parts that it names',
  'test/examples/import.test.ts': 'links parts that it names',
  'test/examples/synth.test.ts': 'links parts that it names',
  'test/fuzz/worker.ts': 'runs in a folder of its own',
  'test/output/write-failure.test.ts': 'tries to write to the current folder, and may not',
  'test/package/packed.ts': 'copies parts that it names',
  'test/publish/killed.test.ts': 'runs a program of test/publish there',
  'test/support/admission.ts': 'runs a script of test/support there',
  'test/support/checkout.ts': 'copies parts that it names',
  'test/support/sample.ts': 'says where it is',
  'test/support/verdicts.ts': 'runs a script of test/support there',
  'test/support/workspace.ts': 'links the library that a fleet imports',
  'test/types/compiler.ts': 'reads tsconfig.json',
  'test/types/completion.test.ts': 'compiles a file that is not there',
};

/** How a file calls the folder of the repository. */
const CALLED = /(?:\bimport \{[^}]*\b(root|ROOT)\b[^}]*\} from '[./]+(?:support\/sample|sample|compiler)')/gs;

interface Read {
  /** The first folder or file below the repository's; nothing where that cannot be told. */
  readonly part?: string;
}

/** Whatever a test does with the folder of the repository. */
function readsIn(path: string, text: string): Read[] {
  const names = [...text.matchAll(CALLED)].map(([, name]) => name!);
  const body = text.replace(/^import .*?;$/gms, '');
  const named = [...names, 'process\\.cwd\\(\\)'].flatMap((name) =>
    [...body.matchAll(new RegExp(`(?<![\\w.-])${name}(?![\\w:])(?:,\\s*'([^'/]+))?`, 'g'))].map(
      ([, part]) => ({
        part,
      }),
    ),
  );
  const below = [...body.matchAll(/\b__dirname((?:,\s*'[^']+')*)/g)].map(([, parts]) => {
    const joined = join(dirname(path), ...[...parts!.matchAll(/'([^']+)'/g)].map(([, part]) => part!));
    return { part: joined === '.' ? undefined : joined.split('/')[0] };
  });
  return [...named, ...below].map(({ part }) => (part === undefined ? {} : { part }));
}

const reads = readdirSync(join(root, 'test'), { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .filter((path) => !/^test\/(fleet|sample)\//.test(path))
  .flatMap((path) =>
    readsIn(path, readFileSync(join(root, path), 'utf8')).map((read) => ({ path, ...read })),
  );

it('no test of lib reads what owners of a fleet change', () => {
  const parts = reads.flatMap(({ part }) => part ?? []);
  expect(parts).toEqual(expect.arrayContaining(['.github', 'examples', 'node_modules', 'test']));
  expect(reads.filter(({ part }) => part !== undefined && OF_OWNERS.includes(part))).toEqual([]);
});

it('who has the folder in hand otherwise is listed, with what for', () => {
  const others = reads.filter(({ part }) => part === undefined).map(({ path }) => path);
  expect([...new Set(others)].sort()).toEqual(Object.keys(OTHERWISE));
});

it('what can see the fleet of the repository runs in a fork', () => {
  const fleet = readdirSync(join(root, 'test/fleet')).filter((name) => name.endsWith('.test.ts'));
  expect(LOOKING).toEqual(['test/docs/links.test.ts', ...fleet.sort().map((name) => `test/fleet/${name}`)]);
});
