import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Application } from '../../../imports/argoproj.io';
import { ManifestFile, folder } from '../../files';
import { layout, managedBy, ROOTS, type ClusterPlan } from '../../model';
import { ARGOCD_NAMESPACE, PLATFORM, stateSource, syncPolicy, THIS_CLUSTER } from './application';
import { isImpersonating, platformProjects } from './project';

/** Input that decides the roots. */
const source = 'fleet/clusters.ts';

/** What is applied once by hand, and by its own root from then on. */
export function bootstrap(scope: Construct, cluster: ClusterPlan): void {
  const files = folder(scope, 'bootstrap');
  settings(files, cluster);
  platformProjects(files, cluster);
  const roots = new ManifestFile(files, 'roots.yaml', { source, labels: managedBy });
  root(roots, cluster, ROOTS.bootstrap, layout.bootstrap(cluster.name));
  root(roots, cluster, ROOTS.infrastructure, layout.delivery(cluster.name, ROOTS.infrastructure));
  // No waves among tenants: a release that waits for a person must not hold up other customers.
  root(roots, cluster, ROOTS.tenants, layout.delivery(cluster.name, ROOTS.tenants));
}

/** An Application of Applications. Without a finalizer: deleting a root must not delete the cluster's workloads. */
function root(file: ManifestFile, cluster: ClusterPlan, name: string, path: string): void {
  new Application(file, name, {
    metadata: { name, namespace: ARGOCD_NAMESPACE },
    spec: {
      project: PLATFORM,
      source: stateSource(cluster.state, path),
      destination: { server: THIS_CLUSTER, namespace: ARGOCD_NAMESPACE },
      syncPolicy: syncPolicy({
        automated: true,
        syncOptions: ['CreateNamespace=false', 'PruneLast=true', 'ServerSideApply=true'],
      }),
    },
  });
}

/** The keys of `argocd-cm` that the output relies on; server-side apply leaves the others to their owners. */
function settings(scope: Construct, cluster: ClusterPlan): void {
  const file = new ManifestFile(scope, 'argocd-cm.yaml', {
    source,
    labels: { ...managedBy, 'app.kubernetes.io/name': 'argocd-cm', 'app.kubernetes.io/part-of': 'argocd' },
  });
  new kplus.ConfigMap(file, 'argocd-cm', {
    metadata: {
      name: 'argocd-cm',
      namespace: ARGOCD_NAMESPACE,
      annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' },
    },
    data: {
      'application.resourceTrackingMethod': 'annotation',
      ...(isImpersonating(cluster) && { 'application.sync.impersonation.enabled': 'true' }),
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
