import type { Duration } from '../../../authored/repository';

/**
 * What opens a repository or a cluster to Argo CD. It becomes a Secret with the labels that Argo CD looks for; what is
 * secret of it comes from a store, or is sealed for the cluster. Source: Argo CD, "Declarative Setup".
 */
export type Credentials = StoredCredentials | SealedCredentials;

/** Fetched by external-secrets. Source: External Secrets Operator, "ExternalSecret". */
export interface StoredCredentials {
  readonly store: { readonly name: string; /** @default 'ClusterSecretStore' */ readonly kind?: StoreKind };
  /** Where in the store the value of each key of the Secret is: `{ password: { key: 'git/state', property: 'token' } }`. */
  readonly keys: Readonly<Record<string, StoredKey>>;
  /** How often it is fetched again. @default '1h' */
  readonly refreshInterval?: Duration;
}

export type StoreKind = 'ClusterSecretStore' | 'SecretStore';

export interface StoredKey {
  readonly key: string;
  /** @default - the whole of it */
  readonly property?: string;
}

/** Encrypted for the controller of sealed-secrets, key by key, with `kubeseal --raw`. Source: Sealed Secrets, "Raw mode". */
export interface SealedCredentials {
  readonly sealed: Readonly<Record<string, string>>;
}

/** Credentials of a repository: those of git, of a Helm repository or of a registry. */
export type RepositoryCredentials = Credentials & {
  /** Opens every repository whose URL begins like this. @default - this repository alone */
  readonly prefix?: string;
};

/** Where a repository may say what opens it. */
export interface WithCredentials {
  /** What opens it to Argo CD; Flux has `secretRef`. @default - public, or by a Secret that is there */
  readonly credentials?: RepositoryCredentials;
}
