import type { CustomerInput } from '../../authored/specs';
import type { Issue } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import { tenantsOf } from '../../plan/fleet';
import type { TenantPlan } from '../../plan/tenant';
import type { Left } from './options';

/** The tenant of that name, of a customer that has a file. */
export function movable(
  { plan, specs: { customers } }: Left,
  name: string,
): { readonly tenant: TenantPlan; readonly customer: CustomerInput } | { readonly issues: readonly Issue[] } {
  const tenants = tenantsOf(plan).filter(({ customer }) =>
    customers.some(({ spec }) => spec.name === customer),
  );
  const tenant = tenants.find((each) => each.name === name);
  const customer = customers.find(({ spec }) => spec.name === tenant?.customer);
  if (tenant && customer) return { tenant, customer };
  const names = tenants.map((each) => each.name);
  return { issues: unknown({ file: 'move' }, 'tenant', name, names) };
}
