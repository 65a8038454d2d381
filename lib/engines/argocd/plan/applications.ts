import type { ApplicationPlan, SyncPolicyPlan } from './application';
import type { EnvironmentPlan } from '../../../plan/environment';
import type { ApplicationSettings } from '../authored/application';
import type { ClusterSpec } from '../../../authored/cluster';
import type { ProductSpec } from '../../../authored/product';
import { contentOf } from '../../../content';
import { isRunBy } from '../../run-by';
import { mergeSettings } from '../../../plan/values';
import { writtenByOthers } from './written-by-others';

/** The cluster follows git, and what somebody changed by hand is put back; what has become empty is a mistake, as `allowEmpty` is false. */
const AUTOMATED = { prune: true, selfHeal: true } as const;

/**
 * Without end where Argo CD syncs by itself: what a release waits for may come hours later. Each try takes what git has by
 * then, or the commit that mends a broken one would wait for its last try, and so for ever. Source: Argo CD, "Automated
 * Sync Policy".
 */
const RETRIES = { automated: { limit: -1, refresh: true }, manual: { limit: 5 } } as const;
const BACKOFF = { duration: '10s', factor: 2, maxDuration: '3m' } as const;

/** What ringfleet says of an Application before anybody's settings. */
interface Own {
  readonly automated: boolean;
  /** Whether what is no longer there is deleted, where it syncs by itself. @default true */
  readonly prune?: boolean;
  readonly syncOptions: readonly string[];
  /** Stay, whatever a person ignores besides. @default - none */
  readonly ignoreDifferences?: ApplicationSettings['ignoreDifferences'];
}

type Layers = readonly (ApplicationSettings | undefined)[];

/** The sync policy of what takes nobody's settings: roots and guard rails. */
export function ownPolicy({
  automated,
  prune = true,
  syncOptions,
}: Omit<Own, 'ignoreDifferences'>): Omit<SyncPolicyPlan, 'syncOptions'> & Partial<SyncPolicyPlan> {
  return {
    ...(automated && { automated: { ...AUTOMATED, prune } }),
    retry: { ...(automated ? RETRIES.automated : RETRIES.manual), backoff: BACKOFF },
    ...(syncOptions.length > 0 && { syncOptions }),
  };
}

/** Settings over ringfleet's own, lowest first. */
function applicationOf(own: Own, layers: Layers): ApplicationPlan {
  const { syncPolicy = {}, ...given } = mergeSettings<ApplicationSettings>(...layers);
  const policy = ownPolicy(own);
  const options = layers.flatMap((layer) => layer?.syncPolicy?.syncOptions ?? []);
  const ignored = [...(own.ignoreDifferences ?? []), ...(given.ignoreDifferences ?? [])];
  return {
    propagationPolicy: given.propagationPolicy ?? 'foreground',
    ignoreMissingValueFiles: given.ignoreMissingValueFiles ?? false,
    spec: {
      syncPolicy: {
        ...(policy.automated && { automated: { ...policy.automated, ...syncPolicy.automated } }),
        retry: mergeSettings(policy.retry, syncPolicy.retry),
        syncOptions: [
          ...new Map([...own.syncOptions, ...options].map((option) => [optionName(option), option])).values(),
        ],
        ...(syncPolicy.managedNamespaceMetadata && {
          managedNamespaceMetadata: syncPolicy.managedNamespaceMetadata,
        }),
      },
      ...(ignored.length > 0 && { ignoreDifferences: ignored }),
      ...(given.info && { info: given.info }),
      ...(given.revisionHistoryLimit !== undefined && { revisionHistoryLimit: given.revisionHistoryLimit }),
    },
  };
}

/** `PruneLast` of `PruneLast=true`. */
export function optionName(option: string): string {
  return option.split('=', 1)[0]!;
}

/** The Application of a component. CRDs are larger than the annotation that client-side apply keeps. */
export function componentApplication(layers: Layers): ApplicationPlan {
  return applicationOf({ automated: true, syncOptions: ['ServerSideApply=true'] }, layers);
}

/** The Application of a release. What something else than git decides, a sync must not put back. */
export function releaseApplicationPlan(
  cluster: ClusterSpec,
  environment: EnvironmentPlan,
  product: ProductSpec,
): ApplicationPlan {
  const ignored = ignoredOf(environment, product);
  return applicationOf(
    {
      automated: environment.automatedSync,
      syncOptions: ['PruneLast=true', ...(ignored.length > 0 ? ['RespectIgnoreDifferences=true'] : [])],
      ignoreDifferences: ignored,
    },
    [clusterSettings(cluster), environment.argocd, product.argocd],
  );
}

/** The Application of an owner's repository: it waits for a person where releases of its environment do. */
export function ownApplicationPlan(cluster: ClusterSpec, environment: EnvironmentPlan): ApplicationPlan {
  const own = { automated: environment.automatedSync, syncOptions: ['PruneLast=true'] };
  return applicationOf(own, [clusterSettings(cluster), environment.argocd]);
}

function ignoredOf({ workloads }: EnvironmentPlan, product: ProductSpec) {
  if (contentOf(product).kind.isWorkload) return writtenByOthers(workloads);
  return product.autoscaled ? [{ group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] }] : [];
}

/** What a cluster that Argo CD runs says of its Applications. */
export function clusterSettings(cluster: ClusterSpec): ApplicationSettings | undefined {
  return isRunBy('argocd', cluster) ? cluster.argocd : undefined;
}
