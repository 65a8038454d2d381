import type { CustomerSpec } from '../authored/customer';
import type { Specs } from '../authored/specs';

/** The same fleet, with everything whose order says nothing the other way round. */
export function reordered(specs: Specs): Specs {
  return {
    ...specs,
    fleet: {
      ...specs.fleet,
      repositories: reversed(specs.fleet.repositories),
      clusters: reversed(specs.fleet.clusters),
      components: reversed(specs.fleet.components),
      tiers: reversed(specs.fleet.tiers),
    },
    products: [...specs.products].reverse(),
    customers: [...specs.customers].reverse().map(({ spec, ...input }) => ({
      ...input,
      spec: { ...spec, products: reversed(spec.products), tenants: reversedTenants(spec.tenants) },
    })),
  };
}

function reversed<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).reverse());
}

function reversedTenants(tenants: CustomerSpec['tenants']): CustomerSpec['tenants'] {
  return Object.fromEntries(
    Object.entries(reversed(tenants)).map(([environment, tenant]) => [
      environment,
      tenant && 'sites' in tenant ? { ...tenant, sites: reversed(tenant.sites) } : tenant,
    ]),
  );
}
