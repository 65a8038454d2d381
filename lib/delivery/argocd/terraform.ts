import type { Construct } from 'constructs';
import { folder, ManifestFile, type Leaf } from '../../files';
import { ARGOCD_NAMESPACE, customerLabels, inRepository, ROOTS, type CustomerPlan } from '../../model';
import { application, PLATFORM, refreshedBy } from './application';
import { destinationOf } from './destination';

/**
 * A customer's Terraform, by a config management plugin. It belongs to the platform, whose credentials it uses.
 * Nothing is pruned and nothing put back, and by default nothing is automated at all: a plan that nobody has seen may
 * replace a database, and no later commit brings its data back. Without a finalizer, for the same reason.
 */
export function terraform(scope: Construct, { name, source, valuesIn, terraform }: CustomerPlan): Leaf[] {
  const cluster = terraform?.appliedBy?.cluster;
  if (!terraform || !cluster?.terraform || cluster.leavesToFleetSets) return [];
  const { approve, plugin, namespace } = cluster.terraform;
  const file = new ManifestFile(folder(scope, `delivery/${ROOTS.tenants}/${name}`), 'terraform.yaml', {
    source,
    labels: customerLabels(name),
    about: { cluster: cluster.name },
  });
  application(file, 'terraform', {
    metadata: {
      name: terraform.name,
      namespace: ARGOCD_NAMESPACE,
      annotations: refreshedBy(valuesIn, [terraform.path]),
    },
    spec: {
      project: PLATFORM,
      source: {
        repoURL: valuesIn.url,
        targetRevision: valuesIn.branch,
        path: inRepository(valuesIn, terraform.path),
        plugin: { name: plugin },
      },
      destination: destinationOf(cluster, namespace),
      ...(approve === 'auto' && {
        // Empty, which is not the same as none: it syncs by itself, and no more.
        syncPolicy: { automated: {} },
      }),
    },
  });
  return [file];
}
