import type { AdmissionPlan } from '../../plan/admission';
import { listOf, type Policy } from './policy';

/**
 * ExternalSecrets that read with the platform's credentials. An entry may name a store of its own, or a generator. Source: External
 * Secrets Operator, "ExternalSecret", "ClusterSecretStore", "ClusterGenerator".
 */
export function externalSecrets({ clusterSecretStores }: AdmissionPlan): Policy {
  const allowed =
    clusterSecretStores.length === 0 ? '' : `, or of ClusterSecretStores ${clusterSecretStores.join(', ')}`;
  return {
    name: 'tenant-external-secrets',
    resources: { 'external-secrets.io': ['externalsecrets'] },
    variables: {
      sources:
        '(object.spec.?data.orValue([]) + object.spec.?dataFrom.orValue([])).filter(entry, has(entry.sourceRef)).map(entry, entry.sourceRef)',
      stores:
        '(has(object.spec.secretStoreRef) ? [object.spec.secretStoreRef] : []) + variables.sources.filter(source, has(source.storeRef)).map(source, source.storeRef)',
    },
    validations: [
      {
        expression: `variables.stores.all(store, store.?kind.orValue('SecretStore') == 'SecretStore' || (store.kind == 'ClusterSecretStore' && store.?name.orValue('') in ${listOf(clusterSecretStores)}))`,
        message: `a store is the platform's: refer to a SecretStore of this namespace${allowed}`,
      },
      {
        expression:
          "variables.sources.all(source, source.?generatorRef.?kind.orValue('') != 'ClusterGenerator')",
        message:
          "a ClusterGenerator makes secrets with the platform's credentials: use a generator of this namespace",
      },
      {
        expression: '!dyn(object.spec).?target.?manifest.hasValue()',
        message:
          "spec.target.manifest would make objects of any kind with the operator's rights: leave it out, and a Secret is made",
      },
    ],
  };
}
