import type { ArgocdCluster } from '../plan/cluster';
import type { Construct } from 'constructs';
import { ManifestFile, folder } from '../../../files';
import { FROM_CLUSTERS } from '../../delivery/part';
import { accessPolicy } from './access';
import { configMap } from './config-map';
import { connections } from './connections';
import { APPLICATION_HEALTH } from './health';
import { install } from './install';
import { notificationFiles } from './notifications';
import { platformProjects } from './projects/platform';
import { rootApplication, rootChildren } from './roots';

/**
 * Settings, projects and the root Application are applied once by hand; the root brings the Application that applies
 * them again from then on, and the others.
 */
export function bootstrapFiles(scope: Construct, cluster: ArgocdCluster): void {
  const files = folder(scope, 'bootstrap');
  settings(files, cluster);
  accessPolicy(files, cluster);
  platformProjects(files, cluster);
  rootApplication(scope, cluster);
  rootChildren(scope, cluster);
  install(scope, cluster);
  connections(scope, cluster);
  notificationFiles(scope, cluster);
}

/** The keys of `argocd-cm` that the output relies on. Its labels and other keys belong to whoever installed Argo CD. */
function settings(scope: Construct, cluster: ArgocdCluster): void {
  const file = new ManifestFile(scope, 'argocd-cm.yaml', { source: FROM_CLUSTERS.source });
  configMap(file, 'argocd-cm', {
    'application.resourceTrackingMethod': 'annotation',
    // Who may sync may not thereby choose another revision: from Argo CD 3.3 on.
    'application.sync.requireOverridePrivilegeForRevisionSync': 'true',
    ...(cluster.impersonates && { 'application.sync.impersonation.enabled': 'true' }),
    'resource.customizations.health.argoproj.io_Application': APPLICATION_HEALTH,
  });
}
