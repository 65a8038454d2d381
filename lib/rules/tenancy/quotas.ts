import { z } from 'zod';
import { error, warning, type Issue, type Location } from '../../issues/issue';
import { groupBy } from '../../facts/group-by';
import type { NamespacePlan, ReleasePlan, TenantPlan } from '../../plan/tenant';
import { tenantsOf } from '../../plan/fleet';
import { cpu, memory } from '../../authored/quantity';
import { faultsOf } from '../../issues/faults';
import type { GuardrailMode } from '../../authored/guardrails';
import type { Footprint } from '../../authored/product';
import { causeOf, type Cause } from '../../plan/cause';
import { type Demand, described, overMaximum, overQuota } from '../../plan/pods/demand';
import { locate } from '../../plan/locate';
import { writtenOf } from '../../content/forms';
import { parsed } from '../../plan/parsed';
import { demandsOf } from '../../plan/pods/asked';
import type { Rule } from '../rule';

/**
 * What the releases of a namespace ask for fits the quota of the tier, with room for a rolling update, and a container of
 * theirs the most that one may have. Where the guard rail only warns, so does this.
 */
export const quotas: Rule = function* ({ plan }) {
  const excesses: Excess[] = [];
  for (const tenant of tenantsOf(plan))
    for (const namespace of tenant.namespaces) {
      const asks = [...asksOf(tenant, namespace)];
      const faults = asks.flatMap(faultsOfFootprint);
      yield* faults;
      if (faults.length === 0) excesses.push(...excessesOf(tenant, namespace, asks));
    }
  yield* saidOnce(excesses);
};

/** A release, and what its product says that it asks for, or the pods that are written of it. */
interface Ask {
  readonly release: ReleasePlan;
  readonly footprint: Demand;
  readonly isWritten?: true;
}

/** What in one namespace asks for more than it may have. */
interface Excess {
  /** Of the guard rail that holds it back. */
  readonly mode: GuardrailMode;
  readonly subject: string;
  readonly namespace: string;
  readonly than: string;
  readonly detail: string;
  /** @default - no value alone is to blame */
  readonly cause: Cause | undefined;
  /** Where the customer names its tier. */
  readonly tier: Location;
}

function* asksOf({ releases }: TenantPlan, namespace: NamespacePlan): Generator<Ask> {
  for (const release of releases) {
    if (release.namespace !== namespace) continue;
    const { footprint } = parsed(release);
    if (footprint !== undefined) yield { release, footprint };
    else
      for (const demand of demandsOf(writtenOf(release.content)?.objects ?? []))
        yield { release, footprint: demand, isWritten: true };
  }
}

/** What a product says that it asks for, which nothing but the compiler has looked at. */
const footprintSchema = z.object({
  replicas: z.number().min(0),
  cpu: cpu(),
  memory: memory(),
  storage: memory().optional(),
}) satisfies z.ZodType<Footprint>;

function faultsOfFootprint({ release: { product }, footprint }: Ask): Issue[] {
  const at = { file: locate(product.base, []).file, path: 'footprint' };
  return faultsOf(footprintSchema, footprint, at, 'what it gives');
}

function* excessesOf(tenant: TenantPlan, namespace: NamespacePlan, asks: readonly Ask[]): Generator<Excess> {
  const { name: tier, quota: hard, container } = tenant.tier;
  const { quota, limits } = namespace.guardrails;
  const asked = { namespace: namespace.name, tier: { file: tenant.source, path: 'tier' } };

  if (limits !== 'off') {
    const over = (footprint: Footprint) => overMaximum(container.max, footprint);
    const than = `tier '${tier}' lets one have`;
    // Of pods that are written each container is judged.
    for (const { release, footprint } of asks.filter(
      (ask) => !ask.isWritten && over(ask.footprint).length > 0,
    )) {
      const cause = causeOf(release, (changed) => over(changed).length === 0);
      const subject = `a container of '${release.product.name}'`;
      yield { ...asked, mode: limits, cause, subject, than, detail: over(footprint).join(', ') };
    }
  }

  if (quota !== 'off') {
    const over = (footprints: readonly Demand[]) => overQuota(hard, footprints);
    const excess = {
      ...asked,
      mode: quota,
      subject: 'what runs',
      than: `the quota of tier '${tier}' during a rolling update`,
    };
    const alone = asks.filter(({ footprint }) => over([footprint]).length > 0);
    for (const ask of alone) {
      const cause = causeOf(ask.release, (changed) => over([changed]).length === 0);
      yield { ...excess, cause, detail: listed(over([ask.footprint]), [ask]) };
    }
    const together = over(asks.map(({ footprint }) => footprint));
    // What is too much alone has been said.
    if (alone.length === 0 && together.length > 0)
      yield { ...excess, cause: undefined, detail: listed(together, asks) };
  }
}

/** `10 cpu of 8 (web 8 x 1, 2Gi)` */
function listed(over: readonly string[], asks: readonly Ask[]): string {
  const list = asks.map(({ release, footprint }) => `${release.product.name} ${described(footprint)}`);
  return `${over.join(', ')} (${list.join('; ')})`;
}

/** At the value that is to blame, once, in however many namespaces it is; else at the tier. */
function* saidOnce(excesses: readonly Excess[]): Generator<Issue> {
  const ofOne = groupBy(excesses, ({ cause, tier, mode, subject, than, namespace, detail }) => {
    const { file, path } = cause?.at ?? tier;
    return [file, path, mode, subject, than, ...(cause ? [] : [namespace, detail])].join('\n');
  });
  for (const [{ mode, subject, namespace, than, detail, cause, tier }, ...others] of ofOne.values()) {
    const because = cause?.said === undefined ? '' : `${cause.said}: `;
    const more = new Set(others.map((each) => each.namespace).filter((each) => each !== namespace)).size;
    const count = `${more} more namespace${more === 1 ? '' : 's'}`;
    const where = more === 0 ? `'${namespace}'` : `'${namespace}', and in ${count},`;
    const issue = mode === 'enforce' ? error : warning;
    yield issue(
      cause?.at ?? tier,
      `${because}${subject} in ${where} asks for more than ${than}: ${detail}`,
      `${cause ? 'lower it' : 'lower the replicas or what each asks for'}, or move the customer to a larger tier`,
    );
  }
}
