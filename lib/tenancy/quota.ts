import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { bytes, cpuOf, memoryOf, millicores, type Memory } from '../authored/quantity';
import type { Labels } from '../plan/labels';
import type { NamespacePlan } from '../plan/tenant';
import type { Resources, TierPlan } from '../plan/tier';

/**
 * The ResourceQuotas and the one LimitRange of a namespace. A quota on cpu or memory rejects pods that state none, and one on
 * ephemeral storage takes them for pods that need none, so the LimitRange gives defaults. All are kept when their manifest is
 * gone: where they are not enforced they are there all the same, and hold nothing back. Source: Kubernetes, "Resource
 * Quotas", "Limit Ranges".
 */
export function quota(
  scope: Construct,
  { name: namespace, guardrails }: NamespacePlan,
  tier: TierPlan,
  annotations: Labels,
): void {
  const named = (name: string) => ({ metadata: { name, namespace, annotations: { ...annotations } } });
  new k8s.KubeResourceQuota(scope, 'quota', {
    ...named('quota'),
    spec: {
      hard: {
        ...(guardrails.quota === 'enforce' && capacity(tier)),
        // A customer's chart has no business with node ports and load balancers: traffic comes by the ingress. This is
        // isolation, which no mode of a capacity gives away.
        'services.nodeports': count(0),
        'services.loadbalancers': count(0),
      },
    },
  });
  // Pods of these classes push others off their nodes, the cluster's own among them: isolation, too. On its own, because a scope
  // is of all of a quota. Source: Kubernetes, "Resource Quotas", on priority classes.
  new k8s.KubeResourceQuota(scope, 'critical-pods', {
    ...named('critical-pods'),
    spec: {
      hard: { pods: count(0) },
      scopeSelector: {
        matchExpressions: [
          {
            operator: 'In',
            scopeName: 'PriorityClass',
            values: ['system-cluster-critical', 'system-node-critical'],
          },
        ],
      },
    },
  });
  new k8s.KubeLimitRange(scope, 'limits', {
    ...named('limits'),
    // Without an item the API server would give back `null` for the list, which Argo CD takes for a difference.
    spec: { limits: [{ type: 'Container', ...(guardrails.limits === 'enforce' && ofContainer(tier)) }] },
  });
}

/** The amounts of a tier's quota, written as the API server stores them: an engine that compares sees no difference then. */
function capacity({ quota: { requests, limits, pods, storage, objects } }: TierPlan): Amounts {
  return {
    ...prefixed('requests', resources(requests)),
    ...prefixed('limits', resources(limits)),
    pods: count(pods),
    'requests.storage': storage === undefined ? count(0) : size(storage),
    ...Object.fromEntries(
      objects.map(({ group, resource, most }) => [
        `count/${resource}${group === '' ? '' : `.${group}`}`,
        count(most),
      ]),
    ),
  };
}

function ofContainer({ container: { request, limit, max } }: TierPlan): Omit<k8s.LimitRangeItem, 'type'> {
  return { defaultRequest: resources(request), default: resources(limit), max: resources(max) };
}

type Amounts = Record<string, k8s.Quantity>;

function resources({ cpu, memory, ephemeralStorage }: Resources): Amounts {
  return {
    cpu: k8s.Quantity.fromString(cpuOf(millicores(cpu))),
    memory: size(memory),
    'ephemeral-storage': size(ephemeralStorage),
  };
}

function prefixed(prefix: string, amounts: Amounts): Amounts {
  return Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [`${prefix}.${name}`, amount]));
}

function size(amount: Memory): k8s.Quantity {
  return k8s.Quantity.fromString(memoryOf(bytes(amount)));
}

function count(most: number): k8s.Quantity {
  return k8s.Quantity.fromString(String(most));
}
