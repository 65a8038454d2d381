import { error, within, type Issue } from '../../issues/issue';
import type { AppliedTerraformPlan } from '../../plan/tenant';
import type { TerraformBefore } from '../../authored/specs';
import type { Rule } from '../rule';

/**
 * Customers' Terraform is not in one namespace one commit and in another the next: its state stays where it was, and without
 * it Terraform makes everything once more. Source: Terraform, "Backend Type: kubernetes".
 */
export const terraformHandover: Rule = ({ specs: { fleetFile, terraformBefore = [] }, plan }) => {
  const moving = plan.customers.flatMap(({ name, terraform }) => {
    const { appliedBy } = terraform ?? {};
    const before = terraformBefore.find(
      ({ cluster, customer }) => customer === name && cluster === appliedBy?.cluster.name,
    );
    return appliedBy && before && losesState(before, appliedBy) ? [{ name, before, appliedBy }] : [];
  });
  const [first, ...others] = moving;
  if (!first) return [];
  const { before, appliedBy } = first;
  const whose = others.length === 0 ? `customer ${first.name}` : `${moving.length} customers`;
  const more = others.length === 0 ? '' : ` for ${first.name}`;
  const problem = `the Terraform of ${whose} moves from namespace '${before.namespace}' to '${appliedBy.namespace}'${more}, and its state does not: without it, everything would be made once more`;
  return [
    error(within({ file: fleetFile }, 'terraform', 'handover'), problem, fixOf(appliedBy)),
  ] satisfies Issue[];
};

function losesState({ namespace, hadOwn }: TerraformBefore, now: AppliedTerraformPlan): boolean {
  if (now.namespace === namespace) return false;
  // The commit before made the customer's namespace, and its state was moved there since.
  if (now.namespace === now.own?.namespace) return !hadOwn;
  return !now.runner.handover || now.own !== undefined;
}

function fixOf({ runner }: AppliedTerraformPlan): string {
  if (runner.handover) return "remove 'handover': what it is for has been done; or set the namespace back";
  const go = 'set \'handover: true\' for one commit and move the state by then (docs/flux.md, "Upgrade")';
  return runner.namespaces === 'shared'
    ? go
    : `${go}; or keep one namespace for all with namespaces: 'shared'`;
}
