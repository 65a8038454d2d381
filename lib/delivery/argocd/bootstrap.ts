import type { Construct } from 'constructs';
import { ManifestFile, folder } from '../../files';
import type { ClusterPlan } from '../../model';
import { FROM_CLUSTERS } from '../part';
import { accessPolicy } from './access';
import { configMap } from './config-map';
import { connections } from './connections';
import { install } from './install';
import { notifications } from './notifications';
import { platformProjects } from './project';
import { rootApplication, rootChildren } from './roots';

/**
 * Settings, projects and the root Application are applied once by hand; the root brings the Application that applies
 * them again from then on, and the others.
 */
export function bootstrap(scope: Construct, cluster: ClusterPlan): void {
  const files = folder(scope, 'bootstrap');
  settings(files, cluster);
  accessPolicy(files, cluster);
  platformProjects(files, cluster);
  rootApplication(scope, cluster);
  rootChildren(scope, cluster);
  install(scope, cluster);
  connections(scope, cluster);
  notifications(scope, cluster);
}

/** The keys of `argocd-cm` that the output relies on. Its labels and other keys belong to whoever installed Argo CD. */
function settings(scope: Construct, cluster: ClusterPlan): void {
  const file = new ManifestFile(scope, 'argocd-cm.yaml', { source: FROM_CLUSTERS.source });
  configMap(file, 'argocd-cm', {
    'application.resourceTrackingMethod': 'annotation',
    // Who may sync may not thereby choose another revision.
    'application.sync.requireOverridePrivilegeForRevisionSync': 'true',
    ...(cluster.impersonates && { 'application.sync.impersonation.enabled': 'true' }),
    // Waves of Applications wait for nothing unless Argo CD is told how to see an Application's health.
    'resource.customizations.health.argoproj.io_Application': HEALTH,
  });
}

const HEALTH = `local reported = obj.status and obj.status.health
if reported and reported.status then
  return { status = reported.status, message = reported.message or "" }
end
return { status = "Progressing", message = "not reconciled yet" }
`;
