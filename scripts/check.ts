/**
 * `npm run check`: whether what is generated and committed is what its sources generate, of the fleet, of each example
 * that is there, and of imports/. All of them are looked at, and those that are not are named.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

/** Programs with a `dist/` of their own, by path: the fleet's, and each example's. */
export function programs(root = ROOT): string[] {
  const examples = join(root, 'examples');
  const names = existsSync(examples) ? readdirSync(examples).sort() : [];
  return ['main.ts', ...names.map((name) => join('examples', name, 'main.ts'))].filter((path) =>
    existsSync(join(root, path)),
  );
}

/** Runs each check; what it finds goes to stderr. @returns the commands that found something */
export function failing(root = ROOT): string[] {
  const checks = [...programs(root).map((path) => [path, 'check']), ['scripts/import.ts', '--check']];
  return checks
    .filter(([script, argument]) => {
      const run = spawnSync(process.execPath, ['--import', 'tsx', script!, argument!], {
        cwd: root,
        stdio: 'inherit',
      });
      return run.status !== 0;
    })
    .map((check) => check.join(' '));
}

if (require.main === module) {
  const failed = failing();
  for (const command of failed) process.stderr.write(`failed: npx tsx ${command}\n`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
