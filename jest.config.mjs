import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders below one of the repository; none where it is not there. */
function foldersIn(path) {
  const folder = join(import.meta.dirname, path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** Examples are there to be read, and may be deleted: their tests go with them. */
const examples = foldersIn('examples').filter((name) =>
  existsSync(join(import.meta.dirname, 'examples', name, 'main.ts')),
);
/** Who forks may have deleted the tests, and keep those of customers alone. */
const snapshots = 'test/fleet/snapshot-resolver.ts';
const without = foldersIn('test/examples').filter((name) => !examples.includes(name));

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['test', 'customers']
    .filter((folder) => existsSync(join(import.meta.dirname, folder)))
    .map((folder) => `<rootDir>/${folder}`),
  // Who forks may keep the tests of customers alone, and these may be none.
  passWithNoTests: !existsSync(join(import.meta.dirname, 'test')),
  // Tests that start programs wait for them: leave no core idle.
  maxWorkers: '100%',
  // Who forks may keep the tests of customers alone.
  ...(existsSync(join(import.meta.dirname, 'test/runtime.cjs')) && {
    runtime: '<rootDir>/test/runtime.cjs',
    testSequencer: '<rootDir>/test/longest-first.cjs',
  }),
  // A machine that is busy is slow, and no test measures that.
  testTimeout: 60_000,
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    ...without.map((name) => `<rootDir>/test/examples/${name}/`),
    ...(examples.length > 0 ? [] : ['<rootDir>/test/examples/']),
  ],
  // A fleet of this repository gets the sources, as the tests do.
  moduleNameMapper: {
    '^ringfleet$': '<rootDir>/lib/index.ts',
    '^ringfleet/testing$': '<rootDir>/lib/testing/index.ts',
  },
  // Those of the fleet go with it: who replaces fleet/ has replaced them.
  ...(existsSync(join(import.meta.dirname, snapshots)) ? { snapshotResolver: `<rootDir>/${snapshots}` } : {}),
  // Snapshots of synthTenant as the YAML that they are.
  snapshotSerializers: ['<rootDir>/lib/testing/raw-yaml.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
};
