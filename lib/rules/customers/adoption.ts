import { placementsOf } from '../../facts/placements';
import { error, within, type Issue } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import { tenantsOf } from '../../plan/fleet';
import { placeOf } from '../../plan/locate';
import type { Specs } from '../../authored/specs';
import type { TenantPlan } from '../../plan/tenant';
import { misstated } from '../adopted-names';
import type { Rule } from '../rule';

/** A release that is taken over runs, has names that its engine knows, and lies where its account may write. */
export const adoptedReleases: Rule = function* ({ specs, plan }) {
  yield* notRun(specs);
  for (const tenant of tenantsOf(plan)) yield* ofTenant(tenant);
};

function* notRun({ customers }: Specs): Iterable<Issue> {
  for (const { spec, file } of customers)
    for (const { spec: placement, path } of placementsOf(spec)) {
      const runs = placement.products ?? Object.keys(spec.products);
      for (const product of Object.keys(placement.adopt ?? {})) {
        // Who does not subscribe to it at all is told by another rule.
        if (runs.includes(product) || !Object.hasOwn(spec.products, product)) continue;
        const problem = `there is no release to take over: the tenant does not run '${product}'`;
        yield error({ file, path: `${path}.adopt.${product}` }, problem, suggest(product, runs));
      }
    }
}

function* ofTenant(tenant: TenantPlan): Iterable<Issue> {
  const own = tenant.namespaces.map(({ name }) => name);
  for (const release of tenant.releases) {
    const { adopted, product, content, storageNamespace } = release;
    if (!adopted) continue;
    const at = within(placeOf(tenant), 'adopt', product.name);
    yield* misstated(at, release, tenant.cluster, ['storageNamespace', 'objectNamespace']);
    if (storageNamespace === undefined || content.form !== 'helm' || own.includes(storageNamespace)) continue;
    const problem = `'${storageNamespace}' is no namespace of tenant '${tenant.name}', whose account writes Helm's record of the release`;
    const fix = `copy the record to one of them first (docs/adopt.md, "Helm's record"), and ${suggest('', own)}`;
    yield error(within(at, 'storageNamespace'), problem, fix);
  }
}
