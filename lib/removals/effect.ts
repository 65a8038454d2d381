import type { Plan } from '../plan/fleet';
import { engineOf } from '../engines';

const VERBS = { cascade: 'cascades', orphan: 'orphans' } as const;

/** Says what removing a tenant or a release does on its cluster, by `onDelete` of the environment. */
export function effectOf(
  plan: Plan,
  { environment, cluster }: { readonly environment: string; readonly cluster: string },
): string {
  const found = plan.clusters.find(({ name }) => name === cluster);
  // Its roots find their folder gone, and no engine deletes anything for that.
  if (!found) return `${cluster} is no cluster of the fleet any more, and nothing changes on it`;
  const onDelete = plan.environments.find(({ name }) => name === environment)?.onDelete;
  if (!onDelete)
    return `${environment} is no environment any more, and what it last said of deletion is done`;
  return `${environment} ${VERBS[onDelete]}: ${engineOf(found).removal[onDelete]}`;
}
