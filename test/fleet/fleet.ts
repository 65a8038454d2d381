import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { formatIssues } from '../../lib/cli/report';
import { construct, unitsOf, type Unit } from '../../lib/constructs';
import { plan } from '../../lib/planner/plan';
import { tenantsOf, type Plan } from '../../lib/plan/fleet';
import type { Issue } from '../../lib/issues/issue';
import type { Specs } from '../../lib/authored/specs';
import type { TenantPlan } from '../../lib/plan/tenant';
import { render } from '../../lib/output';
import { loadModule, read, type ReadOptions } from '../../lib/read';
import type { Files } from '../support/sample';

const root = join(__dirname, '../..');

/**
 * How many are looked at of each kind of unit, and for each engine of clusters and tenants: however large the fleet
 * grows, its tests take as long. Rules look at all of it, here as in every run of the program.
 */
export const BOUND = 4;

/** The fleet of this repository, read as its program reads it. */
export function fleetSpecs(): Specs {
  const loaded = loadModule(join(root, 'products/catalogue.ts'), root, 'export default catalogue');
  if ('issue' in loaded) throw refused([loaded.issue]);
  const { specs, issues } = read({ root, catalogue: loaded.value as ReadOptions['catalogue'] });
  if (issues.some(({ severity }) => severity === 'error')) throw refused(issues);
  return specs;
}

/** What the specs come to. Fails with what `npm run synth` would say. */
export function fleetPlan(specs: Specs): Plan {
  const { plan: found, issues } = plan(specs);
  if (!found || issues.some(({ severity }) => severity === 'error')) throw refused(issues);
  return found;
}

function refused(issues: readonly Issue[]): Error {
  return new Error(`npm run synth refuses the fleet:\n${formatIssues(issues)}`);
}

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
    ...['product', 'ring', 'fleet', 'applicationSet'].flatMap((kind) =>
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

/** What the program writes for the units. */
export function filesOfUnits(units: readonly Unit[]): Files {
  return Object.fromEntries(
    units.flatMap((unit) => render(construct(unit))).map(({ path, content }) => [path, content]),
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
