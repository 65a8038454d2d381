import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './sample';

/** What the validator of each object's type says (null, a message, or `no validator`), in a process that can load it. */
export function verdicts(objects: readonly object[]): (string | null)[] {
  const script = join(root, 'test/support/validators.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', script], {
    input: JSON.stringify(objects),
    encoding: 'utf8',
    cwd: root,
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as (string | null)[];
}
