import { RELEASES_FILE, releaseMoves, type PublishedRelease, type ReleaseMove } from './record';
import type { StateComparison } from './compare';
import type { FleetSource } from './source';
import { MARKER } from '../output/marker';

/** Longer lists end in how many more there are: the record has all. */
const LISTED = 100;
/** FleetSource: Git, "git-commit", Discussion: tools show the first line alone, and cut it. */
const SUBJECT = 72;

/** What the trailers of a commit are called. */
export const TRAILERS = {
  source: 'Source-Commit',
  author: 'Source-Author',
  customers: 'Customers',
  rings: 'Rings',
  version: 'Version',
  allowed: 'Allowed',
  reason: 'Reason',
} as const;

/** A version that some releases of a ring move to. */
export interface VersionMove {
  readonly product: string;
  readonly ring: string;
  /** @default - the releases are new, or had none */
  readonly from?: string;
  /** @default - the releases go, or have none now */
  readonly to?: string;
  readonly tenants: readonly string[];
}

/** What a publish changes, as its commit tells it. */
export interface PublishedChange {
  readonly customers: readonly string[];
  readonly rings: readonly string[];
  readonly versions: readonly VersionMove[];
  /** Customers that had no release before, and those that have none any more. */
  readonly come: readonly string[];
  readonly gone: readonly string[];
  /** How many files are new or others, and how many go. */
  readonly written: number;
  readonly removed: number;
}

export function changeOf({ changed, removed, stateBefore, stateAfter }: StateComparison): PublishedChange {
  const before: ReadonlyMap<string, PublishedRelease> = stateBefore?.releases ?? new Map();
  const after = stateAfter.releases;
  const moves = releaseMoves(before, after);
  const paths = [...changed.map(({ path }) => path), ...removed].filter(
    (path) => path !== MARKER && path !== RELEASES_FILE,
  );
  const all = [...before.values(), ...after.values()];
  const owners = new Map(
    all.flatMap(({ customer, tenant }) => [
      [customer, customer],
      [tenant, customer],
    ]),
  );
  const customers = new Set(moves.map(({ before: was, after: is }) => (is ?? was)!.customer));
  const rings = new Set(moves.map(({ before: was, after: is }) => (is ?? was)!.ring));
  for (const path of paths) {
    const [, owner] = /^customers\/([^/]+)\//.exec(path) ?? [];
    if (owner !== undefined) customers.add(owner);
    const [, ring] = /^rings\/([^/]+)\//.exec(path) ?? [];
    if (ring !== undefined) rings.add(ring);
    for (const name of path.split('/')) {
      const found = owners.get(name.replace(/\.yaml$/, ''));
      if (found !== undefined) customers.add(found);
    }
  }
  const namesIn = (releases: ReadonlyMap<string, PublishedRelease>) =>
    new Set([...releases.values()].map(({ customer }) => customer));
  const [were, are] = [namesIn(before), namesIn(after)];
  return {
    customers: [...customers].sort(),
    rings: [...rings].sort(),
    versions: versionMoves(moves),
    come: [...are].filter((name) => !were.has(name)).sort(),
    gone: [...were].filter((name) => !are.has(name)).sort(),
    written: changed.length,
    removed: removed.length,
  };
}

/** Releases that move alike are one move. */
function versionMoves(moves: readonly ReleaseMove[]): VersionMove[] {
  const found = new Map<string, VersionMove & { tenants: string[] }>();
  for (const { before, after } of moves) {
    const { product, ring, tenant } = (after ?? before)!;
    const [from, to] = [before?.version, after?.version];
    if (from === to) continue;
    const key = JSON.stringify([product, ring, from, to]);
    const move = found.get(key) ?? {
      product,
      ring,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      tenants: [],
    };
    move.tenants.push(tenant);
    found.set(key, move);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, move]) => move);
}

export interface MessageOptions {
  readonly reason?: string;
  /** Names that let something dangerous through. */
  readonly allowed: readonly string[];
}

/** The message of a publish: what people read in a log, and trailers that programs read. FleetSource: Git, "git-interpret-trailers". */
export function messageOf(
  change: PublishedChange,
  source: FleetSource,
  { reason, allowed }: MessageOptions,
): string {
  const trailers: [string, string][] = [
    [TRAILERS.source, `${source.commit}${source.isDirty ? ' dirty' : ''}`],
    [TRAILERS.author, source.author],
  ];
  if (change.customers.length > 0) trailers.push([TRAILERS.customers, shortened(change.customers)]);
  if (change.rings.length > 0) trailers.push([TRAILERS.rings, shortened(change.rings)]);
  for (const { product, ring, from = '-', to = '-', tenants } of change.versions.slice(0, LISTED))
    trailers.push([TRAILERS.version, `${product} ${ring} ${from} ${to} (${tenants.length})`]);
  if (allowed.length > 0) trailers.push([TRAILERS.allowed, shortened(allowed)]);
  if (reason !== undefined) trailers.push([TRAILERS.reason, oneLine(reason)]);
  const subject = `Publish ${source.commit.slice(0, 12)}: ${subjectOf(change)}`;
  const body = `${files(change)}, from ${source.commit.slice(0, 12)} "${oneLine(source.subject)}".`;
  return `${subject}\n\n${body}\n\n${trailers.map(([key, value]) => `${key}: ${value}`).join('\n')}\n`;
}

function files({ written, removed }: PublishedChange): string {
  return `${written} files written, ${removed} removed`;
}

function subjectOf(change: PublishedChange): string {
  const { versions, come, gone, customers } = change;
  const moved = versions.filter(({ from, to }) => from !== undefined && to !== undefined);
  const said = [
    ...(come.length > 0 ? [`add ${some(come, 'customers')}`] : []),
    ...(gone.length > 0 ? [`remove ${some(gone, 'customers')}`] : []),
    ...(moved.length > 0 ? [versionsSaid(moved)] : []),
  ];
  if (said.length === 0 && customers.length > 0) said.push(`change ${some(customers, 'customers')}`);
  const subject = said.join('; ');
  return subject !== '' && subject.length <= SUBJECT ? subject : files(change);
}

function versionsSaid(moved: readonly VersionMove[]): string {
  const [first] = moved;
  const isSame = moved.every(
    ({ product, from, to }) => product === first!.product && from === first!.from && to === first!.to,
  );
  const rings = [...new Set(moved.map(({ ring }) => ring))];
  if (!isSame) return `${moved.length} moves of versions in ${some(rings, 'rings')}`;
  return `${first!.product} ${first!.from} to ${first!.to} in ${some(rings, 'rings')}`;
}

function some(names: readonly string[], noun: string): string {
  return names.length <= 2 ? names.join(' and ') : `${names.length} ${noun}`;
}

function shortened(names: readonly string[]): string {
  const more = names.length - LISTED;
  return names.slice(0, LISTED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
