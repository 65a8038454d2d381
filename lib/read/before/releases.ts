import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ARC_GUARDRAILS, ROOTS } from '../../plan/names';
import { isMap } from '../../authored/values';
import { layout } from '../../plan/layout';
import { clusterFolders } from './folders';
import { objectsIn } from './files';

/** The file with the account of the Kustomizations of releases, and one that was beside it from the first. */
const ACCOUNT = 'access.yaml';
const RELEASER = 'releaser.yaml';

/**
 * Clusters of an output folder whose Kustomizations of releases are in the namespace of releases: on a flux cluster the
 * account that they name is there, on an arc cluster there is none. A file a cluster tells, however many tenants there are.
 */
export function readReleasesBefore(outdir: string): string[] {
  return clusterFolders(outdir).flatMap(({ content, cluster }) => {
    const folder = (part: string) => join(content, layout.delivery(cluster, part));
    return isFluxBefore(folder(ROOTS.tenants)) || isArcBefore(folder(ARC_GUARDRAILS)) ? [cluster] : [];
  });
}

function isFluxBefore(folder: string): boolean {
  const objects = objectsIn(join(folder, ACCOUNT));
  const namespaceOf = (kind: string) => {
    const metadata = objects.find((each) => each['kind'] === kind)?.['metadata'];
    return isMap(metadata) ? metadata['namespace'] : undefined;
  };
  const account = namespaceOf('ServiceAccount');
  return account !== undefined && account === namespaceOf('RoleBinding');
}

function isArcBefore(folder: string): boolean {
  return existsSync(join(folder, RELEASER)) && !existsSync(join(folder, ACCOUNT));
}
