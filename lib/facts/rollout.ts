import semver from 'semver';
import type { ImagePolicySpec } from '../authored/images';
import type { ProductInput, RingEntry } from '../authored/specs';
import type { DependencyGraph } from './graph';
import { ringsBefore } from './ring-order';

/** A version that a ring runs although a ring before it neither runs nor ran it. */
export interface UnprovenVersion {
  readonly ring: string;
  /** A ring that it comes after. */
  readonly before: string;
  readonly key: 'version' | 'previous';
  readonly version: string;
}

/** The versions that customers of a ring run now: two while a rollout is partial. */
export function runningIn({ version, previous, percent = 100 }: RingEntry): string[] {
  const rest = percent === 100 || previous === undefined ? [] : [previous];
  return percent === 0 ? rest : [version, ...rest];
}

/** The versions that a ring runs or ran, as its file says: those that it runs first. */
export function historyOf(entry: RingEntry): string[] {
  const { previous, ran = [] } = entry;
  return [...new Set([...runningIn(entry), ...(previous === undefined ? [] : [previous]), ...ran])];
}

/** Whether a ring runs the version of the product, for some of its customers at least, or ran it. */
export function hasRun({ spec, rings }: ProductInput, ring: string, version: string): boolean {
  const entry = rings?.entries[ring];
  if (!entry) return false;
  if (historyOf(entry).includes(version)) return true;
  const policy = spec.image?.rings[ring];
  return policy !== undefined && runningIn(entry).some((now) => hasFollowed(policy, version, now));
}

/**
 * What of the product's rings is not proven by every ring before. Of a ring whose entry cannot be read nothing is known.
 *
 * @param graph the rings that each ring comes after
 * @param runs whether a ring may run a version at all: one that may not proves nothing
 */
export function unprovenIn(
  product: ProductInput,
  graph: DependencyGraph,
  runs: (ring: string, version: string) => boolean,
): UnprovenVersion[] {
  const { spec, rings } = product;
  if (spec.version === undefined || !rings) return [];
  const found: UnprovenVersion[] = [];
  for (const ring of graph.keys()) {
    const entry = rings.entries[ring];
    if (!entry) continue;
    for (const before of ringsBefore(rings, graph, ring)) {
      if (rings.isUnread?.(before)) continue;
      for (const key of ['version', 'previous'] as const) {
        const version = statedIn(entry)[key];
        if (version === undefined || hasRun(product, before, version) || !runs(before, version)) continue;
        found.push({ ring, before, key, version });
      }
    }
  }
  return found;
}

/** What the rings before have to have run. A previous version that no customer runs any more is history. */
export function statedIn({
  version,
  previous,
  percent = 100,
}: RingEntry): Pick<RingEntry, 'version' | 'previous'> {
  return percent === 100 || previous === undefined ? { version } : { version, previous };
}

/** Whether the first is the newer one. Of versions without an order none is. */
export function isNewer(version: string, than: string): boolean {
  const [later, earlier] = [ordered(version), ordered(than)];
  return later !== null && earlier !== null && semver.gt(later, earlier);
}

/** Whether it is a semantic version, or begins as one: others have no order. */
export function isOrdered(version: string): boolean {
  return ordered(version) !== null;
}

/** Whether the ring went back to what it runs: what it left last is newer. */
export function wentBack({ version, ran: [left] = [] }: RingEntry): boolean {
  return left !== undefined && isNewer(left, version);
}

/** The largest part in which two versions differ; nothing where they have no order, or are the same. */
export function levelOf(
  version: string,
  other: string,
): 'major' | 'minor' | 'patch' | 'prerelease' | undefined {
  const [a, b] = [ordered(version), ordered(other)];
  const found = a === null || b === null ? null : semver.diff(a, b);
  if (found === null) return undefined;
  return found === 'major' || found === 'minor' || found === 'patch' ? found : 'prerelease';
}

/** As a semantic version; one or two numbers (`4`, `1.10`) have an order too. */
export function ordered(version: string): string | null {
  return semver.valid(/^v?\d+(\.\d+)?$/.test(version) ? semver.coerce(version) : version);
}

/**
 * Whether a ring that follows tags by the policy, and is at `now`, has been at the version. Automation writes the
 * version alone and no history, so what the policy would have taken before counts.
 */
function hasFollowed(policy: ImagePolicySpec, version: string, now: string): boolean {
  if ('semver' in policy) return isNewer(now, version) && isWithin(policy.semver, version);
  if ('alphabetical' in policy) return policy.alphabetical === 'asc' ? version < now : version > now;
  if ('numerical' in policy && policy.numerical === 'desc') return isNewer(version, now);
  return isNewer(now, version);
}

/**
 * Whether a range of Masterminds' semver, which Flux and Image Updater read, holds the version: a comma is `and`, and a
 * range takes prereleases where it names one (`1.x-0`).
 */
function isWithin(range: string, version: string): boolean {
  const includePrerelease = /[\dx*]-[\da-z]/i.test(range);
  const spelled = range.replaceAll(',', ' ').replace(/([x*])-[\da-z.-]+/gi, '$1');
  const found = ordered(version);
  return found !== null && semver.satisfies(found, spelled, { includePrerelease });
}
