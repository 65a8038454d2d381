import { depths } from '../graph';
import { layout } from '../layout';
import { hash, standardNaming, type Naming } from '../names';
import type {
  ClusterPlan,
  CustomerPlan,
  EnvironmentPlan,
  NamespacePlan,
  ProductPlan,
  ReleasePlan,
  RingPlan,
  TenantPlan,
} from '../plan';
import type { CustomerSpec, PlacementSpec, SitesSpec } from '../spec';
import type { CustomerInput, ProductInput, RingEntry, Specs } from '../specs';
import { merge, type Layer } from '../values';
import { applierOf } from './applier';
import { productChart } from './chart';
import { byName } from './order';
import { versionValues } from './products';
import { secretFilesOf, secretsOf } from './secrets';
import { fluxSettings } from './settings';

/** One tenant as written: an environment's only one, or one of its sites. */
export interface Placement {
  readonly environment: string;
  readonly site?: string;
  readonly spec: PlacementSpec;
  /** Property path in the customer's file. */
  readonly path: string;
}

/** Every tenant that a customer's file describes. */
export function placementsOf(customer: CustomerSpec): Placement[] {
  return Object.entries(customer.tenants).flatMap(([environment, spec]): Placement[] => {
    if (spec === undefined) return [];
    if (!isSites(spec)) return [{ environment, spec, path: `tenants.${environment}` }];
    return Object.entries(spec.sites).map(([site, placement]) => ({
      environment,
      site,
      spec: { ...placement, ...(spec.values && { values: spec.values }) },
      path: `tenants.${environment}.sites.${site}`,
    }));
  });
}

function isSites(spec: PlacementSpec | SitesSpec): spec is SitesSpec {
  return 'sites' in spec && spec.sites !== undefined;
}

/** What customers refer to, by name. */
export interface Lookup {
  readonly specs: Specs;
  readonly naming: Naming;
  readonly environments: ReadonlyMap<string, EnvironmentPlan>;
  readonly clusters: ReadonlyMap<string, ClusterPlan>;
  readonly rings: ReadonlyMap<string, RingPlan>;
  readonly products: ReadonlyMap<string, ProductPlan>;
  readonly inputs: ReadonlyMap<string, ProductInput>;
}

export function namingOf(specs: Specs): Naming {
  const own = Object.entries(specs.fleet.naming ?? {}).filter(([, formula]) => formula !== undefined);
  return { ...standardNaming, ...Object.fromEntries(own) };
}

export function resolveCustomer(input: CustomerInput, lookup: Lookup): CustomerPlan {
  const { spec, file } = input;
  const layers = customerLayers(spec, file);
  const tenants = placementsOf(spec).flatMap((placement) => {
    const tenant = resolveTenant(input, placement, layers, lookup);
    return tenant ? [tenant] : [];
  });
  return {
    name: spec.name,
    spec,
    source: file,
    project: lookup.naming.project(spec.name),
    products: Object.keys(spec.products).sort(),
    layers,
    tenants: byName(tenants),
  };
}

function customerLayers(spec: CustomerSpec, file: string): CustomerPlan['layers'] {
  const environments = Object.entries(spec.tenants).flatMap(([name, tenant]) =>
    tenant ? [{ name, tenant }] : [],
  );
  return Object.keys(spec.products)
    .sort()
    .flatMap((product) => [
      {
        product,
        layer: {
          name: 'customer' as const,
          source: `${file} products.${product}`,
          file: layout.customerValues(spec.name, product),
          values: spec.products[product]!,
        },
      },
      ...byName(environments).map(({ name, tenant }) => ({
        product,
        environment: name,
        layer: {
          name: 'customer environment' as const,
          source: `${file} tenants.${name}.values.${product}`,
          file: layout.customerEnvironment(spec.name, product, name),
          values: tenant.values?.[product] ?? {},
        },
      })),
    ]);
}

