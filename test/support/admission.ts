import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { AdmissionRequest, Verdict } from './admission-evaluator';
import { root } from './sample';

export type { AdmissionRequest, Verdict };

/** What the policies say of each request, in a process that can load the evaluator. */
export function admissionVerdicts(
  policies: readonly object[],
  requests: readonly AdmissionRequest[],
): Verdict[][] {
  const script = join(root, 'test/support/admission-evaluator.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', script], {
    input: JSON.stringify({ policies, requests }),
    encoding: 'utf8',
    cwd: root,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Verdict[][];
}
