import { hash } from '../../authored/naming';
import type { ClusterPlan } from '../cluster';
import type { CustomerPlan, NamespacePlan, ReleasePlan } from '../tenant';
import type { ProductPlan, RingPlan } from '../product';
import type { EnvironmentPlan } from '../environment';
import type { CustomerSpec } from '../../authored/customer';
import type { RingEntry } from '../../authored/specs';
import type { Values } from '../../authored/values';
import { installedNames } from '../adoption';
import type { InstalledNames } from '../adoption/names';
import { parsed } from '../parsed';
import { merge, withoutNulls } from '../values';
import { releaseContent } from '../../content';
import { engineOf } from '../../engines';
import { workloadRuns } from '../environment';
import type { ReleaseFacts, ReleaseIdentity } from '../../content/release';
import { globalEntryOf } from './global-entry';
import { identityOf } from './layers/identity';
import type { Lookup } from './lookup';
import type { Placement } from '../../facts/placements';
import { refSetBy, valuesOfVersion } from './products';

/** The tenant of a release. */
interface Owner {
  readonly customer: CustomerSpec;
  readonly project: string;
  readonly name: string;
  readonly environment: EnvironmentPlan;
  readonly ring: RingPlan;
  readonly cluster: ClusterPlan;
  readonly placement: Placement;
  readonly file: string;
  /** Depth of each product among those of the tenant. */
  readonly depth: ReadonlyMap<string, number>;
}

/** A release; `undefined` where the tenant's ring runs no version of the product, or its values or what it consists of are not known. */
export function resolveRelease(
  owner: Owner,
  product: ProductPlan,
  namespace: NamespacePlan,
  customerLayers: CustomerPlan['layers'],
  lookup: Lookup,
): ReleasePlan | undefined {
  const { environment, ring, placement } = owner;
  const rings = lookup.inputs.get(product.name)?.rings;
  const entry = rings?.entries[ring.name];
  const hold = placement.spec.holds?.[product.name];
  const rolledOut = entry && isReached(entry, owner.customer.name) ? entry.version : entry?.previous;
  const version = product.spec.version === undefined ? undefined : (hold?.version ?? rolledOut);
  if (product.spec.version !== undefined && version === undefined) return undefined;

  const by = { fleet: lookup.specs.fleet, naming: lookup.naming };
  const identity = identityOf(by, owner.customer, placement, product.name);
  const { cluster } = owner;
  const shared = lookup.shared({ product, environment, ring, cluster, axes: identity.axes });
  const own = customerLayers
    .filter((layer) => layer.product === product.name)
    .filter((layer) => layer.environment === undefined || layer.environment === environment.name)
    .filter((layer) => layer.tenant === undefined || layer.tenant === owner.name)
    // One that is in a folder of the release's own is before the same in that of the customer.
    .filter(({ layer }, index, all) => all.findIndex((other) => other.layer.name === layer.name) === index)
    .map(({ layer }) => layer);
  const versionFrom = hold
    ? `${owner.file} ${placement.path}.holds.${product.name}`
    : `${rings?.file ?? ''} ${ring.name}${version === entry?.version ? '' : '.previous'}`;
  // The ring's file holds the ring's version; a tenant that runs another one gets it over all layers.
  if (version !== undefined && version !== entry?.version) {
    const values = valuesOfVersion(product.spec, version);
    if (Object.keys(values).length > 0) own.push({ name: 'version', source: versionFrom, values });
  }
  // What the product makes of the tenant could not be had, which has been said.
  if (product.spec.tenantValues && !own.some((layer) => layer.name === 'tenant')) return undefined;
  const values = merge([shared.values, ...own.map((layer) => layer.values)]);
  const named = (of: string) => placement.spec.adopt?.[of]?.name ?? lookup.naming.release(owner.name, of);
  const adopted = placement.spec.adopt?.[product.name];
  const content = releaseContent(shared.spec, {
    repositories: shared.repositories,
    environment,
    ref: version === undefined ? undefined : refSetBy(product.spec, version),
    values,
    release: () => factsOf(identity, product, values, version),
    autoscaled: product.spec.autoscaled === true,
    runs: workloadRuns(environment, engineOf(cluster).progressive),
  });
  if (!content) return undefined;
  return {
    name: named(product.name),
    releaseName: identity.name,
    ...(adopted && { adopted, otherwise: namesWithout(owner, product, lookup) }),
    product,
    namespace,
    content,
    ...(version !== undefined && { version, versionFrom }),
    ...(hold && { hold }),
    dependsOn: [...(product.spec.dependsOn ?? [])]
      .filter((name) => owner.depth.has(name))
      .sort()
      .map(named),
    depth: owner.depth.get(product.name) ?? 0,
    ...shared.settings,
    ...engineOf(cluster).adopted(adopted ?? {}, { namespace: namespace.name, project: owner.project }),
    layers: [...shared.layers, ...own],
    hosts: parsed({ product, values }).hosts,
    ...globalEntryOf(environment, owner.customer, product, identity.name),
    values,
  };
}

/** The names of a release that is not taken over. */
function namesWithout(
  { customer, cluster, placement, project }: Owner,
  product: ProductPlan,
  { naming, specs: { fleet } }: Lookup,
): InstalledNames {
  const { adopt: _, ...spec } = placement.spec;
  const { name, namespace } = identityOf({ naming, fleet }, customer, { ...placement, spec }, product.name);
  const names = { name, namespace, releaseName: name };
  return installedNames({ ...names, ...engineOf(cluster).adopted({}, { namespace, project }) });
}

/** What functions of the product are told; nothing where its values do not fit, which a rule says. */
function factsOf(
  identity: ReleaseIdentity,
  product: ProductPlan,
  values: Values,
  version: string | undefined,
): ReleaseFacts | undefined {
  const parsed = product.spec.schema.safeParse(withoutNulls(values));
  if (!parsed.success) return undefined;
  return { ...identity, values: parsed.data, ...(version !== undefined && { version }) };
}

/** Whether a ring's partial rollout has reached the customer. */
function isReached({ percent }: RingEntry, customer: string): boolean {
  return percent === undefined || shareOf(customer) < percent;
}

/** From 0 to 99, the same for a customer in every ring and product, on every machine. */
export function shareOf(customer: string): number {
  return parseInt(hash(customer), 16) % 100;
}
