import type { ArgocdCluster } from '../plan/cluster';
import type { Construct } from 'constructs';
import { SealedSecret } from '../../../../imports/bitnami.com';
import { ExternalSecret } from '../../../../imports/external-secrets.io';
import { folder, ManifestFile } from '../../../files';
import { ARGOCD_NAMESPACE } from '../../../plan/names';
import type { SecretPlan } from '../plan/connections/connection';
import { FROM_CLUSTERS } from '../../delivery/part';

/** What makes the Secrets by which Argo CD reaches repositories and clusters, without what is secret of them. */
export function connections(scope: Construct, { argocd }: ArgocdCluster): void {
  for (const { name, labels, data, secret } of argocd.connections) {
    const file = new ManifestFile(folder(scope, 'connections'), `${name}.yaml`, FROM_CLUSTERS);
    file.add(secretFrom(name, secret, { labels, data }));
  }
}

/** What a Secret has besides what is secret. */
interface Open {
  readonly labels: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, string>>;
}

/**
 * What the CRD fills in where it is not stated. Argo CD compares an item of a list as a whole: without these it would find a
 * difference after each sync. Source: External Secrets Operator, "ExternalSecret".
 */
const FETCHED = { conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' } as const;

/** What makes a Secret beside Argo CD: one of a store, or sealed. */
export function secretFrom(name: string, secret: SecretPlan, { labels, data }: Open) {
  const metadata = { name, namespace: ARGOCD_NAMESPACE };
  if (secret.kind === 'sealed') {
    const template = { metadata: { ...metadata, labels }, data };
    return SealedSecret({ metadata, spec: { encryptedData: secret.encrypted, template } });
  }
  const { store, refreshInterval, keys, templates } = secret;
  return ExternalSecret({
    metadata,
    spec: {
      refreshInterval,
      secretStoreRef: store,
      target: {
        name,
        creationPolicy: 'Owner',
        // Argo CD goes on where the store has lost it.
        deletionPolicy: 'Retain',
        template: {
          engineVersion: 'v2',
          mergePolicy: 'Replace',
          metadata: { labels },
          data: { ...data, ...templates },
        },
      },
      data: Object.entries(keys).map(([secretKey, { key, property }]) => ({
        secretKey,
        remoteRef: { key, ...(property !== undefined && { property }), ...FETCHED },
      })),
    },
  });
}
