import type { HoldSpec } from '../../authored/customer';
import { isMap, type Values } from '../../authored/values';
import { error, formatLocation, type Issue, type Location } from '../../issues/issue';
import type { ReleasePlan, TenantPlan } from '../../plan/tenant';
import { merge, settingAt } from '../../plan/values';
import type { Told } from '../told';
import { commonValues, valuesOver } from '../values';
import type { DraftedCustomer, DraftedTenant } from './draft';
import type { CustomerTree, TreeFile } from './tree';

/** What comes of a customer, so that its releases come to what the tree came to. */
export interface Levelled {
  readonly draft: DraftedCustomer;
  readonly told: readonly Told[];
  readonly issues: readonly Issue[];
}

/**
 * The customer with the values and versions that differ between the tree and the fleet: what the tree has of its own below a customer's values
 * becomes the customer's, and a version that its ring does not run is held.
 *
 * @param tenants as the fleet would have them if the customer said no values
 * @param until last day of holds. @default - nobody has said it, which is an error where there are some
 */
export function levelled(
  draft: DraftedCustomer,
  tree: CustomerTree,
  tenants: readonly TenantPlan[],
  until: string | undefined,
): Levelled {
  const told: Told[] = [];
  const issues: Issue[] = [];
  const products: Record<string, Values> = { ...draft.products };
  const values: Record<string, Record<string, Values>> = {};
  const holds: Record<string, Record<string, HoldSpec>> = {};
  for (const [environment, tenant] of Object.entries(draft.tenants))
    values[environment] = { ...tenant.values };
  for (const { name, versions } of draft.subscribed) {
    const all: Levels[] = [];
    for (const { environment, cluster, ring } of draft.placed) {
      const release = tenants
        .find((each) => each.environment.name === environment && each.cluster.name === cluster)
        ?.releases.find(({ product }) => product.name === name);
      if (!release) continue;
      const own = filesOf(draft, name, environment);
      const levels = levelsOf(tree, { product: name, environment, ring }, release, own);
      all.push(levels);
      const stated = versions.get(environment) ?? versions.get('') ?? levels.version;
      if (stated === undefined || stated.version === release.version) continue;
      if (release.version === undefined)
        told.push({
          what: 'lost',
          of: formatLocation(stated.at),
          why: `'${name}' has no versions here: it follows the branch of its environment`,
        });
      else if (until === undefined)
        issues.push(
          error(
            stated.at,
            `is another version of '${name}' than ring '${ring}' runs (${release.version})`,
            'give the last day on which it is held: --until <YYYY-MM-DD>',
          ),
        );
      else
        (holds[environment] ??= {})[name] = {
          version: stated.version,
          until,
          reason: `as ${placeOf(stated.at)} had it`,
        };
    }
    if (all.length === 0) continue;
    const even = evened(all);
    told.push(...even.told);
    products[name] = even.general;
    for (const [environment, each] of even.byEnvironment)
      if (Object.keys(each).length > 0) (values[environment] ??= {})[name] = each;
      else delete values[environment]?.[name];
  }
  const placed = Object.entries(draft.tenants).map(([environment, tenant]): [string, DraftedTenant] => {
    const { [environment]: held } = holds;
    return [environment, { ...tenant, values: values[environment] ?? {}, ...(held && { holds: held }) }];
  });
  return { draft: { ...draft, products, tenants: Object.fromEntries(placed) }, told, issues };
}

/** Its file, line and column. */
function placeOf({ path: _, ...at }: Location): string {
  return formatLocation(at);
}

/** One release: what the tree came to, and what the fleet has below the customer. */
interface Levels {
  readonly product: string;
  readonly environment: string;
  /** Without a value that the version sets. */
  readonly wanted: Values;
  readonly below: Values;
  readonly general: Values;
  readonly own: Values;
  /** The tree's, highest first. */
  readonly files: readonly TreeFile[];
  readonly release: ReleasePlan;
  readonly version?: { readonly version: string; readonly at: Location };
}

interface Own {
  readonly general?: TreeFile;
  readonly environment?: TreeFile;
}

