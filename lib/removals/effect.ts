import type { Plan } from '../plan/fleet';
import type { EngineName } from '../authored/cluster';
import type { EnvironmentSpec } from '../authored/fleet';

const BY_FLUX = {
  cascade: 'its releases are uninstalled, and their workloads with them',
  orphan: "its HelmReleases and their workloads stay, and are nobody's",
} as const;

/** What becomes of what a tenant deployed; its namespaces stay everywhere. */
const EFFECTS = {
  argocd: {
    cascade: 'its Applications are deleted, and their workloads with them',
    orphan: "its Applications are deleted, and their workloads stay and are nobody's",
  },
  flux: BY_FLUX,
  arc: BY_FLUX,
} as const satisfies Record<EngineName, Record<EnvironmentSpec['onDelete'], string>>;

const VERBS = { cascade: 'cascades', orphan: 'orphans' } as const;

/** What removing a tenant or a release does on its cluster, by what the environment says of deletion. */
export function effectOf(
  plan: Plan,
  { environment, cluster }: { readonly environment: string; readonly cluster: string },
): string {
  const engine = plan.clusters.find(({ name }) => name === cluster)?.engine;
  // Its roots find no folder any more, and an engine deletes nothing for that.
  if (!engine) return `${cluster} is no cluster of the fleet any more, and nothing changes on it`;
  const onDelete = plan.environments.find(({ name }) => name === environment)?.onDelete;
  if (!onDelete)
    return `${environment} is no environment any more, and what it last said of deletion is done`;
  return `${environment} ${VERBS[onDelete]}: ${EFFECTS[engine][onDelete]}`;
}
