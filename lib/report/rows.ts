import type { RingsFile } from '../authored/specs';
import { isNewer } from '../facts/rollout';
import { tenantsOf, type Plan } from '../plan/fleet';
import type { ReleasePlan } from '../plan/tenant';
import { behindOf, type Behind } from './behind';
import type { ReportEntry, ReportOf, ReportProduct, ReportRows } from './data';
import { Texts } from './texts';

/**
 * The rows of all views.
 *
 * @param rings every file of ring versions
 */
export function rowsOf(plan: Plan, rings: readonly RingsFile[], of: ReportOf): ReportRows {
  const texts = new Texts();
  const behind = new Map(plan.products.map(({ name }) => [name, behindIn(plan, rings, name)]));
  const [clusters, ringPlaces] = [placesOf(plan.clusters), placesOf(plan.rings)];
  const products = placesOf(plan.products);
  const axes = [...new Set(plan.axes.map(({ axis }) => axis))].filter((axis) => axis !== 'region');
  const customers = {
    name: [] as string[],
    title: [] as string[],
    ...columns('contact', 'group', 'tier', 'region', 'source', 'tenants'),
  };
  const tenants = {
    ...columns('name', 'environment', 'site', 'cluster', 'ring', 'tier', 'region', 'releases'),
    axes: axes.map((): number[] => []),
  };
  const releases = columns('name', 'product', 'version', 'behind', 'behindRing', 'heldUntil', 'heldFor');
  for (const { name, spec, source, tenants: own } of plan.customers) {
    const text = (said: string | undefined) => texts.index(said, name);
    customers.name.push(name);
    customers.title.push(spec.title);
    customers.contact.push(text(spec.contact));
    customers.group.push(text(spec.group));
    customers.tier.push(text(spec.tier));
    customers.region.push(text(spec.region));
    customers.source.push(text(source));
    customers.tenants.push(own.length);
    for (const tenant of own) {
      tenants.name.push(text(tenant.name));
      tenants.environment.push(text(tenant.environment.name));
      tenants.site.push(text(tenant.site));
      tenants.cluster.push(clusters.get(tenant.cluster.name)!);
      tenants.ring.push(ringPlaces.get(tenant.ring)!);
      tenants.tier.push(text(tenant.tier.name));
      tenants.region.push(text(tenant.region));
      for (const [index, axis] of axes.entries()) tenants.axes[index]!.push(text(tenant.axes[axis]));
      tenants.releases.push(tenant.releases.length);
      for (const release of tenant.releases) {
        const { version, hold, product } = release;
        const count = version === undefined ? undefined : behind.get(product.name)?.(version);
        releases.name.push(text(release.name));
        releases.product.push(products.get(product.name)!);
        releases.version.push(text(version));
        releases.behind.push(count === undefined ? 0 : count + 1);
        releases.behindRing.push(isBehindRing(release, tenant.ring, rings) ? 1 : 0);
        releases.heldUntil.push(text(hold?.until));
        releases.heldFor.push(text(hold?.reason));
      }
    }
  }
  return {
    of,
    texts: texts.all,
    environments: plan.environments.map(({ name, title }) => ({ name, title })),
    rings: plan.rings.map(({ name, environment, after }) => ({ name, environment, after })),
    products: plan.products.map(({ name }) => productOf(name, rings, behind.get(name)!)),
    clusters: clustersOf(plan),
    axes,
    customers,
    tenants,
    releases,
  };
}

function isBehindRing({ product, version }: ReleasePlan, ring: string, rings: readonly RingsFile[]): boolean {
  const entry = ringsOf(rings, product.name)?.entries[ring];
  return (
    version !== undefined &&
    entry !== undefined &&
    entry.version !== version &&
    !isNewer(version, entry.version)
  );
}

function columns<K extends string>(...names: readonly K[]): Record<K, number[]> {
  return Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<K, number[]>;
}

function placesOf(all: readonly { readonly name: string }[]): ReadonlyMap<string, number> {
  return new Map(all.map(({ name }, index) => [name, index]));
}

function behindIn(plan: Plan, rings: readonly RingsFile[], product: string): Behind {
  const file = ringsOf(rings, product);
  if (!file) return () => undefined;
  const held = new Set<string>();
  for (const { releases } of tenantsOf(plan))
    for (const release of releases)
      if (release.product.name === product && release.hold && release.version !== undefined)
        held.add(release.version);
  return behindOf(file, [...held]);
}

/** The file of a product's ring versions. */
export function ringsOf(rings: readonly RingsFile[], product: string): RingsFile | undefined {
  return rings.find(({ file }) => file === `products/${product}/rings.yaml`);
}

function productOf(name: string, rings: readonly RingsFile[], behind: Behind): ReportProduct {
  const file = ringsOf(rings, name);
  if (!file) return { name };
  const entries = Object.entries(file.entries).map(([ring, { image: _, ...entry }]) => {
    const count = behind(entry.version);
    return [ring, { ...entry, ...(count !== undefined && { behind: count }) } satisfies ReportEntry] as const;
  });
  return { name, rings: Object.fromEntries(entries) };
}

function clustersOf({ clusters }: Plan): ReportRows['clusters'] {
  return clusters.map(({ name, title, engine, environment }) => {
    return { name, title, engine, environment: environment.name };
  });
}