function filesOf({ from }: DraftedCustomer, product: string, environment: string): Own {
  const of = (one?: string) =>
    from.values.find((each) => each.product === product && each.environment === one)?.file;
  const [general, own] = [of(), of(environment)];
  return { ...(general && { general }), ...(own && { environment: own }) };
}

function levelsOf(
  tree: CustomerTree,
  {
    product,
    environment,
    ring,
  }: { readonly product: string; readonly environment: string; readonly ring: string },
  release: ReleasePlan,
  own: Own,
): Levels {
  const { version } = release.product.spec;
  const set = typeof version === 'object' && 'value' in version ? version.value.split('.') : undefined;
  const without = (values: Values) => (set ? cut(values, set) : values);
  const of = tree.products?.get(product);
  const shared = [of?.base, of?.environments.get(environment), of?.rings.get(ring)];
  const files = [...shared, own.general, own.environment].filter((each) => each !== undefined);
  const all = merge(files.map(({ data }) => data));
  const [general, mine] = [own.general?.data ?? {}, own.environment?.data ?? {}].map(without);
  const below = without(release.values);
  const from = [...files].reverse();
  const stated = set && settingAt(all, set);
  const at = set && from.find(({ data }) => settingAt(data, set) !== undefined)?.at(set);
  return {
    product,
    environment,
    // Where the tree has customers alone, what is below them is the fleet's.
    wanted: tree.products ? without(all) : merge([below, general!, mine!]),
    below,
    general: general!,
    own: mine!,
    files: from,
    release,
    ...(at &&
      (typeof stated === 'string' || typeof stated === 'number') && {
        version: { version: String(stated), at },
      }),
  };
}

/** The values of the customer by which each release comes to what is wanted: what all lack alike is for all environments. */
function evened(all: readonly Levels[]): {
  general: Values;
  byEnvironment: [string, Values][];
  told: Told[];
} {
  const told: Told[] = [];
  const missing = all.map(({ below, general, own, wanted, files, release, product }) => {
    const now = merge([below, general, own]);
    for (const path of pathsOnlyIn(now, wanted)) {
      const layer = release.layers.findLast(({ values }) => settingAt(values, path) !== undefined);
      const why = 'the fleet sets it for every customer, and the tree left it to the chart';
      told.push({ what: 'lost', of: `${layer?.source ?? product} ${path.join('.')}`, why });
    }
    const more = valuesOver(now, wanted);
    for (const path of pathsOnlyIn(more, {})) {
      const file = files.find(({ data }) => settingAt(data, path) !== undefined);
      const why = `'${product}' has another value in the fleet: customers have this one as their own`;
      if (file) told.push({ what: 'kept', of: formatLocation(file.at(path)), why });
    }
    return more;
  });
  const shared = merge([all[0]?.general ?? {}, commonValues(missing)]);
  const byEnvironment = all.map(({ environment, below, own, wanted }): [string, Values] => [
    environment,
    merge([own, valuesOver(merge([below, shared, own]), wanted)]),
  ]);
  return { general: shared, byEnvironment, told };
}

/** Leaves that the first has, and the second has not at all. */
function* pathsOnlyIn(
  one: Values,
  other: Values,
  above: readonly string[] = [],
): Iterable<readonly string[]> {
  for (const [key, value] of Object.entries(one)) {
    const path = [...above, key];
    const there = Object.hasOwn(other, key) ? other[key] : undefined;
    if (isMap(value) && Object.keys(value).length > 0) {
      if (there === undefined || isMap(there)) yield* pathsOnlyIn(value, isMap(there) ? there : {}, path);
    } else if (there === undefined) yield path;
  }
}

/** Without the value at the path, and without maps that have nothing else. */
function cut(values: Values, [key = '', ...rest]: readonly string[]): Values {
  if (!Object.hasOwn(values, key)) return values;
  const { [key]: value, ...others } = values;
  if (rest.length === 0 || !isMap(value)) return others;
  const left = cut(value, rest);
  return Object.keys(left).length > 0 ? { ...values, [key]: left } : others;
}
