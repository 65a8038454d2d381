import type { KubernetesObject } from '../authored/component/object';
import type { Labels } from '../plan/labels';
import type { TenantPlan } from '../plan/tenant';

/**
 * What makes a tenant's Ingress one with those of the customer's other regions. The platform applies it with the guard rails, so
 * that no release needs the right to. Source: k8gb, "GSLB ResourceRef Support".
 */
export function globalEntryObjects({ releases }: TenantPlan, annotations: Labels): KubernetesObject[] {
  return releases.flatMap(({ releaseName, namespace, globalEntry }) => {
    if (!globalEntry) return [];
    const { ingress, strategy, primary } = globalEntry;
    return [
      {
        apiVersion: 'k8gb.io/v1beta1',
        kind: 'Gslb',
        metadata: {
          name: releaseName,
          namespace: namespace.name,
          ...(Object.keys(annotations).length > 0 && { annotations }),
        },
        spec: {
          resourceRef: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: ingress },
          strategy: { type: strategy, ...(primary !== undefined && { primaryGeoTag: primary }) },
        },
      },
    ];
  });
}
