import { error, type Issue } from '../issue';
import type { NamespacePlan, ReleasePlan, TenantPlan } from '../plan';
import { tenantsOf } from '../plan';
import { bytes, cpuOf, memoryOf, millicores } from '../quantity';
import type { Compute, Footprint } from '../spec';
import { withoutNulls } from '../values';
import type { Rule } from './rule';

/** What the releases of a namespace ask for fits the quota of the tier, with room for a rolling update. */
export const quotas: Rule = ({ plan }) =>
  tenantsOf(plan).flatMap((tenant) => tenant.namespaces.flatMap((namespace) => judge(tenant, namespace)));

function judge(tenant: TenantPlan, namespace: NamespacePlan): Issue[] {
  const { quota, container } = tenant.tier.spec;
  const asked = tenant.releases
    .filter((release) => release.namespace === namespace)
    .flatMap((release) => {
      const footprint = footprintOf(release);
      return footprint ? [{ name: release.product.name, footprint, pods: peak(footprint.replicas) }] : [];
    });
  const at = { file: tenant.source, path: 'tier' };
  const list = asked
    .map(({ name, footprint }) => `${name} ${footprint.replicas} x ${footprint.cpu}, ${footprint.memory}`)
    .join('; ');
  const compare = (what: string, needed: number, limit: number, shown: string, allowed: string): Issue[] =>
    needed <= limit
      ? []
      : [
          error(
            at,
            `${what} of tier '${tenant.tier.name}' is ${allowed}, but the releases in '${namespace.name}' ask for ${shown} during a rolling update (${list})`,
            'lower the replicas or what each asks for, or move the customer to a larger tier',
          ),
        ];
  const cpu = sum(asked.map(({ footprint, pods }) => pods * millicores(footprint.cpu)));
  const memory = sum(asked.map(({ footprint, pods }) => pods * bytes(footprint.memory)));
  return [
    ...compare('the cpu quota', cpu, millicores(quota.requests.cpu), cpuOf(cpu), quota.requests.cpu),
    ...compare(
      'the memory quota',
      memory,
      bytes(quota.requests.memory),
      memoryOf(memory),
      quota.requests.memory,
    ),
    ...compare(
      'the pods quota',
      sum(asked.map(({ pods }) => pods)),
      quota.pods,
      String(sum(asked.map(({ pods }) => pods))),
      String(quota.pods),
    ),
    ...asked.flatMap(({ name, footprint }) => tooBig(at, name, footprint, tenant.tier.name, container.max)),
  ];
}

/** `undefined` where the product declares none, or its values are wrong, which another rule says. */
function footprintOf(release: ReleasePlan): Footprint | undefined {
  const { schema, footprint } = release.product.spec;
  if (!footprint) return undefined;
  const parsed = schema.safeParse(withoutNulls(release.values));
  return parsed.success ? footprint(parsed.data as never) : undefined;
}

/** Pods at most while a Deployment rolls: its default maxSurge is 25%, rounded up. Source: Kubernetes, "Deployments". */
function peak(replicas: number): number {
  return replicas + Math.ceil(replicas / 4);
}

function tooBig(at: Issue['at'], product: string, asked: Compute, tier: string, max: Compute): Issue[] {
  if (millicores(asked.cpu) <= millicores(max.cpu) && bytes(asked.memory) <= bytes(max.memory)) return [];
  return [
    error(
      at,
      `a container of '${product}' asks for ${asked.cpu}, ${asked.memory}; tier '${tier}' lets one have ${max.cpu}, ${max.memory}`,
      'lower what it asks for, or move the customer to a larger tier',
    ),
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
