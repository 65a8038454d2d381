import { clustersFollowing } from '../../lib/engines/following';
import type { Plan } from '../../lib/plan/fleet';
import type { Emitted, Of } from './manifests';

/** Kinds of Argo CD; Argo Rollouts has others in the same group. */
const ARGOCDS = ['Application', 'ApplicationSet', 'AppProject'];
const THIS_CLUSTER = 'https://kubernetes.default.svc';

/** The same, each with the cluster that it goes to: Argo CD's own objects of a managed cluster go to its hub. */
export function landed<T extends Emitted>(plan: Plan, emitted: readonly T[]): T[] {
  const hubs = new Map(
    clustersFollowing('argocd', plan.clusters).flatMap(({ name, hub }) =>
      hub ? [[name, hub.name] as const] : [],
    ),
  );
  return emitted.map((each) => {
    const { apiVersion, kind } = each.object;
    const isArgocds = apiVersion.startsWith('argoproj.io/') && ARGOCDS.includes(kind);
    return isArgocds ? { ...each, cluster: hubs.get(each.cluster) ?? each.cluster } : each;
  });
}

/** Name of the cluster that a destination of an Application or AppProject means, to the Argo CD of `home`. */
export function destinationIn(
  plan: Plan,
  home: string,
  { server, name }: Partial<Of<'Application'>['spec']['destination']>,
): string {
  expect([server, name].filter((given) => given !== undefined)).toHaveLength(1);
  if (server === THIS_CLUSTER) return home;
  const manages = clustersFollowing('argocd', plan.clusters).find((each) => each.name === home)!.manages;
  const found = manages.filter((each) => each.name === name || each.argocd.server === server);
  expect([server ?? name, found.length]).toEqual([server ?? name, 1]);
  return found[0]!.name;
}
