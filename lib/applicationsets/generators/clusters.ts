import { byCode, Dict, stringDict } from '../template';
import { normalized } from '../template/functions/argocd';
import type { ClusterParams, ClustersObject } from '../types';
import type { Scope } from './scope';
import { matches, type Labels } from './selector';
import { addValues } from './values';

/** What Argo CD calls the cluster that it is in, and its address there. */
const IN_CLUSTER = { name: 'in-cluster', server: 'https://kubernetes.default.svc' };

/** Written onto Secrets by Argo CD or kubectl as their own state, and no parameters. */
const HIDDEN = new Set([
  'argocd.argoproj.io/refresh',
  'argocd.argoproj.io/hydrate',
  'argocd.argoproj.io/tracking-id',
  'argocd.argoproj.io/installation-id',
  'kubectl.kubernetes.io/last-applied-configuration',
]);

/** The clusters whose Secrets match, by name; without a selector also the one that Argo CD is in, last. */
export function clusters(generator: ClustersObject, at: string, scope: Scope): Dict[] {
  const { selector = {}, values, flatList = false } = generator;
  const labelled = scope.context.clusters.map((cluster) => ({
    cluster,
    labels: { 'argocd.argoproj.io/secret-type': 'cluster', ...cluster.labels },
  }));
  const found = labelled
    .filter(({ labels }) => matches(selector, labels, `${at}.selector`))
    .sort((a, b) => byCode(a.cluster.name, b.cluster.name))
    .map(({ cluster, labels }) => paramsOf(cluster, labels, scope));
  const isSelective =
    Object.keys(selector.matchLabels ?? {}).length > 0 || (selector.matchExpressions ?? []).length > 0;
  const isThere = found.some(({ entries }) => entries.get('server') === IN_CLUSTER.server);
  if (!isSelective && !isThere) {
    const { name, server } = IN_CLUSTER;
    found.push(new Dict(Object.entries({ name, nameNormalized: name, server, project: '' })));
  }
  for (const params of found) addValues(values, params, at, scope);
  return flatList ? [new Dict([['clusters', found]])] : found;
}

function paramsOf(
  { name, server, project = '', annotations = {} }: ClusterParams,
  labels: Labels,
  { behaviour, isGo }: Scope,
): Dict {
  const shown = Object.fromEntries(
    Object.entries(annotations).filter(([key]) => !behaviour.hidesAnnotations || !HIDDEN.has(key)),
  );
  const own = new Dict(Object.entries({ name, nameNormalized: normalized(name), server, project }));
  if (!isGo) {
    for (const [kind, strings] of Object.entries({ annotations: shown, labels }))
      for (const [key, value] of Object.entries(strings)) own.entries.set(`metadata.${kind}.${key}`, value);
    return own;
  }
  const metadata = new Dict([
    ['labels', stringDict(labels)],
    ...(Object.keys(annotations).length > 0 ? [['annotations', stringDict(shown)] as const] : []),
  ]);
  own.entries.set('metadata', metadata);
  return own;
}
