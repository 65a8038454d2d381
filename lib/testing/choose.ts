import { createHash } from 'node:crypto';
import { construct, unitsOf, type Extend, type Unit } from '../constructs';
import { render } from '../output';
import { tenantsOf, type Plan } from '../plan/fleet';
import type { TenantPlan } from '../plan/tenant';

/**
 * How many are looked at of each kind of unit, and for each engine of clusters and tenants: however large the fleet
 * grows, its tests take as long. Rules look at all of it, here as in every run of the program.
 */
const BOUND = 4;

/** Tenants to look at: of each engine as many as the bound says. */
export function chosenTenants(found: Plan): TenantPlan[] {
  return ofEachEngine(tenantsOf(found), ({ cluster }) => cluster.engine);
}

/** Units to look at, those of customers with the chosen tenants alone. */
export function chosenUnits(found: Plan): Unit[] {
  const clusters = new Set(ofEachEngine(found.clusters, ({ engine }) => engine).map(({ name }) => name));
  const tenants = new Set(chosenTenants(found).map(({ name }) => name));
  const units = unitsOf(found);
  return [
    ...['product', 'ring', 'axis', 'fleet', 'applicationSet'].flatMap((kind) =>
      lowest(
        units.filter((unit) => unit.kind === kind),
        ({ plan: { name } }) => name,
      ),
    ),
    ...units.filter((unit) => unit.kind === 'cluster' && clusters.has(unit.plan.name)),
    ...found.customers.flatMap((customer): Unit[] => {
      const own = customer.tenants.filter(({ name }) => tenants.has(name));
      return own.length > 0 ? [{ kind: 'customer', plan: { ...customer, tenants: own } }] : [];
    }),
  ];
}

/** What the program writes for the units: text by path. */
export function filesOfUnits(units: readonly Unit[], extend?: Extend): Readonly<Record<string, string>> {
  return Object.fromEntries(
    units.flatMap((unit) => render(construct(unit, extend))).map(({ path, content }) => [path, content]),
  );
}

function ofEachEngine<T extends { readonly name: string }>(
  all: readonly T[],
  engineOf: (each: T) => string,
): T[] {
  return [...new Set(all.map(engineOf))].sort().flatMap((engine) =>
    lowest(
      all.filter((each) => engineOf(each) === engine),
      ({ name }) => name,
    ),
  );
}

/** Those whose names have the lowest hashes: one more in the fleet takes the place of one at most. */
function lowest<T>(all: readonly T[], nameOf: (each: T) => string): T[] {
  const hash = (each: T) => createHash('sha256').update(nameOf(each)).digest('hex');
  return all
    .map((each) => ({ each, hash: hash(each) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .slice(0, BOUND)
    .map(({ each }) => each);
}
