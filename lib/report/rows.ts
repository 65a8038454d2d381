import type { RingsFile } from '../authored/specs';
import type { Forecast } from '../json/forecast';
import type { Status } from '../json/status';
import type { Plan } from '../plan/fleet';
import type { ReportEntry, ReportOf, ReportProduct, ReportRows } from './data';
import type { LiveFleet } from './live';
import { Texts } from './texts';

/** What the rows have beside the plan and its status. */
export interface RowsBeside {
  /** @default - what rings wait for is not told */
  readonly forecast?: Forecast;
  /** @default - nobody asked clusters */
  readonly live?: LiveFleet;
}

/**
 * The rows of all views.
 *
 * @param status with every release; every figure of who is behind, held or may be promoted is its
 * @param rings every file of ring versions
 */
export function rowsOf(
  plan: Plan,
  status: Status,
  rings: readonly RingsFile[],
  of: Omit<ReportOf, 'day'>,
  { forecast, live }: RowsBeside = {},
): ReportRows {
  const texts = new Texts();
  const statusOf = new Map(status.releases?.map((each) => [`${each.tenant}/${each.product}`, each]));
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
  const releases = columns('product', 'version', 'behind', 'behindRing', 'heldDays', 'heldUntil', 'heldFor');
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
        const found = statusOf.get(`${tenant.name}/${product.name}`);
        releases.product.push(products.get(product.name)!);
        releases.version.push(text(version));
        releases.behind.push(found?.behindFirst ? (found.behindFirst.versions ?? -1) : 0);
        releases.behindRing.push(found?.behindRing ? 1 : 0);
        if (found?.hold) releases.heldDays.push(found.hold.days);
        releases.heldUntil.push(text(hold?.until));
        releases.heldFor.push(text(hold?.reason));
      }
    }
  }
  return {
    of: { ...of, day: status.date },
    texts: texts.all,
    environments: plan.environments.map(({ name, title }) => ({ name, title })),
    rings: plan.rings.map(({ name, environment, after }) => ({ name, environment, after })),
    products: plan.products.map(({ name }) => productOf(name, status, ringsOf(rings, name), forecast)),
    clusters: clustersOf(plan),
    axes,
    customers,
    tenants,
    releases,
    ...(live && { live }),
  };
}

function columns<K extends string>(...names: readonly K[]): Record<K, number[]> {
  return Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<K, number[]>;
}

function placesOf(all: readonly { readonly name: string }[]): ReadonlyMap<string, number> {
  return new Map(all.map(({ name }, index) => [name, index]));
}

/** The file of a product's ring versions. */
export function ringsOf(rings: readonly RingsFile[], product: string): RingsFile | undefined {
  return rings.find(({ file }) => file === `products/${product}/rings.yaml`);
}

function productOf(
  name: string,
  status: Status,
  file: RingsFile | undefined,
  forecast: Forecast | undefined,
): ReportProduct {
  const found = status.products.find(({ product }) => product === name);
  if (!found?.isVersioned) return { name };
  const coming = forecast?.products.find(({ product }) => product === name)?.rings ?? [];
  const entries = found.rings.map(
    ({ ring, environment: _, customers: __, versions: ___, isAutomated: ____, ...entry }) => {
      const ran = file?.entries[ring]?.ran;
      const [first] = coming.find((each) => each.ring === ring)?.steps ?? [];
      const waits = first && first.day !== status.date ? first : undefined;
      return [
        ring,
        { ...entry, ...(ran && { ran }), ...(waits && { waits }) } satisfies ReportEntry,
      ] as const;
    },
  );
  return { name, rings: Object.fromEntries(entries) };
}

function clustersOf({ clusters }: Plan): ReportRows['clusters'] {
  return clusters.map(({ name, title, engine, environment }) => {
    return { name, title, engine, environment: environment.name };
  });
}
