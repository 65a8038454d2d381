import type { KubernetesObject } from 'ringfleet';

/** Name of the ClusterSecretStore. */
export const VAULT = 'onepassword';

/** A Secret in each of the namespaces, with every field of the vault's item of the same name. */
export function secretFromVault(name: string, ...namespaces: readonly string[]): KubernetesObject {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ClusterExternalSecret',
    metadata: { name },
    spec: {
      externalSecretName: name,
      namespaceSelectors: namespaces.map((namespace) => ({
        matchLabels: { 'kubernetes.io/metadata.name': namespace },
      })),
      externalSecretSpec: {
        secretStoreRef: { kind: 'ClusterSecretStore', name: VAULT },
        refreshInterval: '1h',
        target: { name },
        dataFrom: [{ extract: { key: name } }],
      },
    },
  };
}
