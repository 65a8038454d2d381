import { readablePath } from '../publish/git/listing';
import type { ObjectReader } from '../publish/git/object-reader';
import { gitPrints } from '../publish/git/run';
import { TRAILERS } from '../publish/message';
import type { StateRepositoryAccess } from '../publish/repository/repository';
import type { CommitFacts } from './entry';

/** A branch of a state repository whose commits are read. */
export interface HistorySource {
  /** As the fleet calls it. */
  readonly name: string;
  readonly repository: StateRepositoryAccess;
  readonly tip: string;
  readonly prefix: string;
}

/** Names of the objects that a file was and is. */
export interface ObjectsOf {
  readonly before?: string;
  readonly after?: string;
}

/** What git says of a commit: the names of objects before and after, by path below the prefix. */
export interface LoggedCommit {
  readonly commit: string;
  readonly parents: readonly string[];
  readonly at: string;
  readonly by: string;
  readonly message: string;
  readonly files: ReadonlyMap<string, ObjectsOf>;
}

const FIELDS = ['%H', '%P', '%cI', '%an <%ae>', '%B'];
const [RECORD_SIGN, FIELD_SIGN] = ['\x1e', '\x1f'];

/** The commits of a branch, the oldest first; the last ones alone where a number is given. */
export async function logged(
  { repository, tip, prefix }: HistorySource,
  last?: number,
): Promise<LoggedCommit[]> {
  const below = prefix === '' ? '' : `${prefix}/`;
  const format = `--format=${RECORD_SIGN}${FIELDS.join(FIELD_SIGN)}${FIELD_SIGN}`;
  const args = [
    'log',
    '--first-parent',
    '--reverse',
    '-m',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--no-show-signature',
  ];
  const most = last === undefined ? [] : [`--max-count=${last}`];
  const paths = prefix === '' ? [] : ['--', prefix];
  const printed = (await gitPrints(repository.folder, [...args, ...most, format, tip, ...paths])).toString(
    'latin1',
  );
  return printed
    .split(RECORD_SIGN)
    .slice(1)
    .map((text) => {
      const [commit, parents, at, by, message, raw = ''] = text.split(FIELD_SIGN).map(readablePath) as [
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      return { commit, parents: parents.split(' '), at, by, message, files: filesIn(raw, below) };
    });
}

/** Source: Git, "git-diff", "Raw output format": `:<mode> <mode> <object> <object> <status>`, and the path. */
function filesIn(raw: string, below: string): LoggedCommit['files'] {
  const files = new Map<string, { before?: string; after?: string }>();
  const pieces = raw.split('\0');
  for (const [index, piece] of pieces.entries()) {
    const [, before, after] = /^\n?:\d+ \d+ (\w+) (\w+) \w+$/.exec(piece) ?? [];
    const path = pieces[index + 1];
    if (before === undefined || after === undefined || !path?.startsWith(below)) continue;
    const isThere = (object: string) => !/^0+$/.test(object);
    files.set(path.slice(below.length), {
      ...(isThere(before) && { before }),
      ...(isThere(after) && { after }),
    });
  }
  return files;
}

/** The names of both, as far as they are there. */
export function objectNames({ before, after }: ObjectsOf = {}): string[] {
  return [before, after].filter((each) => each !== undefined);
}

const trailer = (message: string, key: string) =>
  new RegExp(`^${key}: (.+)$`, 'm').exec(message)?.[1]?.trim();

/** What is told of a commit. */
export async function factsOf(
  { commit, parents, at, by, message }: LoggedCommit,
  { name }: HistorySource,
  reader: ObjectReader,
): Promise<CommitFacts> {
  // Of a merge, what was merged says it.
  const merged = parents[1];
  const isSaid = trailer(message, TRAILERS.source) !== undefined;
  const said = isSaid || merged === undefined ? message : ((await reader.text(merged)) ?? message);
  const [source, sourceAuthor, reason] = [TRAILERS.source, TRAILERS.author, TRAILERS.reason].map((key) =>
    trailer(said, key),
  );
  return {
    at,
    commit,
    repository: name,
    by,
    ...(source !== undefined && { source }),
    ...(sourceAuthor !== undefined && { sourceAuthor }),
    ...(reason !== undefined && { reason }),
  };
}
