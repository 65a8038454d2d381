import type { TierPlan } from '../tier';
import { containersOf, type Container, type PodFault, type PodSpec } from './spec';

const UNITS: Readonly<Record<string, number>> = {
  ...{ n: 1e-9, u: 1e-6, m: 1e-3, '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 },
  ...{ Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 },
};

/** A quantity as Kubernetes reads it: `'500m'` is 0.5; NaN where it is none. Source: Kubernetes, "Quantity". */
export function numberOf(quantity: string | number): number {
  const [, digits, unit = ''] =
    /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)([A-Za-z]*)$/.exec(String(quantity)) ?? [];
  return digits === undefined ? Number.NaN : Number(digits) * (UNITS[unit] ?? Number.NaN);
}

const RESOURCES = ['cpu', 'memory'] as const;
type Resource = (typeof RESOURCES)[number];

/** Each container says what it asks for and may have, and asks for no more than that. */
export function* faultsOfAmounts(pod: PodSpec): Generator<PodFault> {
  for (const container of containersOf(pod)) {
    const { name, resources: { requests = {}, limits = {} } = {} } = container;
    const at = `container '${name}'`;
    for (const resource of RESOURCES) {
      const [request, limit] = [requests[resource], limits[resource]];
      if (request === undefined)
        yield { problem: `${at} requests no ${resource}`, fix: `give resources.requests.${resource}` };
      if (limit === undefined)
        yield { problem: `${at} has no limit of ${resource}`, fix: `give resources.limits.${resource}` };
      if (request !== undefined && limit !== undefined && !(numberOf(request) <= numberOf(limit)))
        yield {
          problem: `${at} requests ${request} ${resource}, more than its limit ${limit}`,
          fix: 'lower the request, or raise the limit',
        };
    }
  }
}

/** No container may have more than one may have at most. */
export function* faultsOfMaximum(pod: PodSpec, max: TierPlan['container']['max']): Generator<PodFault> {
  for (const { name, resources: { limits = {} } = {} } of containersOf(pod))
    for (const resource of RESOURCES) {
      const limit = limits[resource];
      if (limit === undefined || numberOf(limit) <= numberOf(max[resource])) continue;
      yield {
        problem: `container '${name}' may have ${limit} ${resource}, more than the ${max[resource]} of the tier`,
        fix: 'lower the limit, or move the customer to a larger tier',
      };
    }
}

/** Whoever gets requests says when it can answer them, and when it cannot any more. */
export function* faultsOfProbes({ containers }: PodSpec): Generator<PodFault> {
  for (const container of containers)
    for (const probe of ['readinessProbe', 'livenessProbe'] as const)
      if (!container[probe])
        yield { problem: `container '${container.name}' has no ${probe}`, fix: `give ${probe}` };
}

/**
 * What a pod asks for of a resource. Init containers run before the others, one after another, so the largest counts; but
 * those that restart always run beside them. Source: Kubernetes, "Init Containers", "Sidecar Containers".
 */
export function requestedBy({ initContainers = [], containers }: PodSpec, resource: Resource): number {
  const asked = ({ resources }: Container) => {
    const amount = resources?.requests?.[resource] ?? resources?.limits?.[resource];
    return amount === undefined ? 0 : numberOf(amount);
  };
  const total = (some: readonly Container[]) => some.reduce((sum, each) => sum + asked(each), 0);
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always');
  const first = initContainers.filter((each) => !sidecars.includes(each));
  return Math.max(total(sidecars) + total(containers), ...first.map((each) => total(sidecars) + asked(each)));
}
