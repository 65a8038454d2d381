import type { ArgocdCluster } from '../plan/cluster';
import { ARGOCD_NAMESPACE, THIS_CLUSTER } from '../../../plan/names';

interface Destination {
  readonly namespace: string;
  readonly server?: string;
  readonly name?: string;
}

/** A namespace of the cluster, as an Application or an AppProject names it: by URL or by name, never by both. */
export function destinationOf({ argocd }: ArgocdCluster, namespace: string): Destination {
  return { ...argocd.destination, namespace };
}

/** Beside Argo CD itself: where Applications and AppProjects go, whichever cluster they are about. */
export const BESIDE_ARGOCD: Destination = { server: THIS_CLUSTER, namespace: ARGOCD_NAMESPACE };
