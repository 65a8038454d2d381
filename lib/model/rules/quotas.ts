import { z } from 'zod';
import { error, type Issue } from '../issue';
import type { NamespacePlan, TenantPlan } from '../plan';
import { tenantsOf } from '../plan';
import { bytes, cpu, cpuOf, memory, memoryOf, millicores } from '../quantity';
import { faultsOf } from '../schema';
import type { Compute, Footprint } from '../spec';
import { locate } from './locate';
import { parsed } from './parsed';
import type { Rule } from './rule';

/** What the releases of a namespace ask for fits the quota of the tier, with room for a rolling update. */
export const quotas: Rule = ({ plan }) =>
  tenantsOf(plan).flatMap((tenant) => tenant.namespaces.flatMap((namespace) => judge(tenant, namespace)));

/** What a product says that it asks for, which nothing but the compiler has looked at. */
const footprintSchema = z.object({
  replicas: z.number().min(0),
  cpu: cpu(),
  memory: memory(),
  storage: memory().optional(),
}) satisfies z.ZodType<Footprint>;

function judge(tenant: TenantPlan, namespace: NamespacePlan): Issue[] {
  const { quota, container } = tenant.tier.spec;
  const given = tenant.releases
    .filter((release) => release.namespace === namespace)
    .map((release) => ({ release, footprint: parsed(release).footprint }));
  const unsound = given.flatMap(({ release: { product }, footprint }) => {
    const at = { file: locate(product.base, []).file, path: 'footprint' };
    return footprint === undefined ? [] : faultsOf(footprintSchema, footprint, at, 'what it gives');
  });
  if (unsound.length > 0) return unsound;
  const asked = given.flatMap(({ release: { product }, footprint }) =>
    footprint ? [{ name: product.name, footprint, pods: peak(footprint.replicas) }] : [],
  );
  const at = { file: tenant.source, path: 'tier' };
  const list = asked
    .map(({ name, footprint: { replicas, cpu, memory, storage } }) => {
      const volume = storage === undefined ? '' : `, ${storage} storage`;
      return `${name} ${replicas} x ${cpu}, ${memory}${volume}`;
    })
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
  const cores = sum(asked.map(({ footprint, pods }) => pods * millicores(footprint.cpu)));
  const size = sum(asked.map(({ footprint, pods }) => pods * bytes(footprint.memory)));
  const claims = asked.map(({ footprint }) => footprint.replicas * bytes(footprint.storage ?? '0Ki'));
  const storage = sum(claims);
  const pods = sum(asked.map((each) => each.pods));
  return [
    ...compare('the cpu quota', cores, millicores(quota.requests.cpu), cpuOf(cores), quota.requests.cpu),
    ...compare('the memory quota', size, bytes(quota.requests.memory), memoryOf(size), quota.requests.memory),
    ...(quota.storage === undefined
      ? []
      : compare('the storage quota', storage, bytes(quota.storage), memoryOf(storage), quota.storage)),
    ...compare('the pods quota', pods, quota.pods, String(pods), String(quota.pods)),
    ...asked.flatMap(({ name, footprint }) => tooBig(at, name, footprint, tenant.tier.name, container.max)),
  ];
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
