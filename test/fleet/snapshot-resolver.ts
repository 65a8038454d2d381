import { basename, dirname, join } from 'node:path';

/*
 * Where jest keeps snapshots. Those of this folder are of the fleet that somebody owns: they lie in its folder, so that a fleet
 * that is replaced takes them along. All others lie beside their tests.
 */
const FLEET = join(__dirname, '../../fleet');
const KEPT = '__snapshots__';

function resolveSnapshotPath(testPath: string, extension: string): string {
  const folder = dirname(testPath) === __dirname ? FLEET : dirname(testPath);
  return join(folder, KEPT, `${basename(testPath)}${extension}`);
}

function resolveTestPath(snapshotPath: string, extension: string): string {
  const folder = dirname(dirname(snapshotPath));
  return join(folder === FLEET ? __dirname : folder, basename(snapshotPath, extension));
}

export default {
  resolveSnapshotPath,
  resolveTestPath,
  testPathForConsistencyCheck: join(__dirname, 'snapshots.test.ts'),
};
