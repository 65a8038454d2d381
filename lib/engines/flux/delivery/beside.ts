import type { Construct } from 'constructs';
import { Role } from '../../../../imports/rbac.authorization.k8s.io';
import { folder, ManifestFile, type Leaf } from '../../../files';
import { accountNamed, binding, installerPolicy, mayWrite, roleBeside } from '../../../tenancy';
import { FROM_CLUSTERS } from '../../delivery/part';
import type { FluxCluster } from '../plan/cluster';
import type { FluxTenant } from '../plan/tenant';
import { tenantAnnotations } from './kustomization';
import { RELEASES_ACCOUNT } from './releases-account';
import { fluxFile } from './tenant';

/** The policy that guards the accounts in tenants' namespaces that HelmReleases there install with. */
export function installerPolicyFile(
  scope: Construct,
  { releasedIn, admission, control }: FluxCluster,
  part: string,
): void {
  if (releasedIn.length === 0 || !admission) return;
  const file = new ManifestFile(
    folder(scope, `delivery/${part}`),
    'admission-installers.yaml',
    FROM_CLUSTERS,
  );
  file.add(...installerPolicy(control.releases));
}

/**
 * What lets the Kustomization of a tenant's releases put HelmReleases into the tenant's namespaces, where they were before. It is among the guard
 * rails, which make the namespaces.
 */
export function besideFiles(scope: Construct, tenant: FluxTenant): Leaf[] {
  const namespaces = tenant.namespaces.filter(({ installer }) => installer);
  if (namespaces.length === 0) return [];
  const guardrails = folder(scope, `tenants/${tenant.name}/guardrails`);
  const file = new ManifestFile(guardrails, 'helm-releases.yaml', fluxFile(tenant));
  const account = accountNamed({ name: RELEASES_ACCOUNT, namespace: tenant.cluster.control.platform });
  for (const { name: namespace } of namespaces) {
    const metadata = { name: RELEASES_ACCOUNT, namespace, annotations: tenantAnnotations(tenant) };
    // ConfigMaps: of values that have a null among them.
    const rules = [mayWrite('', 'configmaps'), mayWrite('helm.toolkit.fluxcd.io', 'helmreleases')];
    file.add(Role({ metadata, rules }), binding(metadata, roleBeside(RELEASES_ACCOUNT), account));
  }
  return [file];
}
