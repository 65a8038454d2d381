import type { Construct } from 'constructs';
import { folder, ManifestFile, type Leaf } from '../../../files';
import { inRepository, layout } from '../../../plan/layout';
import { ownRepositoryOf } from '../../../plan/tenant';
import { repositoryPolicy } from '../../../tenancy';
import { repositoryFileOf } from '../../delivery/about';
import { FROM_CLUSTERS } from '../../delivery/part';
import { OWN } from '../plan/settings';
import { SOURCE_KINDS } from '../plan/source-kinds';
import type { FluxRun, FluxTenant } from '../plan/tenant';
import { kustomization, tenantAnnotations, type FluxHome } from './kustomization';
import { source } from './sources';
import { fluxFile } from './tenant';

/**
 * The Kustomization by which the platform puts the source and the Kustomization of an owner's repository in place. What comes of these
 * is the owner's: it is not waited for.
 */
export function repositoryKustomization(file: ManifestFile, tenant: FluxTenant, platform: FluxHome): void {
  const own = ownRepositoryOf(tenant);
  if (!own) return;
  const { state, name: cluster } = tenant.cluster;
  kustomization(file, {
    name: own.name,
    path: inRepository(state, layout.repository(cluster, tenant.name)),
    home: platform,
    dependsOn: [{ name: tenant.guardrails }],
    settings: { ...OWN, ...tenant.kustomization, wait: false },
  });
}

/** The policy that guards the accounts which apply owners' repositories, where there are some and the API server takes policies. */
export function repositoryPolicyFile(
  scope: Construct,
  { appliesRepositories, admission, control }: FluxRun,
  part: string,
): void {
  if (!appliesRepositories || !admission) return;
  const file = new ManifestFile(
    folder(scope, `delivery/${part}`),
    'admission-repositories.yaml',
    FROM_CLUSTERS,
  );
  file.add(...repositoryPolicy(control.releases));
}

/**
 * The source of an owner's repository and the Kustomization that applies it, in the namespace of the tenant with an account that is bound
 * there. Nothing is substituted or decrypted: what the cluster says of its own Kustomizations is not the owner's. Source: Flux,
 * "Multi-tenancy".
 */
export function repositoryFiles(scope: Construct, tenant: FluxTenant): Leaf[] {
  const own = ownRepositoryOf(tenant);
  if (!own) return [];
  const { name, namespace, applier } = own;
  const annotations = tenantAnnotations(tenant);
  const files = folder(scope, `tenants/${tenant.name}/repository`);
  const file = new ManifestFile(files, 'repository.yaml', repositoryFileOf(fluxFile(tenant)));
  source(file, own.source, { name, namespace: namespace.name, annotations });
  kustomization(file, {
    name,
    path: own.path === '.' ? '' : own.path,
    home: {
      namespace: namespace.name,
      source: { kind: SOURCE_KINDS[own.source.kind], name },
      serviceAccount: applier.name,
    },
    targetNamespace: namespace.name,
    annotations,
    settings: {
      ...OWN,
      ...tenant.kustomization,
      ...(tenant.environment.onDelete === 'orphan' && { deletionPolicy: 'Orphan' as const }),
    },
  });
  return [file];
}
