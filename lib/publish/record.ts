/** A release as a state repository has it. */
export interface PublishedRelease {
  readonly customer: string;
  readonly tenant: string;
  readonly product: string;
  readonly ring: string;
  readonly cluster: string;
  /** @default - the product has no versions of its own */
  readonly version?: string;
}

/** What a state repository says of itself: where its content comes from, and what each release runs. */
export interface PublishedState {
  readonly source: PublishedSource;
  /** By tenant and product. */
  readonly releases: ReadonlyMap<string, PublishedRelease>;
}

export interface PublishedSource {
  /** Commit of the fleet. */
  readonly commit: string;
  /** Whether the fleet had changes beside it. */
  readonly isDirty: boolean;
}

/**
 * The file beside the marker that has it, a line a release: which version a release runs cannot be read from what engines
 * apply, and what moved can be read from a diff of these lines, whoever committed it.
 */
export const RELEASES_FILE = '.ringfleet-releases';

const HEADER =
  '# Ringfleet writes this file when it publishes: customer, tenant, product, ring, cluster and version.\n';
const NO_VERSION = '-';
const SOURCE = /^# source (\w+)( dirty)?$/m;

export function releaseKey({ tenant, product }: Pick<PublishedRelease, 'tenant' | 'product'>): string {
  return `${tenant}/${product}`;
}

export function recordText(source: PublishedSource, releases: Iterable<PublishedRelease>): string {
  const lines = [...releases]
    .sort((a, b) => (releaseKey(a) < releaseKey(b) ? -1 : 1))
    .map(({ customer, tenant, product, ring, cluster, version = NO_VERSION }) =>
      [customer, tenant, product, ring, cluster, version].join(' '),
    );
  return `${HEADER}# source ${source.commit}${source.isDirty ? ' dirty' : ''}\n${lines.map((each) => `${each}\n`).join('')}`;
}

/** What the file says; undefined where it is no such file. */
export function readRecord(text: string): PublishedState | undefined {
  const [found, commit, dirty] = SOURCE.exec(text) ?? [];
  if (found === undefined || commit === undefined) return undefined;
  const releases = new Map<string, PublishedRelease>();
  for (const line of text.split('\n')) {
    const release = line.startsWith('#') ? undefined : releaseIn(line);
    if (release) releases.set(releaseKey(release), release);
  }
  return { source: { commit, isDirty: dirty !== undefined }, releases };
}

function releaseIn(line: string): PublishedRelease | undefined {
  const [customer, tenant, product, ring, cluster, ...rest] = line.split(' ');
  const version = rest.join(' ');
  if (!customer || !tenant || !product || !ring || !cluster || version === '') return undefined;
  return { customer, tenant, product, ring, cluster, ...(version !== NO_VERSION && { version }) };
}

/** Whether both say the same of releases, whatever they were made from. */
export function hasSameReleases(a: string, b: string): boolean {
  return a.replace(SOURCE, '') === b.replace(SOURCE, '');
}

/** A release before and after; one of them is missing where it came or went. */
export interface ReleaseMove {
  readonly before?: PublishedRelease;
  readonly after?: PublishedRelease;
}

/** The releases that are others than before, by tenant and product. */
export function releaseMoves(
  before: ReadonlyMap<string, PublishedRelease>,
  after: ReadonlyMap<string, PublishedRelease>,
): ReleaseMove[] {
  const moves: (readonly [string, ReleaseMove])[] = [];
  for (const [key, release] of before) {
    const now = after.get(key);
    if (!now) moves.push([key, { before: release }]);
    else if (!isSame(release, now)) moves.push([key, { before: release, after: now }]);
  }
  for (const [key, release] of after) if (!before.has(key)) moves.push([key, { after: release }]);
  return moves.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, move]) => move);
}

function isSame(a: PublishedRelease, b: PublishedRelease): boolean {
  return a.version === b.version && a.ring === b.ring && a.cluster === b.cluster && a.customer === b.customer;
}
