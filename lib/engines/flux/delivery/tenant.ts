import { OWN } from '../plan/settings';
import type { FluxRelease, FluxTenant } from '../plan/tenant';
import type { ManifestFile, ManifestFileProps } from '../../../files';
import { inRepository, layout } from '../../../plan/layout';
import { releasesKustomizationOf } from '../../../plan/names';
import { releasesKustomizations } from '../plan/releases';
import { fileOf } from '../../delivery/about';
import { kustomization, type FluxHome, type KustomizationOptions } from './kustomization';
import { RELEASES_ACCOUNT } from './releases-account';
import { shardLabel } from './sources';

/** Header and labels of a file with a tenant's Flux objects. */
export function fluxFile(tenant: FluxTenant, release?: FluxRelease): ManifestFileProps {
  const file = fileOf(tenant, release);
  return { ...file, labels: { ...file.labels, ...shardLabel(tenant.shard) } };
}

/** The Kustomization by which the platform applies a tenant's guard rails. */
export function guardrailsKustomization(file: ManifestFile, tenant: FluxTenant, home: FluxHome): void {
  const path = inRepository(tenant.cluster.state, layout.guardrails(tenant.cluster.name, tenant.name));
  kustomization(file, { name: tenant.guardrails, path, home, settings: { ...OWN, ...tenant.kustomization } });
}

/**
 * The Kustomizations that put a tenant's HelmReleases in place; they install with the tenant's own account. Each has the
 * guard rails' source: only then does it wait for their newest revision, and not for any that was healthy. Source:
 * Flux, "Kustomization", "Dependencies".
 */
export function releasesKustomization(
  file: ManifestFile,
  tenant: FluxTenant,
  platform: FluxHome,
  secrets: KustomizationOptions['dependsOn'] = [],
): void {
  for (const each of releasesOf(tenant))
    kustomization(file, {
      ...each,
      home: { ...platform, serviceAccount: RELEASES_ACCOUNT },
      dependsOn: [{ name: tenant.guardrails }, ...secrets],
    });
}

/** The same where an earlier ringfleet had it: it does nothing, and leaves what it applied to the one above. */
export function releasesKustomizationBefore(file: ManifestFile, tenant: FluxTenant, home: FluxHome): void {
  for (const { settings, ...releases } of releasesOf(tenant)) {
    if (releases.name !== releasesKustomizationOf(tenant.guardrails)) continue;
    kustomization(file, {
      ...releases,
      home,
      suspend: true,
      settings: { ...settings, deletionPolicy: 'Orphan' },
    });
  }
}

function releasesOf(tenant: FluxTenant) {
  return releasesKustomizations(tenant).map(({ name, path }) => ({
    name,
    path: inRepository(tenant.cluster.state, path),
    settings: { ...OWN, ...tenant.kustomization },
  }));
}
