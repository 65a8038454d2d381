import { clashes, firsts, type Claim } from '../../facts/claims';
import { groupBy } from '../../facts/group-by';
import type { Issue } from '../../issues/issue';
import type { CustomerPlan, TenantPlan } from '../../plan/tenant';
import { policiesOf } from '../../plan/resolve/images';
import type { ProductInput } from '../../authored/specs';
import { placeOf } from '../../plan/locate';
import type { Rule } from '../rule';

/** No two things of the fleet claim the same name: the second would overwrite the first. */
export const duplicates: Rule = function* ({ specs, plan }) {
  // Of two customers with one name everything else would clash as well: the names say enough.
  const customers = firsts(plan.customers);
  yield* clashes('product', 'of the fleet', specs.products.map(named));
  yield* clashes('customer', 'of the fleet', specs.customers.map(named));
  yield* acrossClusters(customers);
  yield* clashes('image policy', 'of the fleet', policies(specs.products));
};

interface Input {
  readonly spec: { readonly name: string };
  readonly file: string;
}

function named({ spec, file }: Input): Claim {
  return { name: spec.name, by: file, at: { file, path: 'name' } };
}

/**
 * Tests and commands name a tenant by itself, and on a hub so do Applications. Of two on one cluster their namespaces
 * clash, which says it.
 */
function* acrossClusters(customers: readonly CustomerPlan[]): Generator<Issue> {
  const tenants = customers.flatMap((customer) => customer.tenants);
  for (const [first, ...others] of groupBy(tenants, ({ name }) => name).values())
    for (const other of others)
      if (other.cluster.name !== first.cluster.name)
        yield* clashes('tenant', 'of the fleet', [first, other].map(ofTenant));
}

function ofTenant(tenant: TenantPlan): Claim {
  const by = `customer ${tenant.customer} on cluster ${tenant.cluster.name}`;
  return { name: tenant.name, by, at: placeOf(tenant) };
}

/** `a-b` in ring `c` and `a` in ring `b-c` would have one policy. */
function* policies(products: readonly ProductInput[]): Generator<Claim> {
  for (const { input } of firsts(products.map((each) => ({ name: each.spec.name, input: each }))))
    for (const { name, product, ring } of policiesOf([input]))
      yield {
        name,
        by: `ring ${ring} of ${product}`,
        at: { file: input.file, path: `image.rings.${ring}` },
      };
}