function resolveTenant(
  input: CustomerInput,
  placement: Placement,
  layers: CustomerPlan['layers'],
  lookup: Lookup,
): TenantPlan | undefined {
  const { spec: customer, file } = input;
  const environment = lookup.environments.get(placement.environment);
  const cluster = lookup.clusters.get(placement.spec.cluster);
  const ring = lookup.rings.get(placement.spec.ring);
  const { tiers } = lookup.specs.fleet;
  const tier = Object.hasOwn(tiers, customer.tier) ? tiers[customer.tier] : undefined;
  if (!environment || !cluster || !ring || !tier) return undefined;

  const { naming } = lookup;
  const name = naming.tenant({
    customer: customer.name,
    environment: environment.name,
    ...(placement.site !== undefined && { site: placement.site }),
  });
  const guardrails = naming.guardrails(name);
  const products = [...new Set(placement.spec.products ?? Object.keys(customer.products))]
    .sort()
    .flatMap((product) => {
      const found = Object.hasOwn(customer.products, product) ? lookup.products.get(product) : undefined;
      return found ? [found] : [];
    });
  const depth = depths(
    new Map(products.map(({ name: product, spec }) => [product, spec.dependsOn ?? []] as const)),
  );
  const namespace = (of: readonly ProductPlan[], product?: string): NamespacePlan => {
    const namespaceName = naming.namespace(name, product);
    return { name: namespaceName, products: of, applier: applierOf(cluster, namespaceName) };
  };
  const shared = lookup.specs.fleet.namespacePer === 'release' ? undefined : namespace(products);
  const own = shared ? [] : products.map((product) => namespace([product], product.name));
  return {
    name,
    customer: customer.name,
    environment,
    ...(placement.site !== undefined && { site: placement.site }),
    cluster,
    ring: ring.name,
    tier: { name: customer.tier, spec: tier },
    group: customer.group,
    project: naming.project(customer.name),
    guardrails,
    namespaces: shared ? [shared] : own,
    releases: products.flatMap((product, index) => {
      const release = resolveRelease(
        { customer: customer.name, name, environment, ring, cluster, placement, file, depth },
        product,
        shared ?? own[index]!,
        layers,
        lookup,
      );
      return release ? [release] : [];
    }),
    secrets: secretsOf(secretFilesOf(input, placement), {
      cluster: cluster.name,
      tenant: name,
      guardrails,
      namespaces: shared ?? own,
    }),
    decryptionKey: naming.decryptionKey(name),
    ...shardOf(cluster, name),
    kustomization: fluxSettings(cluster.spec).kustomization,
    source: file,
  };
}

/** By rendezvous: another shard more moves only the tenants that it takes. */
function shardOf({ shards }: ClusterPlan, tenant: string): { shard?: string } {
  const [first] = shards
    .map((shard) => ({ shard, weight: hash(`${shard}/${tenant}`) }))
    .sort((a, b) => (a.weight < b.weight ? 1 : -1));
  return first ? { shard: first.shard } : {};
}

interface Owner {
  readonly customer: string;
  readonly name: string;
  readonly environment: EnvironmentPlan;
  readonly ring: RingPlan;
  readonly cluster: ClusterPlan;
  readonly placement: Placement;
  readonly file: string;
  /** Depth of each product among those of the tenant. */
  readonly depth: ReadonlyMap<string, number>;
}

function resolveRelease(
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
  const rolledOut = entry && isReached(entry, owner.customer) ? entry.version : entry?.previous;
  const version = product.spec.version === undefined ? undefined : (hold?.version ?? rolledOut);
  if (product.spec.version !== undefined && version === undefined) return undefined;
  const chart = productChart(lookup.specs.fleet, product.spec, environment, version);
  if (!chart) return undefined;

  const layers: Layer[] = [
    product.base,
    product.environments.find((layer) => layer.environment === environment.name)!.layer,
    ring.layers.find((layer) => layer.product === product.name)!.layer,
    ...customerLayers
      .filter((layer) => layer.product === product.name)
      .filter((layer) => layer.environment === undefined || layer.environment === environment.name)
      .map(({ layer }) => layer),
  ];
  // The ring's file holds the ring's version; a tenant that runs another one gets it over all layers.
  if (version !== undefined && version !== entry?.version) {
    const values = versionValues(product.spec, version);
    const source = hold
      ? `${owner.file} ${placement.path}.holds.${product.name}`
      : `${rings!.file} ${ring.name}.previous`;
    if (Object.keys(values).length > 0) layers.push({ name: 'version', source, values });
  }
  return {
    name: lookup.naming.release(owner.name, product.name),
    product,
    namespace,
    chart,
    ...(version !== undefined && { version }),
    ...(hold && { hold }),
    dependsOn: [...(product.spec.dependsOn ?? [])]
      .filter((name) => owner.depth.has(name))
      .sort()
      .map((name) => lookup.naming.release(owner.name, name)),
    depth: owner.depth.get(product.name) ?? 0,
    helmRelease: fluxSettings(owner.cluster.spec, product.spec.flux).helmRelease,
    layers,
    values: merge(layers.map((layer) => layer.values)),
  };
}

/** Whether a ring's partial rollout has reached the customer. */
function isReached({ percent }: RingEntry, customer: string): boolean {
  return percent === undefined || shareOf(customer) < percent;
}

/** From 0 to 99, the same for a customer in every ring and product, on every machine. */
export function shareOf(customer: string): number {
  return parseInt(hash(customer), 16) % 100;
}
