import type { CustomerInput } from '../../authored/specs';
import type { Issue } from '../../issues/issue';
import type { Plan } from '../../plan/fleet';
import type { Told } from '../told';
import { draftOf, inputOf, type DraftedCustomer, type Drafting } from './draft';
import { leftFile } from './who';
import { levelled } from './levelled';
import type { CustomerTree } from './tree';

/** Customers that a fleet would get, and what there is to know of them. */
export interface ImportedCustomers {
  readonly customers: readonly DraftedCustomer[];
  readonly told: readonly Told[];
  /** Mistakes of the tree; those that rules find are none of them. */
  readonly issues: readonly Issue[];
}

/**
 * Makes customers of a tree.
 *
 * @param until last day of holds, where somebody said it
 * @param planAs plans the fleet with more customers, with mistakes and all
 */
export function importCustomerTree(
  tree: CustomerTree,
  drafting: Drafting & { readonly until?: string },
  planAs: (more: readonly CustomerInput[]) => Plan | undefined,
): ImportedCustomers {
  const drafted = tree.customers.map((each) => draftOf(each, drafting));
  const told: Told[] = drafted.flatMap((each) => each.told);
  const issues: Issue[] = drafted.flatMap((each) => each.issues);
  for (const file of tree.others) told.push(leftFile(file, 'nothing of it is of a customer'));
  if (issues.length > 0) return { customers: [], told, issues };
  // Without values of its own, a release shows what is below them.
  const bare = planAs(drafted.map(({ draft }) => inputOf(withoutValues(draft))));
  const customers = drafted.map(({ draft }) => {
    const tenants = bare?.customers.find(({ name }) => name === draft.from.name)?.tenants ?? [];
    const level = levelled(draft, tree, tenants, drafting.until);
    told.push(...level.told);
    issues.push(...level.issues);
    return level.draft;
  });
  return { customers, told, issues };
}

function withoutValues({ products, tenants, ...draft }: DraftedCustomer): DraftedCustomer {
  return {
    ...draft,
    products: Object.fromEntries(Object.keys(products).map((name) => [name, {}])),
    tenants: Object.fromEntries(
      Object.entries(tenants).map(([environment, tenant]) => [environment, { ...tenant, values: {} }]),
    ),
  };
}
