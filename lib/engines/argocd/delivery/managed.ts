import type { ArgocdCluster } from '../plan/cluster';
import type { Construct } from 'constructs';
import { folder, ManifestFile } from '../../../files';
import { ROOT_APPLICATIONS, ROOTS } from '../../../plan/names';
import { componentNamespaces } from '../../delivery/component';
import { deliveryPart, FROM_CLUSTERS, releaserFiles, releasesNamespace } from '../../delivery/part';
import { KEPT_BY_ARGOCD } from './application';
import { component } from './component';
import { managedChildren } from './roots';
import { deliverySets } from './sets';

/** Folder of what goes to the cluster itself. */
export const THERE = `delivery/${ROOT_APPLICATIONS.cluster}`;

/**
 * A cluster that a hub manages. One destination takes all of a folder, so what goes to the cluster itself is apart from
 * the Applications, which go to the hub.
 */
export function managedCluster(scope: Construct, cluster: ArgocdCluster): void {
  managedChildren(scope, cluster);
  const part = (name: string, applies: string) => deliveryPart(scope, cluster, name, applies);
  part(
    ROOT_APPLICATIONS.cluster,
    'Namespaces, and the role of releases; the hub applies them to the cluster.',
  );
  componentNamespaces(scope, cluster, { bootstrap: THERE, infrastructure: THERE }, KEPT_BY_ARGOCD);
  releasesNamespace(
    new ManifestFile(folder(scope, THERE), 'namespace.yaml', FROM_CLUSTERS),
    cluster,
    KEPT_BY_ARGOCD,
  );
  if (cluster.hostsTenants) releaserFiles(scope, cluster, ROOT_APPLICATIONS.cluster);

  part(ROOTS.infrastructure, 'Applications of components; the root of this name applies them to the hub.');
  for (const plan of cluster.components) component(scope, cluster, plan);
  if (cluster.hostsTenants)
    part(ROOTS.tenants, 'Applications of tenants; the root of this name applies them to the hub.');
  if (cluster.sets) deliverySets(scope, cluster, cluster.sets);
}
