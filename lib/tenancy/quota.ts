import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Compute, Labels, NamespacePlan, TierSpec } from '../model';

/**
 * The ResourceQuota and the one LimitRange of a namespace. A quota on cpu or memory rejects pods that state none, so
 * the LimitRange gives defaults. Both are kept when their manifest is gone: where they are not enforced they are there all
 * the same, and hold nothing back. Source: Kubernetes, "Resource Quotas", "Limit Ranges".
 */
export function quota(
  scope: Construct,
  { name: namespace, guardrails }: NamespacePlan,
  tier: TierSpec,
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
        'services.nodeports': k8s.Quantity.fromString('0'),
        'services.loadbalancers': k8s.Quantity.fromString('0'),
      },
    },
  });
  new k8s.KubeLimitRange(scope, 'limits', {
    ...named('limits'),
    // Without an item the API server would give back `null` for the list, which Argo CD takes for a difference.
    spec: { limits: [{ type: 'Container', ...(guardrails.limits === 'enforce' && ofContainer(tier)) }] },
  });
}

function capacity({ quota: { requests, limits, pods, storage } }: TierSpec): Record<string, k8s.Quantity> {
  return {
    'requests.cpu': k8s.Quantity.fromString(requests.cpu),
    'requests.memory': k8s.Quantity.fromString(requests.memory),
    'limits.cpu': k8s.Quantity.fromString(limits.cpu),
    'limits.memory': k8s.Quantity.fromString(limits.memory),
    pods: k8s.Quantity.fromString(String(pods)),
    ...(storage && { 'requests.storage': k8s.Quantity.fromString(storage) }),
  };
}

function ofContainer({ container: { request, limit, max } }: TierSpec): Omit<k8s.LimitRangeItem, 'type'> {
  return { defaultRequest: compute(request), default: compute(limit), max: compute(max) };
}

function compute({ cpu, memory }: Compute): Record<string, k8s.Quantity> {
  return { cpu: k8s.Quantity.fromString(cpu), memory: k8s.Quantity.fromString(memory) };
}
