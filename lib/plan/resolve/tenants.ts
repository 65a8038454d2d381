import { depths } from '../../facts/graph';
import { DNS_LABEL, hash, shorten } from '../../authored/naming';
import type { ClusterPlan } from '../cluster';
import type { CustomerPlan, NamespacePlan, TenantPlan } from '../tenant';
import type { ProductPlan } from '../fleet';
import type { CustomerInput } from '../../authored/specs';
import { applierOf } from './applier';
import { flagsIn } from './feature-flags';
import { resolveGuardrails } from './guardrails';
import type { Lookup } from './lookup';
import type { Placement } from '../../facts/placements';
import { resolveRelease } from './releases';
import { secretFilesOf, secretsOf } from './secrets';
import { fluxSettings } from './settings';
import { resolveTier } from './tier';

/** A tenant; `undefined` where it refers to what is not there. */
export function resolveTenant(
  input: CustomerInput,
  placement: Placement,
  { layers, valuesIn, featureFlags }: Pick<CustomerPlan, 'layers' | 'valuesIn' | 'featureFlags'>,
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
    return {
      name: namespaceName,
      products: of,
      applier: applierOf(cluster, namespaceName),
      guardrails: resolveGuardrails({ products: of, tier, environment }),
    };
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
    tier: resolveTier(customer.tier, tier),
    group: customer.group,
    project: naming.project(customer.name),
    valuesIn,
    guardrails,
    ...(cluster.hub && { guardrailsThere: shorten(`${guardrails}-guardrails`, DNS_LABEL) }),
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
    featureFlags: flagsIn(featureFlags, environment.name),
    secrets: secretsOf(secretFilesOf(input, placement), {
      cluster,
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
