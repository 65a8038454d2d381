import { APPLICATION_SETS, ROOT_APPLICATIONS } from '../../../plan/names';
import type { NamedObject } from '../../engine';
import { rootObjects } from '../../roots';
import type { ArgocdCluster } from './cluster';
import { hasConnections } from './connections';

/** The Applications of a cluster that belong to no component and no tenant; on a hub there is one of what goes to the cluster itself. */
export function objects(cluster: ArgocdCluster): NamedObject[] {
  const { argocd, roots, hub, applicationSets } = cluster;
  const found = rootObjects(cluster.name, {
    root: argocd.root.name,
    ...roots,
    ...(hub && { cluster: argocd.cluster }),
    ...(hasConnections(argocd) && { connections: ROOT_APPLICATIONS.connections }),
    ...(argocd.install && { 'of Argo CD itself': argocd.install.name }),
  });
  if (applicationSets.length > 0) {
    const by = "the root of the fleet's ApplicationSets";
    found.push({ name: APPLICATION_SETS, by, path: ['applicationSets'] });
  }
  return found;
}
