import type { EngineName } from '../authored/cluster';

/** Whether the engine of the name runs the cluster. It is for that engine's own folder: others ask a member of `Engine`. */
export function isRunBy<C extends { readonly engine: EngineName }, E extends EngineName>(
  name: E,
  cluster: C,
): cluster is Extract<C, { readonly engine: E }> {
  const { engine }: { readonly engine: string } = cluster;
  return engine === name;
}
