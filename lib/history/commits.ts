import { ObjectReader } from '../publish/git/object-reader';
import { readRecord, RELEASES_FILE, type PublishedRelease } from '../publish/record';
import type { ChangedText } from '../diff/changed-text';
import type { CommitChange } from './entries';
import { factsOf, logged, objectNames, type HistorySource, type LoggedCommit, type ObjectsOf } from './log';
import { mayHaveValues } from '../diff/release-values';

/** Which commits, and which of their files, are of interest. */
export interface HistoryScope {
  /** Whether a time, in milliseconds, is late enough. */
  readonly isIn: (time: number) => boolean;
  /** Whether a release is asked for. */
  readonly isAsked: (release: PublishedRelease) => boolean;
  /** Releases of the other state repositories, as they are now. @default - there are none */
  readonly elsewhere?: ReadonlyMap<string, PublishedRelease>;
}

/** A commit with the releases that are asked for, and the files that may say their values. */
interface ScopedCommit extends LoggedCommit, Pick<CommitChange, 'before' | 'after'> {
  readonly wanted: readonly (readonly [path: string, objects: ObjectsOf])[];
}

/** What each commit of a branch changed, the oldest first. A merge is what it brought to the branch, at once. */
export async function* commitsOf(source: HistorySource, scope: HistoryScope): AsyncGenerator<CommitChange> {
  const { repository } = source;
  const { elsewhere = new Map<string, PublishedRelease>() } = scope;
  const reader = new ObjectReader(repository.folder);
  try {
    const commits = await scoped(source, scope, reader);
    // All at once: each time may be a way over the net.
    await repository.bring([
      ...new Set(commits.flatMap(({ wanted }) => wanted.flatMap(([, of]) => objectNames(of)))),
    ]);
    for (const commit of commits) {
      const { before, after, wanted } = commit;
      const texts: ChangedText[] = [];
      for (const [path, of] of wanted) {
        const [was, is] = [
          of.before && (await reader.text(of.before)),
          of.after && (await reader.text(of.after)),
        ];
        texts.push({
          path,
          ...(was !== undefined && { before: was }),
          ...(is !== undefined && { after: is }),
        });
      }
      yield { facts: await factsOf(commit, source, reader), before, after, elsewhere, texts };
    }
  } finally {
    reader.close();
  }
}

/** The commits that are asked for, with the releases before and after each. */
async function scoped(
  source: HistorySource,
  { isIn, isAsked, elsewhere = new Map() }: HistoryScope,
  reader: ObjectReader,
): Promise<ScopedCommit[]> {
  const all = await logged(source);
  const first = all.findIndex(({ at }) => isIn(Date.parse(at)));
  const commits = first < 0 ? [] : all.slice(first);
  await source.repository.bring([
    ...new Set(commits.flatMap(({ files }) => objectNames(files.get(RELEASES_FILE)))),
  ]);
  const releasesIn = async (object: string | undefined): Promise<CommitChange['after']> => {
    const found = object === undefined ? undefined : readRecord((await reader.text(object)) ?? '');
    return new Map([...(found?.releases ?? [])].filter(([, release]) => isAsked(release)));
  };
  const found: ScopedCommit[] = [];
  let now: CommitChange['after'] | undefined;
  for (const commit of commits) {
    const record = commit.files.get(RELEASES_FILE);
    // Where it does not change it, both sides have the releases of the commit before.
    now ??= await releasesIn(record ? record.before : await recordAt(reader, source, commit.commit));
    const before = now;
    if (record) now = await releasesIn(record.after);
    if (isIn(Date.parse(commit.at)))
      found.push({ ...commit, before, after: now, wanted: wantedOf(commit, before, now, elsewhere) });
  }
  return found;
}

async function recordAt(
  reader: ObjectReader,
  { prefix }: HistorySource,
  commit: string,
): Promise<string | undefined> {
  const path = prefix === '' ? RELEASES_FILE : `${prefix}/${RELEASES_FILE}`;
  return reader.nameOf(`${commit}:${path}`);
}

/** The files that may say values of releases that are asked for. */
function wantedOf(
  { files }: LoggedCommit,
  before: CommitChange['before'],
  after: CommitChange['after'],
  elsewhere: CommitChange['elsewhere'],
): ScopedCommit['wanted'] {
  const all = [...before.values(), ...after.values(), ...elsewhere.values()];
  const names = new Set(all.flatMap(({ customer, tenant }) => [customer, tenant]));
  // What a folder is called says whose it is, except where a path is stated.
  const isNear = (path: string) =>
    !/^(customers|clusters)\//.test(path) || path.split('/').some((name) => names.has(name));
  // Of a release that moves to another cluster, the file is another one.
  const isMoving = [...after].some(([key, { cluster }]) => (before.get(key)?.cluster ?? cluster) !== cluster);
  return [...files].filter(
    ([path, of]) =>
      (isMoving || (of.before !== undefined && of.after !== undefined)) &&
      mayHaveValues(path) &&
      isNear(path),
  );
}

/** The releases that a branch has now. */
export async function releasesNow(source: HistorySource): Promise<ReadonlyMap<string, PublishedRelease>> {
  const reader = new ObjectReader(source.repository.folder);
  try {
    const record = await recordAt(reader, source, source.tip);
    return readRecord((record && (await reader.text(record))) ?? '')?.releases ?? new Map();
  } finally {
    reader.close();
  }
}
