import { depths } from '../../facts/graph';
import { engineOf } from '../../engines';
import type { CustomerPlan, TenantPlan } from '../tenant';
import type { CustomerInput } from '../../authored/specs';
import { namespaceMetadataOf } from '../cluster/namespace-metadata';
import { flagsIn } from './feature-flags';
import { tenantName } from './layers/identity';
import type { Lookup } from './lookup';
import { axesOf, type Placement, regionOf } from '../../facts/placements';
import { resolveRelease } from './releases';
import { timesOf } from '../../facts/windows/times';
import { secretFilesOf } from '../../facts/secret-files';
import { secretsOf } from './secrets';
import { storedSecretsOf } from './stored-secrets';
import { namespacesOf } from './tenant-namespaces';

/** A tenant; `undefined` where it refers to what is not there. */
export function resolveTenant(
  input: CustomerInput,
  placement: Placement,
  { layers, valuesIn, featureFlags }: Pick<CustomerPlan, 'layers' | 'valuesIn' | 'featureFlags'>,
  lookup: Lookup,
): TenantPlan | undefined {
  const { spec: customer, file } = input;
  const shared = lookup.environments.get(placement.environment);
  const { onDelete } = placement.spec;
  const environment = shared && onDelete ? { ...shared, onDelete } : shared;
  const cluster = lookup.clusters.get(placement.spec.cluster);
  const ring = lookup.rings.get(placement.spec.ring);
  const { tiers } = lookup.specs.fleet;
  const tier = Object.hasOwn(tiers, customer.tier) ? tiers[customer.tier] : undefined;
  if (!environment || !cluster || !ring || !tier) return undefined;

  const { naming } = lookup;
  const by = { fleet: lookup.specs.fleet, naming };
  const name = tenantName(by, customer, placement);
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
  const { repository } = customer;
  const metadata = namespaceMetadataOf(by.fleet, environment, tier, customer, placement.spec);
  const of = { tenant: name, placement, repository, cluster, environment, tier, metadata };
  const namespaces = namespacesOf(products, of, lookup);
  const project = naming.project(customer.name);
  const releases = products.flatMap((product) => {
    const release = resolveRelease(
      { customer, project, name, environment, ring, cluster, placement, file, depth },
      product,
      namespaces.find((each) => each.products.includes(product))!,
      layers,
      lookup,
    );
    return release ? [release] : [];
  });
  return {
    name,
    customer: customer.name,
    environment,
    ...(onDelete && { onDelete }),
    ...(placement.site !== undefined && { site: placement.site }),
    cluster,
    region: regionOf(by.fleet, customer, placement),
    axes: axesOf(by.fleet, customer, placement),
    ring: ring.name,
    times: timesOf(customer, placement),
    tier: lookup.tiers.get(customer.tier)!,
    group: customer.group,
    project,
    valuesIn,
    guardrails,
    namespaces,
    releases,
    storedSecrets: storedSecretsOf(customer, placement, releases),
    featureFlags: flagsIn(featureFlags, environment.name),
    secrets: secretsOf(secretFilesOf(input, placement), {
      cluster,
      tenant: name,
      guardrails,
      namespaces,
      ...(lookup.specs.fleet.namespacePer !== 'release' && { own: naming.namespace(name) }),
    }),
    decryptionKey: naming.decryptionKey(name),
    source: file,
    ...engineOf(cluster).tenant(cluster, { name, guardrails }),
  };
}
