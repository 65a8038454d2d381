import { RESERVED_NAMESPACES } from '../plan/names';
import type { FoundObject } from './objects';

const LEVEL = 'pod-security.kubernetes.io/enforce';
/** What Kubernetes, engines and ringfleet write themselves. */
const OTHERS =
  /^(pod-security\.kubernetes\.io\/|kubernetes\.io\/|kustomize\.toolkit\.fluxcd\.io\/|argocd\.argoproj\.io\/|ringfleet\.io\/|app\.kubernetes\.io\/(managed-by|instance)$)/;

type Labels = Readonly<Record<string, string>>;

/**
 * What a component says of its namespace, so that it stays what it is: without a level, nothing is enforced.
 *
 * @param managed what Argo CD gives it, where it makes it
 */
export function namespaceSettings(
  name: string,
  objects: readonly FoundObject[],
  managed: { readonly labels?: Labels; readonly annotations?: Labels } = {},
): Readonly<Record<string, unknown>> {
  if (RESERVED_NAMESPACES.some((each) => each === name)) return {};
  const found = objects.find(({ object }) => object.kind === 'Namespace' && object.metadata.name === name);
  const there = found?.object.metadata;
  const labels = { ...managed.labels, ...there?.labels };
  const annotations = { ...managed.annotations, ...there?.annotations };
  const metadata = {
    ...(own(labels) && { labels: own(labels) }),
    ...(own(annotations) && { annotations: own(annotations) }),
  };
  return {
    podSecurity: labels[LEVEL] ?? 'privileged',
    ...(Object.keys(metadata).length > 0 && { namespaceMetadata: metadata }),
  };
}

function own(all: Readonly<Record<string, string>>): Readonly<Record<string, string>> | undefined {
  const entries = Object.entries(all).filter(([key]) => !OTHERS.test(key));
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
