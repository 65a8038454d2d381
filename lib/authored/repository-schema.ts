import { z } from 'zod';
import type {
  BucketOptions,
  GitOptions,
  GitRef,
  HelmOptions,
  OciOptions,
  OciRef,
  RepositorySpec,
  StateRepository,
  StateSource,
  ValuesRepositories,
} from './repository';
import type { FleetSpec } from './fleet';
import { repositoryCredentials } from '../engines/argocd/authored/credentials-schema';
import { byName, duration, folderPath, text } from './text';

const opened = { credentials: repositoryCredentials.optional() };
const pulled = {
  secretRef: text.optional(),
  interval: duration.optional(),
  timeout: duration.optional(),
};
const folder = { ...pulled, ignore: z.string().optional() };

const git = {
  ...folder,
  provider: z.enum(['azure', 'github']).optional(),
  verify: z.strictObject({ mode: z.enum(['HEAD', 'Tag', 'TagAndHEAD']), secretRef: text }).optional(),
  proxySecretRef: text.optional(),
  recurseSubmodules: z.boolean().optional(),
};
z.strictObject(git) satisfies z.ZodType<GitOptions>;

const oci = {
  ...folder,
  provider: z.enum(['aws', 'azure', 'gcp']).optional(),
  verify: z
    .strictObject({
      provider: z.enum(['cosign', 'notation']),
      secretRef: text.optional(),
      matchOIDCIdentity: z.array(z.strictObject({ issuer: text, subject: text })).optional(),
    })
    .optional(),
  layerSelector: z
    .strictObject({ mediaType: text.optional(), operation: z.enum(['extract', 'copy']).optional() })
    .optional(),
  certSecretRef: text.optional(),
  insecure: z.boolean().optional(),
};
z.strictObject(oci) satisfies z.ZodType<OciOptions>;

const bucket = {
  ...folder,
  endpoint: text,
  provider: z.enum(['generic', 'aws', 'azure', 'gcp']).optional(),
  region: text.optional(),
  prefix: text.optional(),
  insecure: z.boolean().optional(),
};
z.strictObject(bucket) satisfies z.ZodType<BucketOptions>;

const helm = { ...pulled, certSecretRef: text.optional(), passCredentials: z.boolean().optional() };
z.strictObject(helm) satisfies z.ZodType<HelmOptions>;

const ociUrl = z.templateLiteral(
  ['oci://', z.string()],
  "expected a URL such as 'oci://registry.example.com/charts'",
);

/** Flux takes no address as scp writes it. Source: Flux, "Git Repositories", "URL". */
export const gitUrl = z
  .string()
  .regex(
    /^(https?|ssh):\/\/[^\s/]/,
    "expected a URL such as 'https://git.example.com/fleet.git' or 'ssh://git@git.example.com/fleet.git'",
  );

/** Exactly one of the forms of a git ref. */
export const gitRef = z.union([
  z.strictObject({ branch: text }),
  z.strictObject({ tag: text }),
  z.strictObject({ semver: text }),
  z.strictObject({ commit: z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'expected a full hash') }),
]) satisfies z.ZodType<GitRef>;

const digest = z.templateLiteral(['sha256:', z.string()], "expected a digest such as 'sha256:5f2b…'");
export const ociRef = z.union([
  z.strictObject({ tag: text }),
  z.strictObject({ semver: text }),
  z.strictObject({ digest }),
]) satisfies z.ZodType<OciRef>;

export const repository = z.union([
  z.strictObject({ git: gitUrl, ...git, ...opened }),
  z.strictObject({ helm: z.url("expected a URL such as 'https://charts.example.com'"), ...helm, ...opened }),
  z.strictObject({
    oci: ociUrl,
    charts: z.enum(['OCIRepository', 'HelmRepository']).optional(),
    ...oci,
    ...opened,
  }),
  z.strictObject({ bucket: text, ...bucket }),
]) satisfies z.ZodType<RepositorySpec>;

const stateRepository = {
  url: gitUrl,
  branch: text,
  prefix: folderPath.optional(),
  ...git,
  ...opened,
};
export const state = z.strictObject({
  ...stateRepository,
  name: text.optional(),
}) satisfies z.ZodType<StateRepository>;
export const states = byName(z.strictObject(stateRepository)) satisfies z.ZodType<FleetSpec['states']>;

const byWhat = z.strictObject({ tiers: byName(text).optional(), regions: byName(text).optional() });
export const valuesRepositories = z.union(
  [text, byWhat],
  'expected the name of a state repository, or { tiers, regions }',
) satisfies z.ZodType<ValuesRepositories>;

export const stateSource = z.union([
  ...gitRef.options,
  z.strictObject({ oci: ociUrl, ref: ociRef, ...oci }),
  z.strictObject({ bucket: text, ...bucket }),
  z.strictObject({ azureBlob: z.url("expected the account's URL"), container: text, ...folder }),
]) satisfies z.ZodType<StateSource>;
