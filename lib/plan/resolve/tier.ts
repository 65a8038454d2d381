import type { Resources, TierPlan } from '../tier';
import { bytes, memoryOf, type Memory } from '../../authored/quantity';
import type { TierSpec } from '../../authored/tier';
import { COUNTED, type Workload } from '../../authored/workloads';

// A container's log takes 50Mi at most where the kubelet has its defaults; the rest is for what images write and emptyDir.
const CONTAINER = { request: '64Mi', limit: '2Gi', max: '10Gi' } as const satisfies Record<string, Memory>;

/** What no namespace is too small for: Kubernetes' own, ours, and what charts bring whatever the number of their pods. */
const AT_LEAST = 50;

/** The tier with what it does not say: amounts that follow from the pods that it says. */
export function resolveTier(name: string, { quota, container }: TierSpec): TierPlan {
  const { pods, storage, objects } = quota;
  const request = whole(container.request, CONTAINER.request);
  const limit = whole(container.limit, CONTAINER.limit);
  const max = whole(container.max, CONTAINER.max);
  const written = Math.max(2 * pods * bytes(limit.ephemeralStorage), bytes(max.ephemeralStorage));
  const limits = whole(quota.limits, memoryOf(written));
  const most = ({ resource, perPod }: Workload): number | undefined => {
    if (resource === 'persistentvolumeclaims') return storage === undefined ? 0 : pods;
    return perPod === undefined ? undefined : Math.max(AT_LEAST, perPod * pods);
  };
  return {
    name,
    quota: {
      requests: whole(quota.requests, memoryOf(bytes(limits.ephemeralStorage) / 4)),
      limits,
      pods,
      ...(storage !== undefined && { storage }),
      objects: COUNTED.flatMap((each) => {
        const count = objects?.[each.resource] ?? most(each);
        return count === undefined ? [] : [{ ...each, most: count }];
      }),
    },
    container: { request, limit, max },
  };
}

function whole(said: TierSpec['container']['max'], otherwise: Memory): Resources {
  return { ...said, ephemeralStorage: said.ephemeralStorage ?? otherwise };
}
