import { clashes, firsts, type Claim } from '../../facts/claims';
import type { Issue, Location } from '../../issues/issue';
import { RESERVED_PROJECTS, secretsProjectOf } from '../../plan/names';
import type { CustomerPlan, TenantPlan } from '../../plan/tenant';
import { policiesOf } from '../../plan/resolve/images';
import { engineOf } from '../../engines';
import { follows } from '../../engines/following';
import type { ProductInput } from '../../authored/specs';
import { placeOf } from '../../plan/locate';
import type { Rule } from '../rule';

/** No two things of the fleet claim the same name: the second would overwrite the first. */
export const duplicates: Rule = function* ({ specs, plan }) {
  const fleet = { file: specs.fleetFile };
  // Of two customers with one name everything else would clash as well: the names say enough.
  const customers = firsts(plan.customers);
  yield* clashes('product', 'of the fleet', specs.products.map(named));
  yield* clashes('customer', 'of the fleet', specs.customers.map(named));
  yield* acrossClusters(customers);
  yield* clashes('AppProject', 'of the fleet', projects(customers, fleet));
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
  const first = new Map<string, TenantPlan>();
  for (const tenant of customers.flatMap(({ tenants }) => tenants)) {
    const other = first.get(tenant.name);
    if (!other) first.set(tenant.name, tenant);
    else if (other.cluster.name !== tenant.cluster.name)
      yield* clashes('tenant', 'of the fleet', [other, tenant].map(ofTenant));
  }
}

function ofTenant(tenant: TenantPlan): Claim {
  const by = `customer ${tenant.customer} on cluster ${tenant.cluster.name}`;
  return { name: tenant.name, by, at: placeOf(tenant) };
}

function* projects(customers: readonly CustomerPlan[], fleet: Location): Generator<Claim> {
  for (const name of RESERVED_PROJECTS) yield { name, by: 'ringfleet itself', at: fleet };
  for (const { name, project, source, tenants } of customers) {
    const at = { file: source, path: 'name' };
    yield { name: project, by: `customer ${name}`, at };
    const isSealed = tenants.some(
      ({ cluster, secrets }) => engineOf(cluster).secrets === 'SealedSecrets' && secrets.length > 0,
    );
    if (isSealed) yield { name: secretsProjectOf(project), by: `the Secrets of customer ${name}`, at };
  }
  for (const { name, source, terraform } of customers) {
    if (!terraform?.appliedBy?.own || !follows('argocd', terraform.appliedBy.cluster)) continue;
    const at = { file: source, path: 'name' };
    yield { name: terraform.name, by: `the Terraform of customer ${name}`, at };
  }
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
