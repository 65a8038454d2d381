import { isMap, type Values, type Value } from '../authored/plain/map';
import type { RingsFile } from '../authored/specs';
import { masked, reasonsOf } from '../explain';
import { tenantsOf, type Plan } from '../plan/fleet';
import { inOutput, layout } from '../plan/layout';
import type { ProductPlan } from '../plan/product';
import type { TenantPlan } from '../plan/tenant';
import type { ReportDetails, TenantAbout } from './data';
import { ringsOf } from './rows';
import { Texts } from './texts';

/** What is shown of each tenant and release on its own, in the order of the rows. */
export function detailsOf(plan: Plan, rings: readonly RingsFile[]): ReportDetails {
  const texts = new Texts();
  const layers = new Rows(['name', 'source', 'file', 'values']);
  const reasons = new Rows(['of', 'is', 'because', 'at']);
  const about: number[] = [];
  const releases = { layers: [] as number[], reasons: [] as number[] };
  const shown = new Map<Values, string>();
  for (const tenant of tenantsOf(plan)) {
    const text = (said: string | undefined) => texts.index(said, tenant.customer);
    about.push(text(JSON.stringify(aboutOf(tenant))));
    for (const release of tenant.releases) {
      const own = release.layers.map(({ name, source, file, values }) => {
        const json = shown.get(values) ?? JSON.stringify(maskedLeaves(values, []));
        shown.set(values, json);
        return layers.index([text(name), text(source), text(file), text(json)]);
      });
      const why = reasonsOf(tenant, release, rings).map(({ of, is, because, at }) =>
        reasons.index([text(of), text(is), text(because), text(JSON.stringify(at))]),
      );
      releases.layers.push(texts.index(own.join()));
      releases.reasons.push(texts.index(why.join()));
    }
  }
  return {
    texts: texts.all,
    products: plan.products.map((product) => productDetails(product, ringsOf(rings, product.name))),
    layers: layers.columns,
    reasons: reasons.columns,
    tenants: { about },
    releases,
  };
}

/** Rows of numbers, each kept once, as columns. */
class Rows<K extends string> {
  readonly columns: Record<K, number[]>;
  private readonly known = new Map<string, number>();

  constructor(private readonly keys: readonly K[]) {
    this.columns = Object.fromEntries(keys.map((key) => [key, []])) as unknown as Record<K, number[]>;
  }

  index(row: readonly number[]): number {
    const key = row.join();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    for (const [at, column] of this.keys.entries()) this.columns[column].push(row[at]!);
    this.known.set(key, this.known.size);
    return this.known.size - 1;
  }
}

/** Values that merge as they did, without what is probably secret in a leaf. */
function maskedLeaves(value: Value, path: readonly string[]): Value {
  if (!isMap(value) || Object.keys(value).length === 0) return masked(value, path);
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, inner]) => [key, maskedLeaves(inner, [...path, key])]));
}

function productDetails(
  { spec, file, valuesSchema }: ProductPlan,
  rings: RingsFile | undefined,
): ReportDetails['products'][number] {
  const { version } = spec;
  const names = Object.keys(rings?.entries ?? {});
  const places = names.map((ring) => {
    return [ring, { version: rings!.locate(ring, 'version'), previous: rings!.locate(ring, 'previous') }];
  });
  return {
    file,
    schema: valuesSchema(),
    ...(typeof version === 'object' && 'value' in version && { sets: version.value }),
    ...(rings && { ringsFile: rings.file }),
    places: Object.fromEntries(places) as ReportDetails['products'][number]['places'],
  };
}

function aboutOf(tenant: TenantPlan): TenantAbout {
  const { cluster, tier, name } = tenant;
  return {
    project: tenant.project,
    group: tenant.group,
    guardrails: tenant.guardrails,
    namespaces: tenant.namespaces.map(({ name: namespace, products, guardrails }) => ({
      name: namespace,
      products: products.map((product) => product.name),
      modes: { ...guardrails },
    })),
    quota: tier.quota as object as Values,
    container: tier.container as object as Values,
    featureFlags: masked(tenant.featureFlags, []) as Record<string, string>,
    folder: inOutput(cluster.state, layout.tenant(cluster.name, name)),
  };
}
