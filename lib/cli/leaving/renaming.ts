import { dirname } from 'node:path';
import { error } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import { plan as planned } from '../../planner/plan';
import { stepsOfRename } from '../../removals/steps/rename';
import { placeIn } from './moving';
import type { Leaves, Left, RenameOptions } from './options';

/** A customer gets another name. */
export function renaming({ plan, specs }: Left, { name, to }: RenameOptions): Leaves {
  const { customers } = specs;
  const input = customers.find(({ spec }) => spec.name === name);
  const customer = plan.customers.find((each) => each.name === name);
  const issues = unknown(
    { file: 'rename customer' },
    'customer',
    name,
    customers.map(({ spec }) => spec.name),
  );
  if (customers.some(({ spec }) => spec.name === to))
    issues.push(error({ file: '--to' }, `'${to}' is a customer already`, 'give a name that nobody has'));
  if (!input || !customer || issues.length > 0) return { issues };
  const next = { file: movedTo(input.file, to), spec: { ...input.spec, name: to } };
  const then = planned({ ...specs, customers: customers.map((each) => (each === input ? next : each)) });
  const arrived = then.plan?.customers.find((each) => each.name === to);
  if (!arrived) return { issues: then.issues };
  const regional = customer.tenants.find(
    (tenant) => !placeIn(input, tenant) && tenant.environment.onDelete === 'cascade',
  );
  if (regional) {
    const at = { file: input.file, path: `tenants.${regional.environment.name}` };
    const problem = 'has no cluster of its own, so that the step is not written here';
    return {
      issues: [error(at, problem, "write onDelete: 'orphan' there, and commit it; then run this again")],
    };
  }
  const steps = stepsOfRename({ ...customer, spec: input.spec }, to, arrived.tenants, plan.environments);
  return { leaving: { customer: input, steps } };
}

/** The customer's file, in a folder of another name. */
export function movedTo(file: string, name: string): string {
  const folder = dirname(file);
  return `${dirname(folder)}/${name}${file.slice(folder.length)}`;
}
