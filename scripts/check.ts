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
const REGISTER = join(ROOT, 'entry/register.cjs');

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
  // As `npm run fleet` runs one: on the compiled library, where there is one.
  const fleets = programs(root).map((path) => ({
    by: ['-r', REGISTER],
    check: [path, 'check', ...(path === FLEET ? said : [])],
  }));
  const scripts = ['import', 'docs'].map((name) => ({
    by: ['--import', 'tsx'],
    check: [`scripts/${name}.ts`, '--check'],
  }));
  return [...fleets, ...scripts]
    .filter(({ by, check }) => {
      const run = spawnSync(process.execPath, [...by, ...check], { cwd: root, stdio: 'inherit' });
      return run.status !== 0;
    })
    .map(({ check }) => check.join(' '));
}

if (require.main === module) {
  const failed = failing(ROOT, process.argv.slice(2));
  for (const command of failed) process.stderr.write(`failed: npx tsx ${command}\n`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
