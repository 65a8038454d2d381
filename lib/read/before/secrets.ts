import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { layout } from '../../plan/layout';
import type { SecretsBefore } from '../../authored/specs';
import { namesIn } from './files';
import { clusterFolders } from './folders';

/**
 * Tenants of an output folder whose SealedSecrets the Application of the tenant applies: they have a folder of them, and no
 * Application beside it. Tenants of Flux have neither, or more: whose they are is for the plan to say.
 */
export function readSecretsBefore(outdir: string): SecretsBefore[] {
  return clusterFolders(outdir).flatMap(({ content, cluster }) =>
    namesIn(join(content, layout.tenants(cluster)))
      .filter((tenant) => existsSync(join(content, layout.secrets(cluster, tenant))))
      .filter((tenant) => !existsSync(join(content, layout.secretsApplications(cluster, tenant))))
      .map((tenant) => ({ cluster, tenant })),
  );
}
