import { error, within, type Issue, type Location } from '../issue';
import { DNS_LABEL, HELM_RELEASE_NAME, isDnsLabel } from '../names';
import type { TenantPlan } from '../plan';
import type { Rule } from './rule';

/** Every name is a DNS-1123 label and fits. Sources: Kubernetes, "Object Names and IDs"; Helm's limit of 53. */
export const names: Rule = ({ specs, plan }) => {
  const fleet = { file: specs.fleetFile };
  const own = (kind: 'environments' | 'rings' | 'clusters' | 'components' | 'tiers') =>
    Object.keys(specs.fleet[kind]).flatMap((name) =>
      label(within(fleet, kind, name), kind.slice(0, -1), name),
    );
  return [
    ...own('environments'),
    ...own('rings'),
    ...own('clusters'),
    ...own('components'),
    ...own('tiers'),
    ...Object.entries(specs.fleet.components).flatMap(([name, { namespace }]) =>
      label(within(fleet, 'components', name, 'namespace'), 'namespace', namespace),
    ),
    ...specs.products.flatMap(({ spec, file }) => label({ file, path: 'name' }, 'product', spec.name)),
    ...specs.customers.flatMap(({ spec, file }) => label({ file, path: 'name' }, 'customer', spec.name)),
    ...plan.customers.flatMap((customer) => customer.tenants.flatMap(tenantNames)),
  ];
};

function tenantNames(tenant: TenantPlan): Issue[] {
  const at = {
    file: tenant.source,
    path: `tenants.${[tenant.environment.name, ...(tenant.site ? ['sites', tenant.site] : [])].join('.')}`,
  };
  if (!isDnsLabel(tenant.customer)) return []; // The customer's own issue says it already.
  return [
    ...label(at, 'tenant', tenant.name),
    ...tenant.namespaces.flatMap(({ name }) => (name === tenant.name ? [] : label(at, 'namespace', name))),
    ...tenant.releases
      .filter(({ name }) => name.length > HELM_RELEASE_NAME)
      .map(({ name }) =>
        error(
          at,
          `release '${name}' has ${name.length} characters`,
          `let naming.release give ${HELM_RELEASE_NAME} at most`,
        ),
      ),
  ];
}

function label(at: Location, kind: string, name: string): Issue[] {
  if (isDnsLabel(name)) return [];
  if (name.length > DNS_LABEL) {
    const fix = `shorten it to ${DNS_LABEL} at most: it names a namespace or stands in a label`;
    return [error(at, `${kind} '${name}' has ${name.length} characters`, fix)];
  }
  const fix = "use lower-case letters, digits and '-', with a letter or digit at both ends";
  return [error(at, `${kind} '${name}' is not a DNS label`, fix)];
}
