import type { Construct } from 'constructs';
import {
  Bucket,
  GitRepository,
  HelmRepository,
  OCIRepository,
} from '../../../../imports/source.toolkit.fluxcd.io';
import { folder, ManifestFile, type PlainObject } from '../../../files';
import { managedBy, type Labels } from '../../../plan/labels';
import type { ChartPlan, HelmRepositoryPlan, Pace, SourcePlan } from '../../../plan/source';
import type { SharedSourcePlan } from '../plan/cluster';
import type { OciOptions } from '../../../authored/repository';

interface SourceMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly annotations?: Labels;
}

/** Adds a source of files. */
export function source(file: ManifestFile, plan: SourcePlan, metadata: SourceMetadata): void {
  file.add(sourceOf(plan, metadata));
}

function sourceOf(plan: SourcePlan, metadata: SourceMetadata): PlainObject {
  switch (plan.kind) {
    case 'git': {
      const { secretRef, proxySecretRef, verify, ...own } = plan.options;
      return GitRepository({
        metadata,
        spec: {
          url: plan.url,
          ref: { ...plan.ref },
          ...own,
          ...(verify && { verify: { mode: verify.mode, secretRef: { name: verify.secretRef } } }),
          ...named({ secretRef, proxySecretRef }),
        },
      });
    }
    case 'oci':
      return OCIRepository({
        metadata,
        spec: { url: plan.url, ref: { ...plan.ref }, ...ociOptions(plan.options) },
      });
    case 'bucket': {
      const { secretRef, ...own } = plan.options;
      return Bucket({
        metadata,
        spec: { bucketName: plan.bucket, ...own, ...named({ secretRef }) },
      });
    }
    case 'azureBlob': {
      const { secretRef, ...own } = plan.options;
      return Bucket({
        metadata,
        spec: {
          provider: 'azure',
          bucketName: plan.container,
          endpoint: plan.url,
          ...own,
          ...named({ secretRef }),
        },
      });
    }
  }
}

function ociOptions({ secretRef, certSecretRef, verify, ...own }: OciOptions & Pace) {
  return {
    ...own,
    ...(verify && { verify: verified(verify) }),
    ...named({ secretRef, certSecretRef }),
  };
}

/** How a signature is verified. */
export function verified({ secretRef, ...how }: NonNullable<OciOptions['verify']>) {
  return { ...how, ...named({ secretRef }) };
}

/** Helm repositories: one object per URL, namespace and shard, however many releases use it. */
export function helmRepositoryFiles(
  scope: Construct,
  path: string,
  repositories: readonly HelmRepositoryPlan[],
  namespace: string,
  shard?: string,
): void {
  for (const { name: repository, kind, url, options } of repositories) {
    const name = inShard(repository, shard);
    const file = repositoryFile(scope, path, name, shardLabel(shard));
    const { secretRef, certSecretRef, interval, timeout } = options;
    const { provider, insecure, passCredentials } = options;
    const made = HelmRepository({
      metadata: { name, namespace },
      spec: {
        ...(kind === 'oci' && { type: 'oci' as const }),
        interval,
        ...(timeout && { timeout }),
        url,
        ...(provider && { provider }),
        ...(insecure !== undefined && { insecure }),
        ...(passCredentials !== undefined && { passCredentials }),
        ...named({ secretRef, certSecretRef }),
      },
    });
    file.add(made);
  }
}

/** Sources that components share: one object for each repository and ref. */
export function sharedSourceFiles(
  scope: Construct,
  path: string,
  sources: readonly SharedSourcePlan[],
  namespace: string,
): void {
  for (const { name, source: plan } of sources)
    source(repositoryFile(scope, path, name), plan, { name, namespace });
}

/** The file of a source that several use, beside those of other such sources. */
function repositoryFile(scope: Construct, path: string, name: string, labels: Labels = {}): ManifestFile {
  return new ManifestFile(folder(scope, `${path}/repositories`), `${name}.yaml`, {
    source: 'fleet/repositories.ts',
    labels: { ...managedBy, ...labels },
  });
}

/** A source that one shard alone looks after, because a source-controller sees no other shard's. */
export function inShard(name: string, shard: string | undefined): string {
  return shard === undefined ? name : `${name}-${shard}`;
}

/** Source: Flux, "Sharding and horizontal scaling". */
export function shardLabel(shard: string | undefined): Labels {
  return shard === undefined ? {} : { 'sharding.fluxcd.io/key': shard };
}

/** The chart's own source, where it has one: its ref is content, so a new version renames nothing. */
export function ownChartSource(file: ManifestFile, chart: ChartPlan, metadata: SourceMetadata): void {
  if (chart.kind === 'git') {
    const { url, ref, options } = chart;
    source(file, { kind: 'git', url, ref, options }, metadata);
  } else if (chart.kind === 'oci' && !chart.shared) {
    const { ref, options } = chart;
    source(file, { kind: 'oci', url: `${chart.url}/${chart.name}`, ref, options }, metadata);
  }
}

/** Names of Secrets as Flux writes them. */
function named<K extends string>(
  secrets: Readonly<Record<K, string | undefined>>,
): { [P in K]?: { name: string } } {
  const given = Object.entries<string | undefined>(secrets).filter(([, name]) => name !== undefined);
  return Object.fromEntries(given.map(([key, name]) => [key, { name }])) as { [P in K]?: { name: string } };
}
