import { RESERVED_NAMESPACES } from '../plan/names';
import type { FoundObject } from './objects';

const LEVEL = 'pod-security.kubernetes.io/enforce';
/** What Kubernetes, engines and ringfleet write themselves. */
const OTHERS =
  /^(pod-security\.kubernetes\.io\/|kubernetes\.io\/|kustomize\.toolkit\.fluxcd\.io\/|argocd\.argoproj\.io\/|ringfleet\.io\/|app\.kubernetes\.io\/(managed-by|instance)$)/;

/** What a component says of its namespace, so that it stays what it is: without a level, nothing is enforced. */
export function namespaceSettings(
  name: string,
  objects: readonly FoundObject[],
): Readonly<Record<string, unknown>> {
  if (RESERVED_NAMESPACES.some((each) => each === name)) return {};
  const found = objects.find(({ object }) => object.kind === 'Namespace' && object.metadata.name === name);
  const { labels = {}, annotations = {} } = found?.object.metadata ?? {};
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
