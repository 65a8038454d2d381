import { spread } from '../../../authored/naming';
import { REPOSITORY_ACCOUNT, secretsAccountOf } from '../../../plan/names';
import { ownRepositoryOf } from '../../../plan/tenant';
import type { Engine } from '../../engine';
import type { FluxRun } from './tenant';
import { releaseHelm, releaseKustomization, scheduleOf } from './settings';
import { signals } from './signals';

/** What Flux does alike, whoever configures it. */
export const members = {
  follows: 'flux',
  adopts: ['storageNamespace', 'objectNamespace'],
  secrets: 'SOPS',
  delivers: {
    folders: ['git', 'oci', 'bucket'],
    leavesOut: false,
    changesFiles: true,
    chartDigests: true,
    verifies: true,
  },
  images: { by: 'comment', finds: () => true, elsewhere: () => undefined },
  progressive: 'flagger',
  removal: {
    cascade: 'its releases are uninstalled, and their workloads with them',
    orphan: "its HelmReleases and their workloads stay, and are nobody's",
  },
  waitsForPeople: false,
  keepsWindows: false,
  movesObjects: true,
  signals,
  tenant: (cluster: FluxRun, { name }: { readonly name: string }) => ({
    kustomization: scheduleOf(cluster.spec),
    ...shardOf(cluster, name),
  }),
  release: (cluster, _ring, environment, product) => ({
    helmRelease: releaseHelm(cluster.spec, product.spec),
    kustomization: releaseKustomization(cluster.spec, product.spec, environment),
  }),
  adopted: ({ storageNamespace }, { namespace }) => ({ storageNamespace: storageNamespace ?? namespace }),
  // A file of SOPS is passed on as it is: its account may write Secrets, and nothing that a release may.
  secretsApplier: (_, { name, applier }) => ({ ...applier, name: secretsAccountOf(name) }),
  // Beside the Kustomization that names it.
  repositoryApplier: ({ name }) => ({ name: REPOSITORY_ACCOUNT, namespace: name }),
  home: (cluster: FluxRun) => cluster,
  // The Kustomizations that have Secrets are in another namespace.
  tenantObjects(tenant) {
    const own = ownRepositoryOf(tenant);
    return [tenant.guardrails, ...(own ? [own.name] : [])];
  },
} as const satisfies Partial<Engine<never, FluxRun>>;

function shardOf({ shards }: Pick<FluxRun, 'shards'>, tenant: string): { shard?: string } {
  const shard = spread(tenant, shards);
  return shard === undefined ? {} : { shard };
}
