import { ExternalSecret } from '../../imports/external-secrets.io';
import type { PlainObject } from '../files';
import type { Labels } from '../plan/labels';
import type { StoredSecretPlan } from '../plan/tenant';

/**
 * What the CRD fills in where it is not stated: Argo CD would find a difference after each sync. Source: External Secrets
 * Operator, "ExternalSecret".
 */
const FETCHED = { conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' } as const;

/** What makes a Secret of a store. It stays where the store has lost it: the release goes on. */
export function storedSecret(plan: StoredSecretPlan, annotations: Labels): PlainObject {
  const { name, namespace, store, keys, refreshInterval } = plan;
  return ExternalSecret({
    metadata: { name, namespace, annotations },
    spec: {
      refreshInterval,
      secretStoreRef: store,
      target: { name, creationPolicy: 'Owner', deletionPolicy: 'Retain' },
      data: Object.entries(keys).map(([secretKey, { key, property }]) => ({
        secretKey,
        remoteRef: { key, ...(property !== undefined && { property }), ...FETCHED },
      })),
    },
  });
}
