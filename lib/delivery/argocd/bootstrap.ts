import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Application } from '../../../imports/argoproj.io';
import { ManifestFile, folder } from '../../files';
import { ARGOCD_NAMESPACE, layout, ROOTS, type ClusterPlan } from '../../model';
import { FROM_CLUSTERS } from '../part';
import { accessPolicy } from './access';
import { PLATFORM, refreshedBy, stateSource, syncPolicy, THIS_CLUSTER } from './application';
import { platformProjects } from './project';

/**
 * Settings, projects and the root `bootstrap` are applied once by hand; the root applies them again from then on, and
 * brings the other two: tenants when the infrastructure is healthy.
 */
export function bootstrap(scope: Construct, cluster: ClusterPlan): void {
  const files = folder(scope, 'bootstrap');
  settings(files, cluster);
  accessPolicy(files, cluster);
  platformProjects(files, cluster);
  root(files, cluster, ROOTS.bootstrap, layout.bootstrap(cluster.name), 0);
  const owned = cluster.components.filter(({ root }) => root === 'bootstrap').map(({ depth }) => depth);
  const after = Math.max(0, ...owned) + 1;
  root(files, cluster, ROOTS.infrastructure, layout.delivery(cluster.name, ROOTS.infrastructure), after);
  // No waves among tenants: a release that waits for a person must not hold up other customers.
  if (cluster.hostsTenants)
    root(files, cluster, ROOTS.tenants, layout.delivery(cluster.name, ROOTS.tenants), after + 1);
}

/** An Application of Applications. Without a finalizer: deleting a root must not delete the cluster's workloads. */
function root(scope: Construct, cluster: ClusterPlan, name: string, path: string, wave: number): void {
  new Application(new ManifestFile(scope, `${name}.yaml`, FROM_CLUSTERS), name, {
    metadata: {
      name,
      namespace: ARGOCD_NAMESPACE,
      annotations: { 'argocd.argoproj.io/sync-wave': String(wave), ...refreshedBy(cluster.state, [path]) },
    },
    spec: {
      project: PLATFORM,
      source: stateSource(cluster.state, path),
      destination: { server: THIS_CLUSTER, namespace: ARGOCD_NAMESPACE },
      syncPolicy: syncPolicy({ automated: true, syncOptions: ['PruneLast=true', 'ServerSideApply=true'] }),
    },
  });
}

/** The keys of `argocd-cm` that the output relies on. Its labels and other keys belong to whoever installed Argo CD. */
function settings(scope: Construct, cluster: ClusterPlan): void {
  const file = new ManifestFile(scope, 'argocd-cm.yaml', { source: FROM_CLUSTERS.source });
  new kplus.ConfigMap(file, 'argocd-cm', {
    metadata: {
      name: 'argocd-cm',
      namespace: ARGOCD_NAMESPACE,
      // Argo CD reads no ConfigMap without this label. Source: Argo CD, "Declarative Setup".
      labels: { 'app.kubernetes.io/part-of': 'argocd' },
      annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' },
    },
    data: {
      'application.resourceTrackingMethod': 'annotation',
      // Who may sync may not thereby choose another revision.
      'application.sync.requireOverridePrivilegeForRevisionSync': 'true',
      ...(cluster.impersonates && { 'application.sync.impersonation.enabled': 'true' }),
      // Waves of Applications wait for nothing unless Argo CD is told how to see an Application's health.
      'resource.customizations.health.argoproj.io_Application': HEALTH,
    },
  });
}

const HEALTH = `local reported = obj.status and obj.status.health
if reported and reported.status then
  return { status = reported.status, message = reported.message or "" }
end
return { status = "Progressing", message = "not reconciled yet" }
`;
