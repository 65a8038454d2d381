import type { ApplicationSpec } from '../../applicationsets';
import type { ReleaseAdoption } from '../../authored/adoption';
import { isMap } from '../../authored/values';

/** The settings of an Application as a component has them, every one stated, so that nothing of ringfleet's own takes its place. */
export function settingsOf({ syncPolicy, ignoreDifferences, info, revisionHistoryLimit }: ApplicationSpec) {
  const policy = isMap(syncPolicy) ? syncPolicy : {};
  const automated = isMap(policy['automated']) ? policy['automated'] : {};
  const given = policy['syncOptions'];
  const all = Array.isArray(given) ? (given as readonly unknown[]).map(String) : [];
  // The namespace is one of the fleet's files.
  const options = all.filter((each) => !each.startsWith('CreateNamespace='));
  const isStated = options.some((each) => each.startsWith('ServerSideApply='));
  return {
    syncPolicy: {
      automated: { prune: automated['prune'] === true, selfHeal: automated['selfHeal'] === true },
      ...(isMap(policy['retry']) && { retry: policy['retry'] }),
      // What ringfleet turns on for components is off for those that say nothing.
      syncOptions: [...options, ...(isStated ? [] : ['ServerSideApply=false'])],
    },
    ...(ignoreDifferences !== undefined && { ignoreDifferences }),
    ...(info !== undefined && { info }),
    ...(revisionHistoryLimit !== undefined && { revisionHistoryLimit }),
  };
}

/** Labels and annotations that Argo CD gives the namespace, where it makes it. */
export function managedMetadataOf({ syncPolicy }: ApplicationSpec) {
  const { managedNamespaceMetadata: given } = isMap(syncPolicy) ? syncPolicy : {};
  const { labels, annotations } = isMap(given) ? given : {};
  return {
    ...(isMap(labels) && { labels: textsIn(labels) }),
    ...(isMap(annotations) && { annotations: textsIn(annotations) }),
  };
}

function textsIn(of: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(of).filter((each): each is [string, string] => typeof each[1] === 'string'),
  );
}

const RESOURCES = 'resources-finalizer.argocd.argoproj.io';
const FINALIZERS = [RESOURCES, `${RESOURCES}/foreground`, `${RESOURCES}/background`] as const;

/** Those of Argo CD: others are of nothing that a fleet has. */
export function finalizersOf(given: readonly string[] | undefined): Pick<ReleaseAdoption, 'finalizers'> {
  if (!given) return {};
  return { finalizers: FINALIZERS.filter((each) => given.includes(each)) };
}

/** Whether Argo CD syncs it by itself, as it does every component. */
export function isAutomated({ syncPolicy }: ApplicationSpec): boolean {
  const { automated } = isMap(syncPolicy) ? syncPolicy : {};
  return isMap(automated) && automated['enabled'] !== false;
}
