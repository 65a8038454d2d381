import { groupBy } from '../../facts/group-by';
import { error, formatLocation, within, type Issue, type Location } from '../../issues/issue';
import type { NamespacePlan, TenantPlan } from '../../plan/tenant';
import { tenantsOf } from '../../plan/fleet';
import { inOutput, layout } from '../../plan/layout';
import { NETWORK_POLICIES } from '../../plan/names';
import type { GuardrailsSpec } from '../../authored/guardrails';
import type { Specs } from '../../authored/specs';
import { locate } from '../../plan/locate';
import type { Rule } from '../rule';

/** Modes of guard rails that hold together, and that a running cluster can change to. */
export const guardrailModes: Rule = function* ({ specs, plan }) {
  const opened: Place[] = [];
  for (const tenant of tenantsOf(plan))
    for (const namespace of tenant.namespaces) {
      const place = { tenant, namespace };
      yield* quotaWithoutLimits(specs, place);
      if (namespace.guardrails.networkPolicies === 'off' && wereEnforced(specs, place)) opened.push(place);
    }
  yield* cutOff(specs, opened);
};

interface Place {
  readonly tenant: TenantPlan;
  readonly namespace: NamespacePlan;
}

/** A quota on cpu and memory refuses each pod that states none. Source: Kubernetes, "Resource Quotas". */
function* quotaWithoutLimits(specs: Specs, place: Place): Generator<Issue> {
  const { quota, limits } = place.namespace.guardrails;
  if (quota !== 'enforce' || limits === 'enforce') return;
  yield error(
    whoSays(specs, place, 'limits'),
    `limits are '${limits}', but the quota is enforced: it refuses every pod that states no requests and limits, and the LimitRange that would give it some does not`,
    `let quota be '${limits}' here too, or limits be 'enforce'`,
  );
}

/**
 * The policy that denies is kept when its manifest is gone, and those that allow only where the environment orphans: what
 * runs would be cut off, or nothing would change. No policy is kept that only warns, so that is the way out.
 */
function* cutOff(specs: Specs, opened: readonly Place[]): Generator<Issue> {
  const located = opened.map((place) => ({ at: whoSays(specs, place, 'networkPolicies'), ...place }));
  for (const [first, ...others] of groupBy(located, ({ at }) => formatLocation(at)).values()) {
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    yield error(
      first.at,
      `networkPolicies go from 'enforce' to 'off' in '${first.namespace.name}'${more}: '${NETWORK_POLICIES.deny}', and what else is kept, stays in the cluster and goes on denying`,
      "publish 'warn' first, and 'off' when the cluster has it",
    );
  }
}

function wereEnforced({ before }: Specs, { tenant: { cluster, name: tenant }, namespace }: Place): boolean {
  const file = `${layout.guardrails(cluster.name, tenant)}/network-policies.yaml`;
  const documents = (before?.(inOutput(cluster.state, file)) ?? '').split('---\n');
  const own = documents.filter((each) => each.includes(`\n  namespace: ${namespace.name}\n`));
  const has = (policy: string) => own.some((each) => each.includes(`\n  name: ${policy}\n`));
  return has(NETWORK_POLICIES.deny) && !has(NETWORK_POLICIES.allow);
}

/** Who says what holds in the namespace: the product, else the tier, else the environment. */
function whoSays(
  { fleet, fleetFile }: Specs,
  { tenant: { tier, environment }, namespace: { products, guardrails: effective } }: Place,
  key: keyof GuardrailsSpec,
): Location {
  const product = products.find(({ spec }) => spec.guardrails?.[key] === effective[key]);
  if (product) return { file: locate(product.base, []).file, path: `guardrails.${key}` };
  const isTiers = fleet.tiers[tier.name]?.guardrails?.[key] !== undefined;
  const path = isTiers ? ['tiers', tier.name] : ['environments', environment.name];
  return within({ file: fleetFile }, ...path, 'guardrails', key);
}
