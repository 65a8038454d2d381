/** `npm run build`: lib/ and what it needs of imports/ as JavaScript with declarations, and the page of a report, in build/. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from '../lib/cli/fleet-report/page';
import { BUILT_FROM, digestOf } from '../entry/digest.cjs';
import { prune } from './declarations';

const ROOT = join(__dirname, '..');
/** The page of a report, which browsers run. */
const PAGE = 'lib/report/page';

/** @returns the exit code of the compiler */
async function build(): Promise<number> {
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
  const { script, style } = await bundled(join(ROOT, PAGE));
  mkdirSync(join(ROOT, 'build', PAGE), { recursive: true });
  writeFileSync(
    join(ROOT, 'build', PAGE, 'made.js'),
    `exports.script = ${JSON.stringify(script)};\nexports.style = ${JSON.stringify(style)};\n`,
  );
  writeFileSync(join(ROOT, BUILT_FROM), digest);
  return 0;
}

if (require.main === module) void build().then((code) => (process.exitCode = code));
