import { error } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import { stepsOfOffboarding } from '../../removals/steps/offboarding';
import { placeIn } from './moving';
import type { Leaves, Left, RemoveCustomerOptions } from './options';

/** A customer goes. */
export function removing(
  { plan, specs: { customers } }: Left,
  { name, resources }: RemoveCustomerOptions,
): Leaves {
  const input = customers.find(({ spec }) => spec.name === name);
  const customer = plan.customers.find((each) => each.name === name);
  const names = customers.map(({ spec }) => spec.name);
  const issues = unknown({ file: 'remove customer' }, 'customer', name, names);
  if (resources !== 'keep' && resources !== 'delete') {
    const problem = resources === undefined ? 'is not given' : `is '${resources}'`;
    issues.push(
      error(
        { file: '--resources' },
        problem,
        'say what becomes of its workloads: --resources keep, or --resources delete',
      ),
    );
    return { issues };
  }
  if (!input || !customer) return { issues };
  const regional = customer.tenants.find((tenant) => !placeIn(input, tenant));
  const steps = stepsOfOffboarding({ ...customer, spec: input.spec }, resources);
  if (regional && regional.environment.onDelete !== (resources === 'keep' ? 'orphan' : 'cascade')) {
    const at = { file: input.file, path: `tenants.${regional.environment.name}` };
    const value = resources === 'keep' ? 'orphan' : 'cascade';
    return {
      issues: [
        error(
          at,
          'has no cluster of its own, so that the step is not written here',
          `write onDelete: '${value}' there, and commit it; then run this again`,
        ),
      ],
    };
  }
  return { leaving: { customer: input, steps } };
}
