import { join } from 'node:path';
import type { Specs } from '../../authored/specs';
import { readDeployed } from './configurations';
import { readText } from './files';
import { readReleasesBefore } from './releases';
import { readSecretsBefore } from './secrets';
import { readTerraformBefore } from './terraform';

/** The output as the run before wrote it, for what cannot change any more, or not in one step. */
export function readBefore(
  outdir: string,
): Pick<Specs, 'before' | 'deployed' | 'releasesBefore' | 'secretsBefore' | 'terraformBefore'> {
  return {
    deployed: readDeployed(outdir),
    releasesBefore: readReleasesBefore(outdir),
    secretsBefore: readSecretsBefore(outdir),
    terraformBefore: readTerraformBefore(outdir),
    before: (path) => readText(join(outdir, path)),
  };
}
