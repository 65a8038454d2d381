import type { Construct } from 'constructs';
import { folder, ManifestFile, type Leaf } from '../../../files';
import { windowAnnotations } from '../../../plan/labels';
import { ARGOCD_NAMESPACE } from '../../../plan/names';
import { ownRepositoryOf, type AppliedRepository } from '../../../plan/tenant';
import { fileOf, repositoryFileOf } from '../../delivery/about';
import { ownApplicationPlan } from '../plan/applications';
import type { ArgocdTenant } from '../plan/tenant';
import { application, finalizers, type ApplicationSource } from './application';
import { destinationOf } from './destination';
import { pulled } from './sources';

/** What applies an owner's repository in a tenant: an Application of the platform's, in the owner's AppProject. */
export function repositoryApplication(scope: Construct, tenant: ArgocdTenant): Leaf[] {
  const own = ownRepositoryOf(tenant);
  if (!own) return [];
  const { cluster, environment, releases } = tenant;
  const plan = ownApplicationPlan(cluster.spec, environment);
  const files = folder(scope, `tenants/${tenant.name}/repository`);
  const file = new ManifestFile(files, 'repository.yaml', repositoryFileOf(fileOf(tenant)));
  // After all releases: one that fails holds none of them up.
  const wave = 1 + Math.max(0, ...releases.map(({ depth }) => depth + 1));
  application(file, {
    metadata: {
      name: own.name,
      namespace: ARGOCD_NAMESPACE,
      annotations: { 'argocd.argoproj.io/sync-wave': String(wave), ...windowAnnotations(tenant) },
      ...finalizers(tenant, plan),
    },
    spec: {
      project: tenant.project,
      source: sourceOf(own),
      destination: destinationOf(cluster, own.namespace.name),
      ...plan.spec,
    },
  });
  return [file];
}

/** What the folder is, is said: Argo CD would find out by itself, and may find it to be a plugin's. */
function sourceOf({ source, path, content, namespace }: AppliedRepository): ApplicationSource {
  const own = { ...pulled(source), path };
  return content === 'kustomize'
    ? { ...own, kustomize: { namespace: namespace.name } }
    : { ...own, directory: { recurse: true } };
}
