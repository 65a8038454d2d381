import { NOTICE_DAYS } from '../../plan/ending-holds';
import type { ReleaseRow, ReportFleet, TenantRow } from '../unpack';

/** Something by which tenants or releases are chosen. */
export interface Facet {
  readonly name: string;
  readonly title: string;
  readonly of: 'tenant' | 'release';
  /** In the order in which they are shown. */
  readonly options: readonly string[];
  /** For each row, in the order of the fleet, a bit or the number of its option; -1 is none. */
  readonly codes: Int32Array;
  /** Whether a row may have several options, each a bit of its code. */
  readonly isBits: boolean;
}

/** What a release may be beside its version. */
export const STATES = {
  'behind-ring': 'behind its ring',
  held: 'held',
  'hold-ended': 'hold has ended',
  'hold-ending': `hold ends within ${NOTICE_DAYS} days`,
} as const;
export type ReleaseState = keyof typeof STATES;

export function statesOf({ isBehindRing, hold }: ReleaseRow): ReleaseState[] {
  const states: ReleaseState[] = [];
  if (isBehindRing) states.push('behind-ring');
  if (!hold) return states;
  states.push('held');
  if (hold.days < 0) states.push('hold-ended');
  else if (hold.days <= NOTICE_DAYS) states.push('hold-ending');
  return states;
}

/** The facets of a fleet; those that tell nothing apart are left out. */
export function facetsOf(fleet: ReportFleet): Facet[] {
  const { rings, clusters, environments, products, axes, tenants, releases } = fleet;
  const named = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name);
  const ofTenants = (
    name: string,
    title: string,
    order: readonly string[],
    of: (row: TenantRow) => string | undefined,
  ) => facet({ name, title, of: 'tenant' }, tenants.map(of), order);
  const all = [
    facet(
      { name: 'product', title: 'Product', of: 'release' },
      releases.map(({ product }) => product),
      named(products),
    ),
    statesFacet(fleet),
    ofTenants('environment', 'Environment', named(environments), ({ environment }) => environment),
    ofTenants('ring', 'Ring', named(rings), ({ ring }) => ring),
    ofTenants('tier', 'Tier', [], ({ tier }) => tier),
    ofTenants('region', 'Region', [], ({ region }) => region),
    ...axes.map((axis) => ofTenants(`axis.${axis}`, axis, [], (row) => row.axes[axis])),
    ofTenants('engine', 'Engine', [], ({ cluster }) => cluster.engine),
    ofTenants('cluster', 'Cluster', named(clusters), ({ cluster }) => cluster.name),
    facet({ name: 'version', title: 'Version', of: 'release' }, releases.map(versionNames()), []),
  ];
  return all.filter(({ options }) => options.length > 1);
}

/** A version with the product that it is one of. */
export function versionName({ product, version }: ReleaseRow): string | undefined {
  return version === undefined ? undefined : `${product} ${version}`;
}

/** The same text for the same version: of a hundred thousand releases a few hundred are made. */
function versionNames(): (release: ReleaseRow) => string | undefined {
  const known = new Map<number, Map<string | undefined, string | undefined>>();
  return (release) => {
    const { productIndex, version } = release;
    const own = known.get(productIndex) ?? new Map<string | undefined, string | undefined>();
    known.set(productIndex, own);
    if (!own.has(version)) own.set(version, versionName(release));
    return own.get(version);
  };
}

function facet(
  head: Pick<Facet, 'name' | 'title' | 'of'>,
  values: readonly (string | undefined)[],
  order: readonly string[],
): Facet {
  const there = new Set(values.filter((value) => value !== undefined));
  const ordered = order.filter((value) => there.delete(value));
  const { compare } = new Intl.Collator('en', { numeric: true });
  const options = [...ordered, ...[...there].sort(compare)];
  const numbers = new Map(options.map((option, index) => [option, index]));
  const codes = Int32Array.from(values, (value) => (value === undefined ? -1 : numbers.get(value)!));
  return { ...head, options, codes, isBits: false };
}

function statesFacet(fleet: ReportFleet): Facet {
  const all = Object.keys(STATES) as ReleaseState[];
  const codes = Int32Array.from(fleet.releases, (release) =>
    statesOf(release).reduce((bits, state) => bits | (1 << all.indexOf(state)), 0),
  );
  return { name: 'state', title: 'State', of: 'release', options: all, codes, isBits: true };
}
