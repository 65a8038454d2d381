import { z } from 'zod';
import type { RepositoryCredentials } from '../engines/argocd/authored/credentials';
import { repositoryCredentials } from '../engines/argocd/authored/credentials';
import { bucketOptions, folderOptions, gitOptions, helmOptions, ociOptions } from './sources/pulled';
import { type Authored, named, type OneOf } from './readonly';
import { gitRef, gitUrl, ociRef, ociUrl } from './sources/refs';
import { byName, folderPath, text } from './text';

export type { Duration } from './duration';
export type { BucketOptions, FolderOptions, GitOptions, HelmOptions, OciOptions } from './sources/pulled';
export type { GitRef, OciRef } from './sources/refs';

const opened = {
  /** What opens it to Argo CD; Flux has `secretRef`. @default - public, or by a Secret that is there */
  credentials: named<RepositoryCredentials>(repositoryCredentials).optional(),
};

const source = z.union([
  z.strictObject({ git: gitUrl, ...gitOptions.shape, ...opened }),
  z.strictObject({
    helm: z.url("expected a URL such as 'https://charts.example.com'"),
    ...helmOptions.shape,
    ...opened,
  }),
  z.strictObject({
    /** Of charts the folder that they are in; of manifests the artifact itself. */
    oci: ociUrl,
    /** How Flux pulls charts from it; a HelmRepository is what Flux maintains no further. @default 'OCIRepository' */
    charts: z.enum(['OCIRepository', 'HelmRepository']).optional(),
    ...ociOptions.shape,
    ...opened,
  }),
  z.strictObject({ bucket: text, ...bucketOptions.shape }),
]);

/** Where charts and components come from: git, a Helm repository over HTTP, an OCI registry, or a bucket. */
export type RepositorySpec = OneOf<typeof source>;
export const repository = named<RepositorySpec>(source);

const unnamedState = z.strictObject({
  /** URL as Argo CD and Flux take it: `https://…` or `ssh://…`. */
  url: gitUrl,
  branch: text,
  /** Folder of the repository under which the content of `dist/` lies. @default - the root */
  prefix: folderPath.optional(),
  ...gitOptions.shape,
  ...opened,
});
const namedState = unnamedState.extend({
  /** What the source is called in the clusters that Flux runs. @default 'fleet-state' */
  name: text.optional(),
});

/** The git repository that holds `dist/` and that every cluster pulls. */
export type StateRepository = Authored<typeof namedState>;
export const state = named<StateRepository>(namedState);
export const states = byName(unnamedState);

const byWhat = z.strictObject({
  /** By tier. @default - none */
  tiers: byName(text).optional(),
  /** By region, as customers state theirs. @default - none */
  regions: byName(text).optional(),
  /**
   * Spread over these, by a hash of the customer's name, what neither tier nor region decides. One repository more takes its share of the
   * customers and moves no other. @default - none
   */
  hash: z.array(text).min(1).optional(),
});
const holders = z.union(
  [text, byWhat],
  'expected the name of a state repository, or { tiers, regions, hash }',
);

/**
 * Which state repository holds a customer's values. By tier and by region, the tier comes first, and the customer's
 * region decides where its tier has none, and a hash of its name where neither says. What products and rings add is in each of these repositories, beside the
 * customers that it holds.
 */
export type ValuesRepositories = OneOf<typeof holders>;
export const valuesRepositories = named<ValuesRepositories>(holders);

const published = z.union([
  ...gitRef.options,
  z.strictObject({ oci: ociUrl, ref: ociRef, ...ociOptions.shape }),
  z.strictObject({ bucket: text, ...bucketOptions.shape }),
  z.strictObject({
    /** A container of Azure Blob Storage; the account key or SAS token comes by the Secret. */
    azureBlob: z.url("expected the account's URL"),
    container: text,
    ...folderOptions.shape,
  }),
]);

/**
 * Where a cluster that Flux runs gets the content of `dist/` instead: another ref of the state repository, or an
 * artifact or a bucket that CI publishes it to. `prefix` counts there too.
 */
export type StateSource = OneOf<typeof published>;
export const stateSourceSchema = named<StateSource>(published);
