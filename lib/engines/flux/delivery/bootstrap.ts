import type { Construct } from 'constructs';
import { ManifestFile } from '../../../files';
import { inRepository, layout } from '../../../plan/layout';
import { ROOTS } from '../../../plan/names';
import { SOURCE_KINDS } from '../plan/source-kinds';
import type { ClusterPlan } from '../../../plan/cluster';
import { FROM_CLUSTERS } from '../../delivery/part';
import { kustomization, type FluxHome, type KustomizationOptions } from './kustomization';
import { source, STATE_INTERVAL } from './sources';

/**
 * Removed, such a Kustomization leaves what it applied. A root that gets another name is a new one beside the old: what
 * the old one applied would go, with everything in the cluster, before the new one takes it over. With what keeps Flux
 * at its version would go Flux itself, its CRDs and so every object of theirs.
 */
const ORPHAN = { deletionPolicy: 'Orphan' } as const;

/**
 * What is applied once by hand, and by its own root from then on. A root owns what it applies: nothing depends on it
 * but the tenants, which come after the infrastructure.
 */
export function bootstrap(scope: Construct, cluster: ClusterPlan, home: FluxHome): void {
  const { roots, state } = cluster;
  const file = (name: string) => new ManifestFile(scope, `${name}.yaml`, FROM_CLUSTERS);
  const { namespace } = home;
  source(file('source'), cluster.source, { name: state.name, namespace }, { interval: STATE_INTERVAL });
  const root = (name: string, path: string, more: Pick<KustomizationOptions, 'dependsOn' | 'wait'> = {}) =>
    kustomization(file(name), { name, path: inRepository(state, path), home, settings: ORPHAN, ...more });
  root(roots.bootstrap, layout.bootstrap(cluster.name), { wait: false });
  // Waits for what it owns only where something depends on it.
  root(roots.infrastructure, layout.delivery(cluster.name, ROOTS.infrastructure), {
    wait: cluster.hostsTenants,
  });
  if (cluster.hostsTenants) {
    // Does not wait: one tenant that is not healthy must not hold up others.
    root(roots.tenants, layout.delivery(cluster.name, ROOTS.tenants), {
      dependsOn: [{ name: roots.infrastructure }],
      wait: false,
    });
  }
  if (cluster.install) install(file(cluster.install.name), cluster.install, home);
}

/** Flux keeps itself at a version. */
function install(
  file: Construct,
  { name, repository, source: artifact, patches }: NonNullable<ClusterPlan['install']>,
  home: FluxHome,
): void {
  source(file, artifact, { name: repository, namespace: home.namespace }, { interval: '1h' });
  kustomization(file, {
    name,
    path: '',
    home,
    source: { kind: SOURCE_KINDS[artifact.kind], name: repository },
    settings: { ...ORPHAN, ...(patches.length > 0 && { patches }) },
  });
}
