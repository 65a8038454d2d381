import type { WithCredentials } from '../engines/argocd/authored/credentials';

/** A length of time as Flux takes it: `90s`, `5m`, `1h30m`. Source: Flux, "Kustomization", "Interval". */
export type Duration =
  | `${number}${'ms' | 's' | 'm' | 'h'}`
  | `${number}h${number}m`
  | `${number}m${number}s`
  | `${number}h${number}m${number}s`;

/** What of a git repository. Source: Flux, "Git Repositories", "Reference". */
export type GitRef =
  | { readonly branch: string }
  | { readonly tag: string }
  /** The newest tag in a range of versions. */
  | { readonly semver: string }
  /** A commit, as its full hash. */
  | { readonly commit: string };

/** What of an OCI repository. Source: Flux, "OCI Repositories", "Reference". */
export type OciRef =
  | { readonly tag: string }
  /** The newest tag in a range of versions. */
  | { readonly semver: string }
  /** `sha256:…`; what it names never changes. */
  | { readonly digest: `sha256:${string}` };

/** How often a source is looked at, and how it is reached. */
interface Pulled {
  /** Secret with the credentials, in the namespace of each object that pulls. @default - public */
  readonly secretRef?: string;
  /** @default '1m' for the state repository, '5m' for git and folders of manifests, '1h' for other charts and Flux's own */
  readonly interval?: Duration;
  /** @default '60s'; of what an arc cluster pulls, '180s' */
  readonly timeout?: Duration;
}

/** Pulled as a folder of files, of which some can be left out. */
export interface FolderOptions extends Pulled {
  /** Files to leave out, as in .gitignore. @default - Flux's own: version control, CI and images */
  readonly ignore?: string;
}

/** How a git repository is pulled. */
export interface GitOptions extends FolderOptions {
  /** Whose workload identity authenticates. @default - the Secret */
  readonly provider?: 'azure' | 'github';
  /** Refuses commits or tags that no key of the Secret signed. @default - not verified */
  readonly verify?: { readonly mode: 'HEAD' | 'Tag' | 'TagAndHEAD'; readonly secretRef: string };
  /** @default - no proxy */
  readonly proxySecretRef?: string;
  /** @default false */
  readonly recurseSubmodules?: boolean;
}

/** How an OCI repository is pulled. */
export interface OciOptions extends FolderOptions {
  /** Whose workload identity authenticates. @default - the Secret */
  readonly provider?: 'aws' | 'azure' | 'gcp';
  /** Refuses artifacts without a signature. `secretRef` has the public keys; without it the signature is keyless. */
  readonly verify?: {
    readonly provider: 'cosign' | 'notation';
    readonly secretRef?: string;
    /** Who may have signed: regular expressions. @default - anybody */
    readonly matchOIDCIdentity?: readonly { readonly issuer: string; readonly subject: string }[];
  };
  /** Which layer of the artifact to use. @default - of a chart the chart's; else the first */
  readonly layerSelector?: { readonly mediaType?: string; readonly operation?: 'extract' | 'copy' };
  /** Secret with a certificate authority or a client certificate. @default - the system's authorities */
  readonly certSecretRef?: string;
  /** Plain HTTP. @default false */
  readonly insecure?: boolean;
}

/** How a bucket is pulled. Source: Flux, "Buckets". */
export interface BucketOptions extends FolderOptions {
  /** Host, and port where it is not the standard one. */
  readonly endpoint: string;
  /** @default 'generic', which is anything that speaks S3 */
  readonly provider?: 'generic' | 'aws' | 'azure' | 'gcp';
  /** @default - the provider's own */
  readonly region?: string;
  /** Only files below it. @default - all */
  readonly prefix?: string;
  /** Plain HTTP. @default false */
  readonly insecure?: boolean;
}

/** The git repository that holds `dist/` and that every cluster pulls. */
export interface StateRepository extends GitOptions, WithCredentials {
  /** URL as Argo CD and Flux take it: `https://…` or `ssh://…`. */
  readonly url: string;
  readonly branch: string;
  /** Folder of the repository under which the content of `dist/` lies. @default - the root */
  readonly prefix?: string;
  /** What the source is called in the clusters that Flux runs. @default 'fleet-state' */
  readonly name?: string;
}

/**
 * Which state repository holds a customer's values. By tier and by region, the tier comes first, and the customer's
 * region decides where its tier has none. What products and rings add is in each of these repositories, beside the
 * customers that it holds.
 */
export type ValuesRepositories =
  | string
  | {
      /** By tier. @default - none */
      readonly tiers?: Readonly<Record<string, string>>;
      /** By region, as customers state theirs. @default - none */
      readonly regions?: Readonly<Record<string, string>>;
    };

/**
 * Where a cluster that Flux runs gets the content of `dist/` instead: another ref of the state repository, or an
 * artifact or a bucket that CI publishes it to. `prefix` counts there too.
 */
export type StateSource =
  | GitRef
  | ({ readonly oci: `oci://${string}`; readonly ref: OciRef } & OciOptions)
  | ({ readonly bucket: string } & BucketOptions)
  /** A container of Azure Blob Storage; the account key or SAS token comes by the Secret. */
  | ({ readonly azureBlob: string; readonly container: string } & FolderOptions);

/** Where charts and components come from: git, a Helm repository over HTTP, an OCI registry, or a bucket. */
export type RepositorySpec =
  | ({ readonly git: string } & GitOptions & WithCredentials)
  | ({ readonly helm: string } & HelmOptions & WithCredentials)
  | ({
      /** Of charts the folder that they are in; of manifests the artifact itself. */
      readonly oci: `oci://${string}`;
      /** How Flux pulls charts from it; a HelmRepository is what Flux maintains no further. @default 'OCIRepository' */
      readonly charts?: 'OCIRepository' | 'HelmRepository';
    } & OciOptions &
      WithCredentials)
  | ({ readonly bucket: string } & BucketOptions);

export interface HelmOptions extends Pulled {
  /** Secret with a certificate authority or a client certificate. @default - the system's authorities */
  readonly certSecretRef?: string;
  /** Sends the credentials to wherever the index points, too. @default false */
  readonly passCredentials?: boolean;
}
