import {
  BOOTSTRAP,
  helm,
  INFRASTRUCTURE,
  commonRoots,
  stateOf,
  TENANTS,
  type Reconcilers,
  type Root,
} from '../../reconcilers';
import type { ArgocdCluster } from './cluster';

const ROOT = 'root/root';
const CLUSTER = 'root/cluster';

/** Applications: one root holds the others. */
export function reconcilers(cluster: ArgocdCluster): Reconcilers {
  const all = applications(cluster);
  return {
    title: 'Root Applications',
    sources: [stateOf(`Repository ${cluster.state.name}`, all), ...helm(chartRepositories(cluster))],
    roots: all,
    components: { bootstrap: BOOTSTRAP, infrastructure: INFRASTRUCTURE },
    tenants: { guardrails: TENANTS },
  };
}

/** Each root waits for the one before. What has a hub begins with what the hub applies to it. */
function applications(cluster: ArgocdCluster): Root[] {
  const { hub, argocd, components } = cluster;
  const hasBootstrap = !hub || components.some(({ root }) => root === 'bootstrap');
  const waits: Readonly<Record<string, Root['dependsOn']>> = {
    [INFRASTRUCTURE]: [hasBootstrap ? BOOTSTRAP : CLUSTER],
    ...(hub && { [BOOTSTRAP]: [CLUSTER] }),
  };
  const own = commonRoots(cluster).filter(({ id }) => id !== BOOTSTRAP || hasBootstrap);
  return [
    { id: ROOT, title: argocd.root.name },
    ...(hub ? [{ id: CLUSTER, title: argocd.cluster, owner: ROOT }] : []),
    ...own.map((root) => {
      const dependsOn = waits[root.id] ?? root.dependsOn;
      return { ...root, owner: ROOT, ...(dependsOn && { dependsOn }) };
    }),
  ];
}

/** How many repositories, of Helm or OCI, the charts of components come from. */
function chartRepositories({ components }: ArgocdCluster): number {
  const charts = components.flatMap(({ content }) => (content.form === 'helm' ? [content.chart] : []));
  return new Set(charts.filter(({ kind }) => kind !== 'git').map(({ repository }) => repository)).size;
}
