import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isMap } from '../../authored/values';
import { layout } from '../../plan/layout';
import { ROOTS } from '../../plan/names';
import type { TerraformBefore } from '../../authored/specs';
import { clusterFolders } from './folders';
import { namesIn, objectsIn } from './files';

/** Files that are beside it where there is a namespace of the customer's own: on a cluster with a hub, only the other. */
const BESIDE_IT = ['terraform-namespace.yaml', 'terraform-project.yaml'];

/** Where an output folder has customers' Terraform, as the run before wrote it: on Argo CD, where the plugin's output went. */
export function readTerraformBefore(outdir: string): TerraformBefore[] {
  return clusterFolders(outdir).flatMap(({ content, cluster }) => {
    const tenants = join(content, layout.delivery(cluster, ROOTS.tenants));
    return namesIn(tenants).flatMap((customer): TerraformBefore[] => {
      const file = (name: string) => join(tenants, customer, name);
      const namespace = objectsIn(file('terraform.yaml'))
        .map(namespaceOf)
        .find((each) => each !== undefined);
      if (namespace === undefined) return [];
      const hadOwn = BESIDE_IT.some((name) => existsSync(file(name)));
      return [{ cluster, customer, namespace, hadOwn }];
    });
  });
}

function namespaceOf({ kind, metadata, spec }: Readonly<Record<string, unknown>>): string | undefined {
  const destination = isMap(spec) ? spec['destination'] : undefined;
  const place = kind === 'Terraform' ? metadata : kind === 'Application' ? destination : undefined;
  const namespace = isMap(place) ? place['namespace'] : undefined;
  return typeof namespace === 'string' ? namespace : undefined;
}
