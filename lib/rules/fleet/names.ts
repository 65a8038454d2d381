import { within, type Issue, type Location } from '../../issues/issue';
import { HELM_RELEASE_NAME, isDnsLabel } from '../../authored/naming';
import { contentOf } from '../../content';
import { nameBeside } from '../../plan/adoption';
import { label } from '../label';
import { ownRepositoryOf, type CustomerPlan, type TenantPlan } from '../../plan/tenant';
import type { FleetSpec } from '../../authored/fleet';
import type { ProductInput } from '../../authored/specs';
import { engineOf } from '../../engines';
import { policiesOf } from '../../plan/resolve/images';
import { placeOf } from '../../plan/locate';
import type { Rule } from '../rule';

/** Every name is a DNS-1123 label and fits. Sources: Kubernetes, "Object Names and IDs"; Helm's limit of 53. */
export const names: Rule = function* ({ specs, plan }) {
  yield* ofFleet(specs.fleet, { file: specs.fleetFile });
  for (const product of specs.products) yield* ofProduct(product);
  for (const { spec, file, isTeam } of specs.customers)
    yield* label({ file, path: 'name' }, isTeam ? 'team' : 'customer', spec.name);
  for (const customer of plan.customers) {
    yield* ofCustomer(customer);
    for (const tenant of customer.tenants) yield* ofTenant(tenant);
  }
};

const NOUNS = [
  ['environments', 'environment'],
  ['rings', 'ring'],
  ['clusters', 'cluster'],
  ['repositories', 'repository'],
  ['tiers', 'tier'],
] as const;

function* ofFleet(fleet: FleetSpec, at: Location): Generator<Issue> {
  for (const [kind, noun] of NOUNS)
    for (const name of Object.keys(fleet[kind])) yield* label(within(at, kind, name), noun, name);
  for (const [axis, values] of Object.entries(fleet.axes ?? {})) {
    yield* label(within(at, 'axes', axis), 'axis', axis);
    for (const [index, value] of values.entries())
      yield* label(within(at, 'axes', axis, String(index)), 'value', value);
  }
  for (const name of Object.keys(fleet.states ?? {}))
    yield* label(within(at, 'states', name), 'state repository', name);
  if (fleet.state.name !== undefined) yield* label(within(at, 'state', 'name'), 'source', fleet.state.name);
  yield* ofComponents(fleet.components, within(at, 'components'));
  yield* ofClusters(fleet.clusters, within(at, 'clusters'));
}

/** A component's name is that of its Helm release, too. */
function* ofComponents(components: FleetSpec['components'], at: Location): Generator<Issue> {
  for (const [name, spec] of Object.entries(components)) {
    const own = within(at, name);
    yield* label(own, 'component', name, contentOf(spec).kind.longestName);
    if ('namespace' in spec) yield* label(within(own, 'namespace'), 'namespace', spec.namespace);
    if (!('notifications' in spec)) continue;
    for (const kind of ['providers', 'alerts', 'receivers'] as const)
      for (const each of Object.keys(spec.notifications[kind] ?? {}))
        yield* label(within(own, 'notifications', kind), kind.slice(0, -1), each);
  }
}

function* ofClusters(clusters: FleetSpec['clusters'], at: Location): Generator<Issue> {
  for (const [cluster, spec] of Object.entries(clusters))
    for (const { keys, noun, name } of engineOf(spec).stated(spec).names ?? [])
      yield* label(within(at, cluster, ...keys), noun, name);
}

function* ofProduct(input: ProductInput): Generator<Issue> {
  const { spec, file } = input;
  yield* label({ file, path: 'name' }, 'product', spec.name);
  for (const { name, product, ring } of policiesOf([input])) {
    if (!isDnsLabel(product) || !isDnsLabel(ring)) continue;
    yield* label({ file, path: `image.rings.${ring}` }, 'image policy', name);
  }
}

function* ofCustomer({ name, project, source, terraform }: CustomerPlan): Generator<Issue> {
  const at = { file: source, path: 'name' };
  if (project !== name) yield* label(at, 'project', project);
  if (!terraform?.appliedBy || !isDnsLabel(name)) return;
  yield* label(at, 'Terraform', terraform.name);
  const { own } = terraform.appliedBy;
  if (own) yield* label(at, 'namespace of Terraform', own.namespace);
}

function* ofTenant(tenant: TenantPlan): Generator<Issue> {
  const at = placeOf(tenant);
  // The customer's own issue says it already.
  if (!isDnsLabel(tenant.customer)) return;
  if (!isDnsLabel(tenant.name)) {
    // The other names begin with it.
    yield* label(at, 'tenant', tenant.name);
    return;
  }
  for (const { name } of tenant.namespaces) if (name !== tenant.name) yield* label(at, 'namespace', name);
  if (tenant.guardrails !== tenant.name) yield* label(at, 'guard rails', tenant.guardrails);
  for (const release of tenant.releases) {
    const name = nameBeside(release);
    // A name that is there is judged by its schema.
    if (!release.adopted?.name || name !== release.adopted.name)
      yield* label(at, 'release', name, HELM_RELEASE_NAME);
  }
  const own = ownRepositoryOf(tenant);
  if (own) yield* label(at, 'repository', own.name);
  if (tenant.secrets.length > 0) yield* label(at, 'decryption key', tenant.decryptionKey);
}
