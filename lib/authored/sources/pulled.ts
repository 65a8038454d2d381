import { z } from 'zod';
import { type Authored, named, type OneOf } from '../readonly';
import { duration, flag, text } from '../text';

/** How often a source is looked at, and how it is reached. */
const pulled = {
  /** Secret with the credentials, in the namespace of each object that pulls. @default - public */
  secretRef: text.optional(),
  /** @default '1m' for the state repository, '5m' for git and folders of manifests, '1h' for other charts and Flux's own */
  interval: duration.optional(),
  /** @default '60s'; of what an arc cluster pulls, '180s' */
  timeout: duration.optional(),
};

export const folderOptions = z.strictObject({
  ...pulled,
  /** Files to leave out, as in .gitignore. @default - Flux's own: version control, CI and images */
  ignore: z.string().optional(),
});
/** Pulled as a folder of files, of which some can be left out. */
export type FolderOptions = Authored<typeof folderOptions>;

const signedCommits = z.strictObject({ mode: z.enum(['HEAD', 'Tag', 'TagAndHEAD']), secretRef: text });
const signedArtifact = z.strictObject({
  provider: z.enum(['cosign', 'notation']),
  secretRef: text.optional(),
  /** Who may have signed: regular expressions. @default - anybody */
  matchOIDCIdentity: z.array(z.strictObject({ issuer: text, subject: text })).optional(),
});
const verification = z.union([signedCommits, signedArtifact]);
/** Whose signature what is pulled has: `mode` of commits and tags in git, `provider` of artifacts and charts in an OCI repository. */
export type Verification = OneOf<typeof verification>;
export const verificationSchema = named<Verification>(verification);

export const gitOptions = folderOptions.extend({
  /** Whose workload identity authenticates. @default - the Secret */
  provider: z.enum(['azure', 'github']).optional(),
  /** Refuses commits or tags that no key of the Secret signed. @default - not verified */
  verify: signedCommits.optional(),
  /** @default - no proxy */
  proxySecretRef: text.optional(),
  /** @default false */
  recurseSubmodules: flag,
});
/** How a git repository is pulled. */
export type GitOptions = Authored<typeof gitOptions>;

export const ociOptions = folderOptions.extend({
  /** Whose workload identity authenticates. @default - the Secret */
  provider: z.enum(['aws', 'azure', 'gcp']).optional(),
  /** Refuses artifacts without a signature. `secretRef` has the public keys; without it the signature is keyless. */
  verify: signedArtifact.optional(),
  /** Which layer of the artifact to use. @default - of a chart the chart's; else the first */
  layerSelector: z
    .strictObject({ mediaType: text.optional(), operation: z.enum(['extract', 'copy']).optional() })
    .optional(),
  /** Secret with a certificate authority or a client certificate. @default - the system's authorities */
  certSecretRef: text.optional(),
  /** Plain HTTP. @default false */
  insecure: flag,
});
/** How an OCI repository is pulled. */
export type OciOptions = Authored<typeof ociOptions>;

export const bucketOptions = folderOptions.extend({
  /** Host, and port where it is not the standard one. */
  endpoint: text,
  /** @default 'generic', which is anything that speaks S3 */
  provider: z.enum(['generic', 'aws', 'azure', 'gcp']).optional(),
  /** @default - the provider's own */
  region: text.optional(),
  /** Only files below it. @default - all */
  prefix: text.optional(),
  /** Plain HTTP. @default false */
  insecure: flag,
});
/** How a bucket is pulled. Source: Flux, "Buckets". */
export type BucketOptions = Authored<typeof bucketOptions>;

export const helmOptions = z.strictObject({
  ...pulled,
  /** Secret with a certificate authority or a client certificate. @default - the system's authorities */
  certSecretRef: text.optional(),
  /** Sends the credentials to wherever the index points, too. @default false */
  passCredentials: flag,
});
/** How a Helm repository is pulled. */
export type HelmOptions = Authored<typeof helmOptions>;
