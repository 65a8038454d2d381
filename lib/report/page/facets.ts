import { NOTICE_DAYS } from '../../plan/ending-holds';
import type { ReleaseRow, ReportFleet, TenantRow } from '../unpack';
import { inWords, wordsOr } from './words';

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
const STATES = ['behind-ring', 'held', 'hold-ended', 'hold-ending', 'live-other', 'live-unwell'] as const;
export type ReleaseState = (typeof STATES)[number];

export function statesOf({ isBehindRing, hold, live }: ReleaseRow): ReleaseState[] {
  const states: ReleaseState[] = [];
  if (isBehindRing) states.push('behind-ring');
  if (hold) states.push('held');
  if (hold && hold.days < 0) states.push('hold-ended');
  else if (hold && hold.days <= NOTICE_DAYS) states.push('hold-ending');
  if (live?.version === 'other') states.push('live-other');
  if (live && !live.isWell) states.push('live-unwell');
  return states;
}

/** What a list says of an option. */
export function optionTitle({ name }: Facet, option: string): string {
  return name === 'state'
    ? wordsOr(`state.${option}`, option).replace('{days}', String(NOTICE_DAYS))
    : option;
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
      { name: 'product', title: inWords('facet.product'), of: 'release' },
      releases.map(({ product }) => product),
      named(products),
    ),
    statesFacet(fleet),
    ofTenants(
      'environment',
      inWords('facet.environment'),
      named(environments),
      ({ environment }) => environment,
    ),
    ofTenants('ring', inWords('facet.ring'), named(rings), ({ ring }) => ring),
    ofTenants('tier', inWords('facet.tier'), [], ({ tier }) => tier),
    ofTenants('region', inWords('facet.region'), [], ({ region }) => region),
    ...axes.map((axis) => ofTenants(`axis.${axis}`, axis, [], (row) => row.axes[axis])),
    ofTenants('engine', inWords('facet.engine'), [], ({ cluster }) => cluster.engine),
    ofTenants('cluster', inWords('facet.cluster'), named(clusters), ({ cluster }) => cluster.name),
    facet(
      { name: 'version', title: inWords('facet.version'), of: 'release' },
      releases.map(versionNames()),
      [],
    ),
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
  const all = STATES.filter((state) => fleet.live || !state.startsWith('live-'));
  const codes = Int32Array.from(fleet.releases, (release) =>
    statesOf(release).reduce((bits, state) => bits | (1 << all.indexOf(state)), 0),
  );
  return { name: 'state', title: inWords('facet.state'), of: 'release', options: all, codes, isBits: true };
}
