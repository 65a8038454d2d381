import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Compute, Labels, TierSpec } from '../model';

/**
 * The ResourceQuota and the one LimitRange of a namespace. A quota on cpu or memory rejects pods that state none, so
 * the LimitRange gives defaults. Source: Kubernetes, "Resource Quotas", "Limit Ranges".
 */
export function quota(scope: Construct, namespace: string, tier: TierSpec, annotations: Labels): void {
  const named = (name: string) => ({ metadata: { name, namespace, annotations: { ...annotations } } });
  const { requests, limits, pods, storage } = tier.quota;
  new k8s.KubeResourceQuota(scope, 'quota', {
    ...named('quota'),
    spec: {
      hard: {
        'requests.cpu': k8s.Quantity.fromString(requests.cpu),
        'requests.memory': k8s.Quantity.fromString(requests.memory),
        'limits.cpu': k8s.Quantity.fromString(limits.cpu),
        'limits.memory': k8s.Quantity.fromString(limits.memory),
        pods: k8s.Quantity.fromString(String(pods)),
        // A customer's chart has no business with node ports and load balancers: traffic comes by the ingress.
        'services.nodeports': k8s.Quantity.fromString('0'),
        'services.loadbalancers': k8s.Quantity.fromString('0'),
        ...(storage && { 'requests.storage': k8s.Quantity.fromString(storage) }),
      },
    },
  });
  const { request, limit, max } = tier.container;
  new k8s.KubeLimitRange(scope, 'limits', {
    ...named('limits'),
    spec: {
      limits: [
        { type: 'Container', defaultRequest: compute(request), default: compute(limit), max: compute(max) },
      ],
    },
  });
}

function compute({ cpu, memory }: Compute): Record<string, k8s.Quantity> {
  return { cpu: k8s.Quantity.fromString(cpu), memory: k8s.Quantity.fromString(memory) };
}
