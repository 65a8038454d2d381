import { releaseKey, releaseMoves, type PublishedRelease, type PublishedState } from './record';

/** A tenant whose releases stay in this run as the branch has them, where it has any of them on the cluster. */
export interface KeptTenant {
  readonly name: string;
  readonly cluster: string;
  /** Whether the file is of its releases; by path below the prefix. */
  readonly owns: (path: string) => boolean;
  /** Whether its releases may need the file: it does not go. */
  readonly needs: (path: string) => boolean;
}

/** What of a publish does not happen. */
interface Keeping {
  /** Notes whose file it is. */
  readonly isKept: (path: string) => boolean;
  readonly isNeeded: (path: string) => boolean;
  /** What the branch is to say of releases. */
  readonly releases: readonly PublishedRelease[];
  /** Tenants of which something has been kept. */
  readonly keptBack: ReadonlySet<string>;
}

/** Who is new on a cluster has nothing there that could change. */
export function keepingOf(
  kept: readonly KeptTenant[],
  before: PublishedState | undefined,
  releases: readonly PublishedRelease[],
): Keeping {
  const was = [...(before?.releases.values() ?? [])];
  const staying = kept.filter(({ name, cluster }) =>
    [was, releases].every((all) => all.some((each) => each.tenant === name && each.cluster === cluster)),
  );
  const names = new Set(staying.map(({ name }) => name));
  const stays = ({ tenant }: PublishedRelease) => names.has(tenant);
  const keptBack = new Set<string>();
  for (const { before: old, after } of releaseMoves(
    new Map(was.filter(stays).map((each) => [releaseKey(each), each])),
    new Map(releases.filter(stays).map((each) => [releaseKey(each), each])),
  ))
    keptBack.add((old ?? after)!.tenant);
  return {
    isKept: (path) => {
      const owner = staying.find(({ owns }) => owns(path));
      if (owner) keptBack.add(owner.name);
      return owner !== undefined;
    },
    isNeeded: (path) => staying.some(({ needs }) => needs(path)),
    releases: [...releases.filter((each) => !stays(each)), ...was.filter(stays)],
    keptBack,
  };
}
