import { OWN } from '../plan/settings';
import type { FluxTenant } from '../plan/tenant';
import type { ManifestFile } from '../../../files';
import { inRepository } from '../../../plan/layout';
import { tenantLabels } from '../../../plan/labels';
import { kustomization, type FluxHome, type KustomizationOptions } from './kustomization';

/**
 * The Kustomizations that decrypt a tenant's Secrets, with the tenant's own key, and apply them, by an account
 * that may write Secrets there and nothing else. Whoever removes a file wants the credentials in it gone: it is pruned. Where the environment keeps the
 * workload of a tenant that leaves, its Secrets stay with it; that, too, the Kustomization says, because a file whose
 * checksum covers it can carry neither an annotation of ours nor a label.
 *
 * @returns what has to be ready before what reads the Secrets
 */
export function secretsKustomizations(
  file: ManifestFile,
  tenant: FluxTenant,
  home: FluxHome,
  platform: FluxHome,
): NonNullable<KustomizationOptions['dependsOn']> {
  return tenant.secrets.map(({ name, namespace, applier, path }) => {
    kustomization(file, {
      name,
      path: inRepository(tenant.cluster.state, path),
      home,
      dependsOn: [{ name: tenant.guardrails, namespace: platform.namespace }],
      targetNamespace: namespace.name,
      settings: {
        ...OWN,
        ...tenant.kustomization,
        serviceAccountName: applier.name,
        decryption: { secretRef: tenant.decryptionKey },
        commonMetadata: { labels: tenantLabels(tenant) },
        ...(tenant.environment.onDelete === 'orphan' && { deletionPolicy: 'Orphan' as const }),
      },
    });
    return { name, namespace: home.namespace };
  });
}
