/**
 * `npm run check`: whether what is generated and committed is what its sources generate, of the fleet, of each example
 * that is there, of imports/ and of docs/reference/. All of them are looked at, and those that are not are named. What is said beside it, as
 * `npm run check -- --remove acme`, is said to the fleet's: an example has customers of its own.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const FLEET = 'main.ts';

/** Programs with a `dist/` of their own, by path: the fleet's, and each example's. */
export function programs(root = ROOT): string[] {
  const examples = join(root, 'examples');
  const names = existsSync(examples) ? readdirSync(examples).sort() : [];
  return [FLEET, ...names.map((name) => join('examples', name, 'main.ts'))].filter((path) =>
    existsSync(join(root, path)),
  );
}

/**
 * Runs each check; what it finds goes to stderr.
 *
 * @param said arguments for the fleet's own
 * @returns the commands that found something
 */
export function failing(root = ROOT, said: readonly string[] = []): string[] {
  const checks = [
    ...programs(root).map((path) => [path, 'check', ...(path === FLEET ? said : [])]),
    ['scripts/import.ts', '--check'],
    ['scripts/docs.ts', '--check'],
  ];
  return checks
    .filter((check) => {
      const run = spawnSync(process.execPath, ['--import', 'tsx', ...check], { cwd: root, stdio: 'inherit' });
      return run.status !== 0;
    })
    .map((check) => check.join(' '));
}

if (require.main === module) {
  const failed = failing(ROOT, process.argv.slice(2));
  for (const command of failed) process.stderr.write(`failed: npx tsx ${command}\n`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
