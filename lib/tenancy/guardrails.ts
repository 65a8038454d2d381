import type { Construct } from 'constructs';
import { ManifestFile, type Leaf } from '../files';
import { tenantLabels, type Labels, type NamespacePlan, type TenantPlan } from '../model';
import { access } from './access';
import { guardedNamespace } from './namespace';
import { networkPolicies } from './network-policies';
import { quota } from './quota';

export interface GuardrailsProps {
  readonly tenant: TenantPlan;
  /** Annotations by which the engine never prunes an object. */
  readonly keep: Labels;
}

/** What confines a tenant, applied by the platform before any release: one file a concern. */
export function guardrails(scope: Construct, { tenant, keep }: GuardrailsProps): Leaf[] {
  const about = {
    tenant: tenant.name,
    environment: tenant.environment.name,
    ring: tenant.ring,
    cluster: tenant.cluster.name,
  };
  const file = (name: string, fill: (file: ManifestFile, namespace: NamespacePlan) => void): Leaf => {
    const manifest = new ManifestFile(scope, name, {
      source: tenant.source,
      labels: tenantLabels(tenant),
      about,
    });
    for (const namespace of tenant.namespaces) fill(manifest, namespace);
    return manifest;
  };
  const { kubernetes } = tenant.cluster.spec;
  return [
    file('namespace.yaml', (manifest, { name }) =>
      guardedNamespace(manifest, { name, podSecurity: 'restricted', kubernetes, annotations: keep }),
    ),
    file('quota.yaml', (manifest, { name }) => quota(manifest, name, tenant.tier.spec)),
    file('network-policies.yaml', (manifest, namespace) =>
      networkPolicies(manifest, namespace, tenant.cluster.spec),
    ),
    file('access.yaml', (manifest, namespace) => access(manifest, tenant, namespace)),
  ];
}
