import type { ILimitRangeItem } from 'kubernetes-models/v1/LimitRangeItem';
import type { IResourceQuotaSpec } from 'kubernetes-models/v1/ResourceQuotaSpec';
import { LimitRange, ResourceQuota } from '../../imports/core';
import { bytes, cpuOf, memoryOf, millicores, type Memory } from '../authored/quantity';
import type { PlainObject } from '../files';
import type { Labels } from '../plan/labels';
import type { GuardrailsPlan, NamespacePlan, TenantPlan } from '../plan/tenant';
import type { Resources, TierPlan } from '../plan/tier';
import { shared } from '../yaml';
import { alikeOn } from './alike';

/**
 * The ResourceQuotas and the one LimitRange of a namespace. A quota on cpu or memory rejects pods that state none, and one on
 * ephemeral storage takes them for pods that need none, so the LimitRange gives defaults. All are kept when their manifest is
 * gone: where they are not enforced they are there all the same, and hold nothing back. Source: Kubernetes, "Resource
 * Quotas", "Limit Ranges".
 */
export function quota(
  { name: namespace, guardrails }: NamespacePlan,
  { tier, cluster }: TenantPlan,
  annotations: Labels,
): PlainObject[] {
  const key = [tier.name, guardrails.quota, guardrails.limits].join(' ');
  const { hard, limits } = specsOn(cluster, key, () => specsOf(guardrails, tier));
  const named = (name: string) => ({ name, namespace, annotations });
  return [
    ResourceQuota({ metadata: named('quota'), spec: hard }),
    ResourceQuota({ metadata: named('critical-pods'), spec: CRITICAL_PODS }),
    LimitRange({ metadata: named('limits'), spec: limits }),
  ];
}

const specsOn = alikeOn<ReturnType<typeof specsOf>>();

function specsOf(guardrails: GuardrailsPlan, tier: TierPlan) {
  const hard = {
    ...(guardrails.quota === 'enforce' && capacity(tier)),
    // A customer's chart has no business with node ports and load balancers: traffic comes by the ingress. This is
    // isolation, which no mode of a capacity gives away.
    'services.nodeports': count(0),
    'services.loadbalancers': count(0),
  };
  // Without an item the API server would give back `null` for the list, which Argo CD takes for a difference.
  const limits = [{ type: 'Container', ...(guardrails.limits === 'enforce' && ofContainer(tier)) }];
  return { hard: shared({ hard }), limits: shared({ limits }) };
}

/**
 * Pods of these classes push others off their nodes, the cluster's own among them: isolation, too. On its own, because a scope
 * is of all of a quota. Source: Kubernetes, "Resource Quotas", on priority classes.
 */
const CRITICAL_PODS = shared<IResourceQuotaSpec>({
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
});

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

function ofContainer({ container: { request, limit, max } }: TierPlan): Omit<ILimitRangeItem, 'type'> {
  return { defaultRequest: resources(request), default: resources(limit), max: resources(max) };
}

type Amounts = Record<string, string>;

function resources({ cpu, memory, ephemeralStorage }: Resources): Amounts {
  return {
    cpu: cpuOf(millicores(cpu)),
    memory: size(memory),
    'ephemeral-storage': size(ephemeralStorage),
  };
}

function prefixed(prefix: string, amounts: Amounts): Amounts {
  return Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [`${prefix}.${name}`, amount]));
}

function size(amount: Memory): string {
  return memoryOf(bytes(amount));
}

function count(most: number): string {
  return String(most);
}
