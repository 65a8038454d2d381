import type { Value } from '../authored/values';
import { groupBy } from '../facts/group-by';
import { tenantsOf, type Plan } from '../plan/fleet';
import { settingAt } from '../plan/values';
import { masked } from './masked';

/** A value that releases of a product have, and the tenants that have it. */
export interface Holders {
  /** @default - nobody says one: the chart has its own */
  readonly value?: Value;
  /** By name. */
  readonly tenants: readonly string[];
}

/** Every value that the fleet has at a path of a product, the most frequent first. */
export function holdersOf(plan: Plan, product: string, path: readonly string[]): Holders[] {
  const all = tenantsOf(plan).flatMap(({ name, releases }) =>
    releases
      .filter((release) => release.product.name === product)
      .map(({ values }) => ({ tenant: name, value: settingAt(values, path) })),
  );
  const byValue = groupBy(all, ({ value }) => JSON.stringify(value) ?? '');
  return [...byValue.values()]
    .map(([first, ...more]) => ({
      ...(first.value !== undefined && { value: masked(first.value, path) }),
      tenants: [first, ...more].map(({ tenant }) => tenant).sort(),
    }))
    .sort((a, b) => b.tenants.length - a.tenants.length || (a.tenants[0]! < b.tenants[0]! ? -1 : 1));
}
