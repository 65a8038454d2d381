import { OWN } from '../plan/settings';
import type { FluxCluster } from '../plan/cluster';
import type { Construct } from 'constructs';
import { ManifestFile } from '../../../files';
import { inRepository, layout } from '../../../plan/layout';
import { ROOTS } from '../../../plan/names';
import { SOURCE_KINDS } from '../plan/source-kinds';
import { FROM_CLUSTERS } from '../../delivery/part';
import { kustomization, type FluxHome, type KustomizationOptions } from './kustomization';
import { source } from './sources';

/**
 * Removed, such a Kustomization leaves what it applied. A root that gets another name is a new one beside the old: what
 * the old one applied would go, with everything in the cluster, before the new one takes it over. With what keeps Flux
 * at its version would go Flux itself, its CRDs and so every object of theirs.
 */
const ORPHAN = { ...OWN, deletionPolicy: 'Orphan' } as const;

/**
 * What is applied once by hand, and by its own root from then on. A root owns what it applies: nothing depends on it
 * but the tenants, which come after the infrastructure.
 */
export function bootstrapFiles(scope: Construct, cluster: FluxCluster, home: FluxHome): void {
  const { roots, state } = cluster;
  const file = (name: string) => new ManifestFile(scope, `${name}.yaml`, FROM_CLUSTERS);
  const { namespace } = home;
  source(file('source'), cluster.source, { name: state.name, namespace });
  const root = (
    name: string,
    path: string,
    wait: boolean,
    more: Pick<KustomizationOptions, 'dependsOn'> = {},
  ) => {
    const settings = { ...ORPHAN, wait };
    kustomization(file(name), { name, path: inRepository(state, path), home, settings, ...more });
  };
  root(roots.bootstrap, layout.bootstrap(cluster.name), false);
  // Waits for what it owns only where something depends on it.
  root(roots.infrastructure, layout.delivery(cluster.name, ROOTS.infrastructure), cluster.hostsTenants);
  if (cluster.hostsTenants) {
    // Does not wait: one tenant that is not healthy must not hold up others.
    root(roots.tenants, layout.delivery(cluster.name, ROOTS.tenants), false, {
      dependsOn: [{ name: roots.infrastructure }],
    });
  }
  if (cluster.install) install(file(cluster.install.name), cluster.install, home);
}

/** Flux keeps itself at a version. */
function install(
  file: ManifestFile,
  { name, repository, source: artifact, patches }: NonNullable<FluxCluster['install']>,
  home: FluxHome,
): void {
  source(file, artifact, { name: repository, namespace: home.namespace });
  kustomization(file, {
    name,
    path: '',
    home,
    source: { kind: SOURCE_KINDS[artifact.kind], name: repository },
    settings: { ...ORPHAN, ...(patches.length > 0 && { patches }) },
  });
}
