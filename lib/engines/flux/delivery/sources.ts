import type { Construct } from 'constructs';
import {
  Bucket,
  GitRepository,
  HelmRepository,
  OCIRepository,
} from '../../../../imports/source.toolkit.fluxcd.io';
import { folder, ManifestFile } from '../../../files';
import { managedBy, type Labels } from '../../../plan/labels';
import type { ChartPlan, HelmRepositoryPlan, SourcePlan } from '../../../plan/source';
import type { Duration, OciOptions } from '../../../authored/repository';

interface SourceMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly annotations?: Labels;
}

/** Only in the state repository does a cluster learn of a change, so it is looked at every minute. */
export const STATE_INTERVAL = '1m';

/** A source of files. */
export function source(
  scope: Construct,
  plan: SourcePlan,
  metadata: SourceMetadata,
  defaults: { readonly interval: Duration; readonly ignore?: string },
): void {
  const id = 'source';
  const common = { timeout: '60s', ...defaults };
  switch (plan.kind) {
    case 'git': {
      const { secretRef, proxySecretRef, verify, ...own } = plan.options;
      new GitRepository(scope, id, {
        metadata,
        spec: {
          ...common,
          url: plan.url,
          ref: { ...plan.ref },
          ...own,
          ...(verify && { verify: { mode: verify.mode, secretRef: { name: verify.secretRef } } }),
          ...named({ secretRef, proxySecretRef }),
        },
      });
      return;
    }
    case 'oci':
      new OCIRepository(scope, id, {
        metadata,
        spec: { ...common, url: plan.url, ref: { ...plan.ref }, ...ociOptions(plan.options) },
      });
      return;
    case 'bucket': {
      const { secretRef, ...own } = plan.options;
      new Bucket(scope, id, {
        metadata,
        spec: { ...common, bucketName: plan.bucket, ...own, ...named({ secretRef }) },
      });
      return;
    }
    case 'azureBlob': {
      const { secretRef, ...own } = plan.options;
      new Bucket(scope, id, {
        metadata,
        spec: {
          ...common,
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

function ociOptions({ secretRef, certSecretRef, verify, ...own }: OciOptions) {
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
export function helmRepositories(
  scope: Construct,
  path: string,
  repositories: readonly HelmRepositoryPlan[],
  namespace: string,
  shard?: string,
): void {
  for (const { name: repository, kind, url, options } of repositories) {
    const name = inShard(repository, shard);
    const file = new ManifestFile(folder(scope, `${path}/repositories`), `${name}.yaml`, {
      source: 'fleet/repositories.ts',
      labels: { ...managedBy, ...shardLabel(shard) },
    });
    const { secretRef, certSecretRef, interval = '1h', timeout } = options;
    const { provider, insecure, passCredentials } = options;
    new HelmRepository(file, name, {
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
  }
}

/** A source that one shard alone looks after, because a source-controller sees no other shard's. */
export function inShard(name: string, shard: string | undefined): string {
  return shard === undefined ? name : `${name}-${shard}`;
}

/** Source: Flux, "Sharding and horizontal scaling". */
export function shardLabel(shard: string | undefined): Labels {
  return shard === undefined ? {} : { 'sharding.fluxcd.io/key': shard };
}

/** What a chart from OCI comes in. Source: Flux, "OCI Repositories", "Layer selector". */
const CHART_LAYER = {
  mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
  operation: 'copy',
} as const;

/** The chart's own source, where it has one: its ref is content, so a new version renames nothing. */
export function chartSource(scope: Construct, chart: ChartPlan, metadata: SourceMetadata): void {
  if (chart.kind === 'git') {
    const { url, ref, options } = chart;
    // The rest of the repository is of no use here.
    source(scope, { kind: 'git', url, ref, options }, metadata, {
      interval: '5m',
      ignore: allBut(chart.path),
    });
  } else if (chart.kind === 'oci' && !chart.shared) {
    const options = { layerSelector: CHART_LAYER, ...chart.options };
    source(scope, { kind: 'oci', url: `${chart.url}/${chart.name}`, ref: chart.ref, options }, metadata, {
      interval: '1h',
    });
  }
}

/** Ignores all but one folder. What lies in an ignored folder cannot be brought back, so each level is. */
export function allBut(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  const levels = segments.map((_, index) =>
    segments
      .slice(0, index)
      .map((name) => `/${name}`)
      .join(''),
  );
  return levels.map((above, index) => `${above}/*\n!${above}/${segments[index]}\n`).join('');
}

/** Names of Secrets as Flux writes them. */
function named<K extends string>(
  secrets: Readonly<Record<K, string | undefined>>,
): { [P in K]?: { name: string } } {
  const given = Object.entries<string | undefined>(secrets).filter(([, name]) => name !== undefined);
  return Object.fromEntries(given.map(([key, name]) => [key, { name }])) as { [P in K]?: { name: string } };
}
