import {
  BOOTSTRAP,
  helm,
  INFRASTRUCTURE,
  commonRoots,
  stateOf,
  TENANTS,
  type Reconcilers,
} from '../../reconcilers';
import { sharedReconciled } from './shared-sources';
import { SOURCE_KINDS } from './source-kinds';
import type { FluxCluster } from './cluster';

const INSTALL = 'root/install';

/** Kustomizations: the bootstrap owns the others, and Flux itself where it keeps itself at a version. */
export function reconcilers(cluster: FluxCluster): Reconcilers {
  const { install, source, state, repositories } = cluster;
  const own = commonRoots(cluster);
  const sources = [stateOf(`${SOURCE_KINDS[source.kind]} ${state.name}`, own)];
  if (install) {
    const title = `${SOURCE_KINDS[install.source.kind]} ${install.repository}`;
    sources.push({ id: 'source/install', title, feeds: [INSTALL] });
    own.push({ id: INSTALL, title: install.name, owner: BOOTSTRAP });
  }
  return {
    title: 'Root Kustomizations',
    sources: [...sources, ...helm(repositories.components.length), ...sharedReconciled(cluster)],
    roots: own,
    components: { bootstrap: BOOTSTRAP, infrastructure: INFRASTRUCTURE },
    tenants: { guardrails: TENANTS, releases: TENANTS },
  };
}
