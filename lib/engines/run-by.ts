import type { ClusterSpec, EngineName } from '../authored/cluster';
import type { FleetSpec } from '../authored/fleet';

/** Whether the engine of the name runs the cluster. It is for that engine's own folder: others ask a member of `Engine`. */
export function isRunBy<C extends { readonly engine: EngineName }, E extends EngineName>(
  name: E,
  cluster: C,
): cluster is Extract<C, { readonly engine: E }> {
  const { engine }: { readonly engine: string } = cluster;
  return engine === name;
}

/** The clusters of the fleet that the engine runs, by name. For that engine's own folder, too. */
export function* clustersRunBy<E extends EngineName>(
  engine: E,
  { clusters }: FleetSpec,
): Iterable<readonly [name: string, spec: Extract<ClusterSpec, { readonly engine: E }>]> {
  for (const [name, spec] of Object.entries(clusters)) if (isRunBy(engine, spec)) yield [name, spec];
}
