import type { KubernetesObject } from 'ringfleet';

/** The one ClusterSecretStore: Google Secret Manager, of the project of the cluster's environment. */
export const STORE = 'google-secret-manager';

/** A Secret that external-secrets makes: each of its keys with the name of the secret in Google Secret Manager. */
export function secret(
  name: string,
  namespace: string,
  keys: Readonly<Record<string, string>>,
): KubernetesObject {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: STORE },
      target: { name },
      data: Object.entries(keys).map(([secretKey, key]) => ({ secretKey, remoteRef: { key } })),
    },
  };
}
