import { error, within, type Issue, type Location } from '../../issues/issue';
import { DNS_LABEL, HELM_RELEASE_NAME, isDnsLabel } from '../../authored/naming';
import { isDeviceName } from '../../plan/names';
import type { TenantPlan } from '../../plan/tenant';
import type { FleetSpec } from '../../authored/fleet';
import { policiesOf } from '../../plan/resolve/images';
import { placeOf } from '../../plan/locate';
import type { Rule } from '../rule';

/** Every name is a DNS-1123 label and fits. Sources: Kubernetes, "Object Names and IDs"; Helm's limit of 53. */
export const names: Rule = ({ specs, plan }) => {
  const fleet = { file: specs.fleetFile };
  const own = (kind: 'environments' | 'rings' | 'clusters' | 'repositories' | 'tiers') =>
    Object.keys(specs.fleet[kind]).flatMap((name) => label(within(fleet, kind, name), nouns[kind], name));
  return [
    ...own('environments'),
    ...own('rings'),
    ...own('clusters'),
    ...own('repositories'),
    ...components(specs.fleet.components, fleet),
    ...clusters(specs.fleet.clusters, fleet),
    ...(specs.fleet.state.name === undefined
      ? []
      : label(within(fleet, 'state', 'name'), 'source', specs.fleet.state.name)),
    ...Object.keys(specs.fleet.states ?? {}).flatMap((name) =>
      label(within(fleet, 'states', name), 'state repository', name),
    ),
    ...own('tiers'),
    ...specs.products.flatMap(({ spec, file }) => label({ file, path: 'name' }, 'product', spec.name)),
    ...specs.products.flatMap((input) =>
      policiesOf([input]).flatMap(({ name, product, ring }) =>
        isDnsLabel(product) && isDnsLabel(ring)
          ? label({ file: input.file, path: `image.rings.${ring}` }, 'image policy', name)
          : [],
      ),
    ),
    ...specs.customers.flatMap(({ spec, file }) => label({ file, path: 'name' }, 'customer', spec.name)),
    ...plan.customers.flatMap(({ name, project, source, tenants, terraform }) => [
      ...(project === name ? [] : label({ file: source, path: 'name' }, 'project', project)),
      ...(terraform?.appliedBy && isDnsLabel(name)
        ? label({ file: source, path: 'name' }, 'Terraform', terraform.name)
        : []),
      ...(terraform?.appliedBy?.own && isDnsLabel(name)
        ? label({ file: source, path: 'name' }, 'namespace of Terraform', terraform.appliedBy.own.namespace)
        : []),
      ...tenants.flatMap(tenantNames),
    ]),
  ];
};

const nouns = {
  environments: 'environment',
  rings: 'ring',
  clusters: 'cluster',
  repositories: 'repository',
  tiers: 'tier',
} as const;

/** What has a folder or file of its name. */
const FOLDERS: ReadonlySet<string> = new Set([
  'environment',
  'ring',
  'cluster',
  'component',
  'state repository',
  'product',
  'customer',
  'tenant',
]);

/** A component's name is that of its Helm release, too. */
function components(specs: FleetSpec['components'], fleet: Location): Issue[] {
  return Object.entries(specs).flatMap(([name, spec]) => {
    const at = (...keys: string[]) => within(fleet, 'components', name, ...keys);
    return [
      ...label(at(), 'component', name, 'chart' in spec ? HELM_RELEASE_NAME : DNS_LABEL),
      ...('namespace' in spec ? label(at('namespace'), 'namespace', spec.namespace) : []),
      ...('notifications' in spec
        ? (['providers', 'alerts', 'receivers'] as const).flatMap((kind) =>
            Object.keys(spec.notifications[kind] ?? {}).flatMap((each) =>
              label(at('notifications', kind), kind.slice(0, -1), each),
            ),
          )
        : []),
    ];
  });
}

/** What the roots of a cluster are called, and the Kustomization that keeps Flux at its version. */
function clusters(specs: FleetSpec['clusters'], fleet: Location): Issue[] {
  return Object.entries(specs).flatMap(([name, spec]) => {
    const roots = Object.entries(('roots' in spec && spec.roots) || {});
    const install = ('install' in spec && spec.install?.name) || undefined;
    const at = (...keys: string[]) => within(fleet, 'clusters', name, ...keys);
    return [
      ...roots.flatMap(([root, own]) => (own === undefined ? [] : label(at('roots', root), 'root', own))),
      ...(install === undefined ? [] : label(at('install', 'name'), 'Kustomization', install)),
    ];
  });
}

function tenantNames(tenant: TenantPlan): Issue[] {
  const at = placeOf(tenant);
  if (!isDnsLabel(tenant.customer)) return []; // The customer's own issue says it already.
  if (!isDnsLabel(tenant.name)) return label(at, 'tenant', tenant.name); // The other names begin with it.
  return [
    ...tenant.namespaces.flatMap(({ name }) => (name === tenant.name ? [] : label(at, 'namespace', name))),
    ...(tenant.guardrails === tenant.name ? [] : label(at, 'guard rails', tenant.guardrails)),
    ...tenant.releases.flatMap(({ name }) => label(at, 'release', name, HELM_RELEASE_NAME)),
    ...(tenant.secrets.length > 0 ? label(at, 'decryption key', tenant.decryptionKey) : []),
  ];
}

/** `name` may be anything that a formula of the fleet gave. */
function label(at: Location, kind: string, name: unknown, max = DNS_LABEL): Issue[] {
  if (typeof name !== 'string')
    return [error(at, `${kind} has no name`, 'let the formula under naming give text')];
  if (FOLDERS.has(kind) && isDeviceName(name)) {
    const problem = `${kind} '${name}' is a name that Windows keeps for a device: nobody can check it out there`;
    return [error(at, problem, 'use another name')];
  }
  if (isDnsLabel(name) && name.length <= max) return [];
  if (name.length > max) {
    return [
      error(at, `${kind} '${name}' has ${name.length} characters`, `shorten it to ${max} characters at most`),
    ];
  }
  const fix = "use lower-case letters, digits and '-', with a letter or digit at both ends";
  return [error(at, `${kind} '${name}' is not a DNS label`, fix)];
}
