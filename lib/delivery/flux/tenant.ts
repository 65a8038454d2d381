import type { Construct } from 'constructs';
import { folder, ManifestFile, type Leaf } from '../../files';
import { DNS_LABEL, layout, shorten, type ReleasePlan, type TenantPlan } from '../../model';
import { fileOf } from '../about';
import { tenantRelease } from './helm-release';
import { kustomization, type FluxHome, type KustomizationOptions, tenantAnnotations } from './kustomization';
import { gitChart } from './sources';

/** The Kustomization by which the platform applies a tenant's guard rails. */
export function guardrailsKustomization(file: Construct, tenant: TenantPlan, home: FluxHome): void {
  const path = layout.guardrails(tenant.cluster.name, tenant.name);
  kustomization(file, tenant.cluster.state, { name: tenant.guardrails, path, home });
}

/** The Kustomization that puts a tenant's HelmReleases in place; they install with the tenant's own account. */
export function releasesKustomization(
  file: Construct,
  tenant: TenantPlan,
  home: FluxHome,
  dependsOn: KustomizationOptions['dependsOn'] = [],
): void {
  if (tenant.releases.length === 0) return;
  const name = shorten(`${tenant.guardrails}-releases`, DNS_LABEL);
  const path = layout.releases(tenant.cluster.name, tenant.name);
  kustomization(file, tenant.cluster.state, { name, path, home, dependsOn });
}

/** The Flux objects of one release, in the namespace of the engine's own objects. */
export function releaseFile(
  scope: Construct,
  tenant: TenantPlan,
  release: ReleasePlan,
  namespace: string,
): Leaf {
  const file = new ManifestFile(
    folder(scope, `tenants/${tenant.name}/releases`),
    `${release.product.name}.yaml`,
    fileOf(tenant, release),
  );
  const metadata = { name: release.name, namespace, annotations: tenantAnnotations(tenant) };
  if (release.chart.kind === 'git') gitChart(file, release.chart, metadata);
  tenantRelease(file, release, metadata);
  return file;
}
