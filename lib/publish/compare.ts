import { MARKER, markerOf, namesInMarker, topOf } from '../output/marker';
import { listingOf, listedPath, readablePath, type Listing } from './git/listing';
import { blobId, type ObjectFormat } from './git/object-id';
import { ObjectReader } from './git/object-reader';
import {
  hasSameReleases,
  readRecord,
  RELEASES_FILE,
  recordText,
  type PublishedRelease,
  type PublishedSource,
  type PublishedState,
} from './record';
import { keepingOf, type KeptTenant } from './keeping';
import type { RenderedObjects, WantedFile } from './rendered-objects';
import type { StateRepositoryAccess } from './repository/repository';

/** What a state repository is to hold, below its prefix. */
export interface StateContent {
  /** Empty where it is the whole repository. */
  readonly prefix: string;
  readonly rendered: RenderedObjects;
  readonly releases: readonly PublishedRelease[];
  readonly source: PublishedSource;
  /** @default - none */
  readonly kept?: readonly KeptTenant[];
}

/** A file that is new, or other than it was. */
export interface ChangedFile extends WantedFile {
  readonly isNew: boolean;
}

/** What a branch holds beside what it is to hold. Paths are those below the prefix. */
export interface StateComparison {
  readonly repository: StateRepositoryAccess;
  readonly prefix: string;
  /** @default - the branch is not there */
  readonly tip?: string;
  readonly listing: Listing;
  readonly format: ObjectFormat;
  /** How many files of ours it has. */
  readonly before: number;
  readonly changed: readonly ChangedFile[];
  readonly removed: readonly string[];
  /** Files of others where files of ours would be, and nothing says that these are ours. */
  readonly foreign: readonly string[];
  readonly stateBefore?: PublishedState;
  readonly stateAfter: PublishedState;
  /** Names of tenants whose releases would be others, and stay. */
  readonly keptBack: readonly string[];
  /** Texts of files as they are in the branch, by path; of some that are not there, nothing. */
  readonly textsBefore: (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** Compares a branch with what it is to hold. Of what the branch has, names of objects are comparedWith, and no content. */
export async function comparedWith(
  repository: StateRepositoryAccess,
  tip: string | undefined,
  { prefix, rendered, releases, source, kept = [] }: StateContent,
  format: ObjectFormat,
): Promise<StateComparison> {
  const listing: Listing = tip === undefined ? new Map() : await listingOf(repository.folder, tip);
  const below = prefix === '' ? '' : `${prefix}/`;
  const entryOf = (path: string) => listing.get(listedPath(`${below}${path}`));
  const isThere = (path: string, object: string) => {
    const entry = entryOf(path);
    return entry?.object === object && entry.mode === '100644';
  };
  const textsBefore = (paths: readonly string[]) =>
    textsOf(
      repository,
      paths.flatMap((path) => {
        const entry = entryOf(path);
        return entry?.kind === 'blob' ? [[path, entry.object] as const] : [];
      }),
    );
  const ours = await textsBefore([MARKER, RELEASES_FILE]);
  const stateBefore = readRecord(ours.get(RELEASES_FILE) ?? '');
  const keeping = keepingOf(kept, stateBefore, releases);
  const wanted = rendered.wanted(isThere).filter(({ path }) => !keeping.isKept(path));
  const found = others(listing, below, namesInMarker(ours.get(MARKER)), rendered);
  const { foreign, before } = found;
  const removed = found.removed.filter((path) => !keeping.isKept(path) && !keeping.isNeeded(path));
  const record = recordText(source, keeping.releases);
  const isMoved = !hasSameReleases(ours.get(RELEASES_FILE) ?? '', record);
  const own = [[MARKER, markerOf(rendered.tops)]];
  // Another source that makes the same is no change.
  if (isMoved || wanted.length + removed.length > 0) own.push([RELEASES_FILE, record]);
  for (const [path, text] of own as [string, string][]) {
    const object = blobId(format, text);
    if (!isThere(path, object)) wanted.push({ path, object, content: Buffer.from(text, 'utf8') });
  }
  return {
    repository,
    prefix,
    ...(tip !== undefined && { tip }),
    listing,
    format,
    before,
    changed: wanted.map((file) => ({ ...file, isNew: entryOf(file.path) === undefined })),
    removed,
    foreign,
    ...(stateBefore && { stateBefore }),
    stateAfter: readRecord(record)!,
    keptBack: [...keeping.keptBack].sort(),
    textsBefore,
  };
}

/** What is there beside what is rendered: what was ours, and goes, and what others have where files of ours are to be. */
function others(
  listing: Listing,
  below: string,
  marked: ReadonlySet<string> | undefined,
  rendered: RenderedObjects,
): Pick<StateComparison, 'removed' | 'foreign' | 'before'> {
  const removed: string[] = [];
  const foreign: string[] = [];
  let before = 0;
  const start = listedPath(below);
  for (const [listedAs, { kind }] of listing) {
    if (kind === 'tree' || !listedAs.startsWith(start)) continue;
    const path = readablePath(listedAs).slice(below.length);
    const top = topOf(path);
    if (marked?.has(top)) {
      before++;
      if (!rendered.has(path)) removed.push(path);
    } else if (rendered.tops.has(top)) foreign.push(path);
  }
  return { removed: removed.sort(), foreign: foreign.sort(), before };
}

async function textsOf(
  repository: StateRepositoryAccess,
  files: readonly (readonly [path: string, object: string])[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  if (files.length === 0) return texts;
  await repository.bring(files.map(([, object]) => object));
  const reader = new ObjectReader(repository.folder);
  try {
    for (const [path, object] of files) {
      const text = await reader.text(object);
      if (text !== undefined) texts.set(path, text);
    }
  } finally {
    reader.close();
  }
  return texts;
}
