import { componentsOf } from '../../facts/components';
import { groupBy } from '../../facts/group-by';
import { error, warning, within, type Issue } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import { tenantsOf } from '../../plan/fleet';
import { placeOf } from '../../plan/locate';
import type { TenantPlan } from '../../plan/tenant';
import type { Rule } from '../rule';

/** The operator, as its chart is called. */
const OPERATOR = 'external-secrets';

/** Secrets come from stores that the fleet opens to tenants, on clusters that run what fetches them. */
export const secretStores: Rule = function* ({ specs: { fleet, fleetFile }, plan }) {
  const open = fleet.admission?.clusterSecretStores ?? [];
  const tenants = tenantsOf(plan).filter(({ storedSecrets }) => storedSecrets.length > 0);
  for (const tenant of tenants) yield* ofTenant(tenant, open);
  for (const [name] of groupBy(tenants, ({ cluster }) => cluster.name)) {
    const isBrought = componentsOf(fleet, name).some(
      ([component, spec]) =>
        component === OPERATOR || ('chart' in spec && 'name' in spec.chart && spec.chart.name === OPERATOR),
    );
    if (isBrought) continue;
    yield warning(
      within({ file: fleetFile }, 'clusters', name, 'components'),
      `tenants have Secrets of stores, and no component brings ${OPERATOR}, which fetches them`,
      `add a component with the chart '${OPERATOR}', unless something else installs it`,
    );
  }
};

/** The admission policies refuse any other, whoever asks. */
function* ofTenant(tenant: TenantPlan, open: readonly string[]): Generator<Issue> {
  for (const { name, store } of tenant.storedSecrets) {
    if (store.kind !== 'ClusterSecretStore' || open.includes(store.name)) continue;
    const problem = `Secret '${name}' of ${tenant.name} is of ClusterSecretStore '${store.name}', which the fleet does not open to tenants`;
    const add = 'add it to admission.clusterSecretStores of the fleet';
    yield error(
      placeOf(tenant),
      problem,
      open.length === 0 ? add : `${add}, or ${suggest(store.name, open)}`,
    );
  }
}
