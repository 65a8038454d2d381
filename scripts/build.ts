/** `npm run build`: lib/ and what it needs of imports/ as JavaScript with declarations, in build/. */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_FROM, digestOf } from '../entry/digest.cjs';
import { prune } from './declarations';

const ROOT = join(__dirname, '..');

/** @returns the exit code of the compiler */
function build(): number {
  rmSync(join(ROOT, 'build'), { recursive: true, force: true });
  // Before the compiler reads them: where one changes meanwhile, what was compiled counts as stale.
  const digest = digestOf(ROOT);
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) return status ?? 1;
  prune(join(ROOT, 'build'), ['lib/index.d.ts', 'lib/testing/index.d.ts']);
  writeFileSync(join(ROOT, BUILT_FROM), digest);
  return 0;
}

if (require.main === module) process.exitCode = build();
