import type { Construct } from 'constructs';
import { folder, ManifestFile, type Leaf, type ManifestFileProps } from '../../files';
import { DNS_LABEL, inRepository, layout, shorten, type ReleasePlan, type TenantPlan } from '../../model';
import { fileOf } from '../about';
import { tenantRelease } from './helm-release';
import {
  kustomization,
  schedule,
  tenantAnnotations,
  type FluxHome,
  type KustomizationOptions,
} from './kustomization';
import { chartSource, shardLabel } from './sources';

/** Header and labels of a file with a tenant's Flux objects. */
export function fluxFile(tenant: TenantPlan, release?: ReleasePlan): ManifestFileProps {
  const file = fileOf(tenant, release);
  return { ...file, labels: { ...file.labels, ...shardLabel(tenant.shard) } };
}

/** The Kustomization by which the platform applies a tenant's guard rails. */
export function guardrailsKustomization(file: Construct, tenant: TenantPlan, home: FluxHome): void {
  const path = inRepository(tenant.cluster.state, layout.guardrails(tenant.cluster.name, tenant.name));
  kustomization(file, { name: tenant.guardrails, path, home, settings: schedule(tenant.kustomization) });
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
  const path = inRepository(tenant.cluster.state, layout.releases(tenant.cluster.name, tenant.name));
  kustomization(file, { name, path, home, dependsOn, settings: schedule(tenant.kustomization) });
}

/** The Flux objects of one release, in the namespace of the engine's own objects. */
export function releaseFile(
  scope: Construct,
  tenant: TenantPlan,
  release: ReleasePlan,
  namespace: string,
): Leaf {
  const releases = folder(scope, `tenants/${tenant.name}/releases`);
  const file = new ManifestFile(releases, `${release.product.name}.yaml`, fluxFile(tenant, release));
  const metadata = { name: release.name, namespace, annotations: tenantAnnotations(tenant) };
  chartSource(file, release.chart, metadata);
  tenantRelease(file, release, metadata, tenant.shard);
  return file;
}
