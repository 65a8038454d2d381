import { error, within } from '../../issues/issue';
import type { Plan } from '../../plan/fleet';
import type { AppliedTerraformPlan } from '../../plan/tenant';
import type { TerraformBefore } from '../../authored/specs';
import type { Rule } from '../rule';

/**
 * Customers' Terraform is not in one namespace one commit and in another the next: its state stays where it was, and without
 * it Terraform makes everything once more. Source: Terraform, "Backend Type: kubernetes".
 */
export const terraformHandover: Rule = function* ({ specs: { fleetFile, terraformBefore = [] }, plan }) {
  const [first, ...others] = movesOf(plan, terraformBefore);
  if (!first) return;
  const { before, now } = first;
  const whose = others.length === 0 ? `customer ${first.customer}` : `${others.length + 1} customers`;
  const more = others.length === 0 ? '' : ` for ${first.customer}`;
  const problem = `the Terraform of ${whose} moves from namespace '${before.namespace}' to '${now.namespace}'${more}, and its state does not: without it, everything would be made once more`;
  yield error(within({ file: fleetFile }, 'terraform', 'handover'), problem, fixOf(now));
};

interface Move {
  readonly customer: string;
  readonly before: TerraformBefore;
  readonly now: AppliedTerraformPlan;
}

/** The customers whose Terraform would lose its state. */
function* movesOf({ customers }: Plan, earlier: readonly TerraformBefore[]): Generator<Move> {
  for (const { name, terraform } of customers) {
    const now = terraform?.appliedBy;
    if (!now) continue;
    const before = earlier.find(({ cluster, customer }) => customer === name && cluster === now.cluster.name);
    if (before && losesState(before, now)) yield { customer: name, before, now };
  }
}

function losesState({ namespace, hadOwn }: TerraformBefore, now: AppliedTerraformPlan): boolean {
  if (now.namespace === namespace) return false;
  // The commit before made the customer's namespace, and its state was moved there since.
  if (now.namespace === now.own?.namespace) return !hadOwn;
  return !now.runner.handover || now.own !== undefined;
}

function fixOf({ runner }: AppliedTerraformPlan): string {
  if (runner.handover) return "remove 'handover': what it is for has been done; or set the namespace back";
  const go = 'set \'handover: true\' for one commit and move the state by then (docs/flux.md, "Upgrade")';
  if (runner.namespaces !== 'shared') return `${go}; or keep one namespace for all with namespaces: 'shared'`;
  return go;
}
