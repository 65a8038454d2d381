import { depths } from '../../facts/graph';
import { engineOf } from '../../engines';
import type { CustomerPlan, NamespacePlan, TenantPlan } from '../tenant';
import type { ProductPlan } from '../product';
import type { CustomerInput } from '../../authored/specs';
import { OWN_REPOSITORY } from '../names';
import { applierOf } from './applier';
import { flagsIn } from './feature-flags';
import { resolveGuardrails } from './guardrails';
import type { Lookup } from './lookup';
import { type Placement, regionOf } from '../../facts/placements';
import { resolveOwnRepository } from './own-repository';
import { resolveRelease } from './releases';
import { secretFilesOf } from '../../facts/secret-files';
import { secretsOf } from './secrets';
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
  const region = regionOf(lookup.specs.fleet, customer, placement);
  const about = { customer: customer.name, tier: customer.tier, region };
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
  const withRepository = (plain: NamespacePlan): NamespacePlan => {
    if (!customer.repository) return plain;
    const owner = { environment, cluster, placement };
    const repository = resolveOwnRepository(customer.repository, naming.repository(name), plain, owner);
    return { ...plain, repository };
  };
  const shared =
    lookup.specs.fleet.namespacePer === 'release' ? undefined : withRepository(namespace(products));
  const own = shared ? [] : products.map((product) => namespace([product], product.name));
  if (!shared && customer.repository) own.push(withRepository(namespace([], OWN_REPOSITORY)));
  return {
    name,
    customer: customer.name,
    environment,
    ...(placement.site !== undefined && { site: placement.site }),
    cluster,
    region,
    ring: ring.name,
    tier: resolveTier(customer.tier, tier),
    group: customer.group,
    project: naming.project(customer.name),
    valuesIn,
    guardrails,
    namespaces: shared ? [shared] : own,
    releases: products.flatMap((product, index) => {
      const release = resolveRelease(
        { ...about, name, environment, ring, cluster, placement, file, depth },
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
    source: file,
    ...engineOf(cluster).tenant(cluster, { name, guardrails }),
  };
}
