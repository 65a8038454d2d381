import type { Construct } from 'constructs';
import { folder, TextFile, type Leaf } from '../../files';
import { inRepository, tenantLabels, type TenantPlan } from '../../model';
import { fileOf } from '../about';
import { kustomization, schedule, type FluxHome, type KustomizationOptions } from './kustomization';

/** A tenant's encrypted Secrets, byte for byte: a checksum over the whole file is among them. */
export function secretFiles(scope: Construct, tenant: TenantPlan): Leaf[] {
  const cluster = `clusters/${tenant.cluster.name}/`;
  return tenant.secrets.flatMap(({ path, files }) => {
    const own = folder(scope, path.slice(cluster.length));
    const { about } = fileOf(tenant);
    return files.map(({ name, text }) => new TextFile(own, `${name}.yaml`, text, about));
  });
}

/**
 * The Kustomizations that decrypt a tenant's Secrets, with the tenant's own key, and apply them, with the tenant's own
 * rights. Whoever removes a file wants the credentials in it gone: it is pruned. Where the environment keeps the
 * workload of a tenant that leaves, its Secrets stay with it; that, too, the Kustomization says, because a file whose
 * checksum covers it can carry neither an annotation of ours nor a label.
 *
 * @returns their names
 */
export function secretsKustomizations(
  file: Construct,
  tenant: TenantPlan,
  home: FluxHome,
  dependsOn: KustomizationOptions['dependsOn'] = [],
): string[] {
  return tenant.secrets.map(({ name, namespace, path }) => {
    kustomization(file, {
      name,
      path: inRepository(tenant.cluster.state, path),
      home,
      dependsOn,
      targetNamespace: namespace.name,
      settings: {
        ...schedule(tenant.kustomization),
        serviceAccountName: namespace.applier.name,
        decryption: { secretRef: tenant.decryptionKey },
        commonMetadata: { labels: tenantLabels(tenant) },
        ...(tenant.environment.onDelete === 'orphan' && { deletionPolicy: 'Orphan' as const }),
      },
    });
    return name;
  });
}
