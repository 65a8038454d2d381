import { error, type Issue } from '../issues/issue';
import { MARKER } from '../output/marker';
import type { RenderedFile } from '../output/write';
import { compared, type Comparison } from './compare';
import { tooManyFiles, type Danger, type DangerJudge } from './danger';
import { listedPath, type TreeEntry } from './git/listing';
import type { ObjectFormat } from './git/object-id';
import { changedTrees } from './git/trees';
import { writeBlobs, writeCommit, writeTrees } from './git/write-objects';
import { gitSays } from './git/run';
import { changeOf, messageOf, TRAILERS, type PublishedChange } from './message';
import { stopOfSource } from './order';
import type { PublishedRelease } from './record';
import { RenderedObjects } from './rendered-objects';
import type { StateRepositoryAccess } from './repository/repository';
import type { Committer, Source } from './source';

/** What goes to one state repository. */
export interface Publication {
  readonly repository: StateRepositoryAccess;
  readonly branch: string;
  /** Empty where the content is the whole repository. */
  readonly prefix: string;
  readonly files: () => Iterable<RenderedFile>;
  readonly releases: readonly PublishedRelease[];
}

export interface PublishOptions {
  readonly source: Source;
  readonly committer: Committer;
  readonly judge: DangerJudge;
  /** Names of what may be destroyed, for this run. */
  readonly allow: readonly string[];
  readonly reason?: string;
  /** The branch that gets the commit in place of the one that it is made for. @default - that one does */
  readonly pullRequestBranch?: string;
  /** Whether everything is judged, and nothing written. @default false */
  readonly isDryRun?: boolean;
}

/** What became of one state repository. */
export interface Publishing {
  readonly repository: string;
  readonly branch: string;
  readonly outcome: 'published' | 'unchanged' | 'superseded' | 'would publish';
  /** The commit that was made; otherwise the one that is there. */
  readonly commit?: string;
  readonly change: PublishedChange;
  /** Paths in the repository. */
  readonly removed: readonly string[];
  readonly message?: string;
}

export type PublishResult =
  { readonly issues: readonly Issue[] } | { readonly publishings: readonly Publishing[] };

/** One that loses as often has something else in its way. */
const ATTEMPTS = 25;
const PAUSE_MS = 25;

interface Prepared {
  readonly publication: Publication;
  readonly rendered: RenderedObjects;
  readonly format: ObjectFormat;
  comparison: Comparison;
}

/**
 * Brings state repositories to what is rendered: one commit each, or none where nothing changes. All of them are judged before any
 * is written to. A branch that moves in between is compared and judged again, on top of what came.
 *
 * @throws GitFault where a repository cannot be reached, or refuses
 */
export async function publish(
  publications: readonly Publication[],
  options: PublishOptions,
): Promise<PublishResult> {
  const all: Prepared[] = [];
  for (const publication of publications) all.push(await prepared(publication, options));
  const issues = await judged(all, options);
  if (issues.length > 0) return { issues };
  const publishings: Publishing[] = [];
  for (const each of all) {
    const result = await published(each, all, options);
    if ('issues' in result) return { issues: [...result.issues, ...halfDone(publishings)] };
    publishings.push(result);
  }
  return { publishings };
}

async function prepared(publication: Publication, options: PublishOptions): Promise<Prepared> {
  const { repository, branch, files } = publication;
  const tip = await repository.tip(branch);
  const format = await repository.format();
  const rendered = new RenderedObjects(files, format);
  const comparison = await compare(publication, rendered, format, tip, options);
  return { publication, rendered, format, comparison };
}

function compare(
  { repository, prefix, releases }: Publication,
  rendered: RenderedObjects,
  format: ObjectFormat,
  tip: string | undefined,
  { source }: PublishOptions,
): Promise<Comparison> {
  return compared(repository, tip, { prefix, rendered, releases, source }, format);
}

/** What stops the publish, of all state repositories. */
async function judged(all: readonly Prepared[], options: PublishOptions): Promise<Issue[]> {
  const issues: Issue[] = [];
  for (const each of all) {
    const stop = await stopOfSource(each.comparison, options.source, options.allow);
    const { foreign } = each.comparison;
    if (stop) issues.push(error(placeOf(each), stop.problem, stop.fix));
    if (foreign.length > 0 && !options.allow.includes(MARKER)) issues.push(claimed(each, foreign));
    for (const danger of dangersIn(tooManyFiles(each.comparison, options.allow), options))
      issues.push(stopped(placeOf(each), danger));
  }
  const dangers = await options.judge(all.map(({ comparison }) => comparison));
  for (const danger of dangersIn(dangers, options)) issues.push(stopped(placeOf(all[0]!), danger));
  return issues;
}

function dangersIn(dangers: readonly Danger[], { allow }: PublishOptions): Danger[] {
  return dangers.filter(({ permits }) => !permits.some((name) => allow.includes(name)));
}

function stopped(at: { readonly file: string }, { what, permits }: Danger): Issue {
  return error(at, what, `put it back; where it is meant: --allow ${permits[0]}, for this run`);
}

function placeOf({ publication: { repository, branch } }: Prepared): { readonly file: string } {
  return { file: `${repository.shown} ${branch}` };
}

function claimed(each: Prepared, foreign: readonly string[]): Issue {
  const more = foreign.length > 1 ? ` and ${foreign.length - 1} more` : '';
  return error(
    placeOf(each),
    `has ${foreign[0]}${more}, and no ${MARKER} says that ringfleet wrote it`,
    `publish to another branch, or give the state repository another prefix; where all of it may be replaced: --allow ${MARKER}`,
  );
}

async function published(
  each: Prepared,
  all: readonly Prepared[],
  options: PublishOptions,
): Promise<Publishing | { readonly issues: readonly Issue[] }> {
  const { publication, rendered, format } = each;
  const { repository } = publication;
  const branch = options.pullRequestBranch ?? publication.branch;
  const { isDryRun } = options;
  for (let attempt = 1; ; attempt++) {
    const { comparison } = each;
    const change = changeOf(comparison);
    const result = { repository: repository.shown, branch, change, removed: removedIn(comparison) };
    const { tip } = comparison;
    if (change.written + change.removed === 0)
      return {
        ...result,
        branch: publication.branch,
        outcome: 'unchanged',
        ...(tip !== undefined && { commit: tip }),
      };
    const message = messageOf(change, options.source, {
      allowed: options.allow,
      ...(options.reason !== undefined && { reason: options.reason }),
    });
    if (isDryRun) return { ...result, outcome: 'would publish', message };
    const from = options.pullRequestBranch === undefined ? tip : await repository.tip(branch);
    if (from !== tip && from !== undefined) {
      const stop = await stopOfBranch(repository, branch, from);
      if (stop) return { issues: [stop] };
    }
    const commit = await committed(comparison, message, options);
    if (from !== undefined && from !== tip && (await isAlike(repository, from, commit)))
      return { ...result, outcome: 'unchanged', commit: from };
    if (await repository.move(branch, from, commit))
      return { ...result, outcome: 'published', commit, message };
    if (attempt === ATTEMPTS)
      return {
        issues: [error(placeOf(each), 'moves faster than this publish does, or is locked', 'publish again')],
      };
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
    each.comparison = await compare(
      publication,
      rendered,
      format,
      await repository.tip(publication.branch),
      options,
    );
    const ours = each.comparison.stateBefore?.source.commit;
    // Another publish was faster, and has what this one would bring.
    if (ours !== undefined && (await options.source.ancestry(ours)) === 'after')
      return { ...result, outcome: 'superseded', commit: each.comparison.tip! };
    const issues = await judged(all, options);
    if (issues.length > 0) return { issues };
  }
}

function removedIn({ removed, prefix }: Comparison): string[] {
  return prefix === '' ? [...removed] : removed.map((path) => `${prefix}/${path}`);
}

/** Writes what changes, and a commit of it that no branch has. */
async function committed(
  comparison: Comparison,
  message: string,
  { committer }: PublishOptions,
): Promise<string> {
  const { repository, prefix, listing, changed, removed, format, tip } = comparison;
  const { folder } = repository;
  const inRepository = (path: string) => listedPath(prefix === '' ? path : `${prefix}/${path}`);
  const changes = new Map<string, TreeEntry | undefined>(
    removed.map((path) => [inRepository(path), undefined]),
  );
  for (const { path, object } of changed)
    changes.set(inRepository(path), { mode: '100644', kind: 'blob', object });
  const trees = changedTrees(listing, changes, format);
  await writeBlobs(
    folder,
    changed.map(({ content }) => content),
  );
  await writeTrees(folder, trees);
  const parent = tip === undefined ? {} : { parent: tip };
  const tree = trees.at(-1)!.object;
  return writeCommit(folder, { tree, ...parent, message, isSigned: committer.isSigning }, committer.env);
}

/** State repositories of one fleet are several, and nothing moves them at once: those that came first have it already. */
function halfDone(publishings: readonly Publishing[]): Issue[] {
  return publishings
    .filter(({ outcome }) => outcome === 'published')
    .map(({ repository, branch }) =>
      error(
        { file: `${repository} ${branch}` },
        'has been published to already',
        'publish again when the rest is mended',
      ),
    );
}

/** The branch of a pull request is made anew each time: what somebody else put on it would be lost. */
async function stopOfBranch(
  { folder, shown }: StateRepositoryAccess,
  branch: string,
  tip: string,
): Promise<Issue | undefined> {
  const message = await gitSays(folder, ['log', '-1', '--no-show-signature', '--format=%B', tip]);
  if (message.includes(`\n${TRAILERS.source}: `)) return undefined;
  const problem = `has a commit of somebody else's at its end: ${tip.slice(0, 12)} "${message.split('\n')[0]}"`;
  return error(
    { file: `${shown} ${branch}` },
    problem,
    'take the commit into the fleet, or give another branch',
  );
}

/** Whether both commits make the same of the same: they differ in when they were made, or from which source. */
async function isAlike({ folder }: StateRepositoryAccess, a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all(
    [a, b].map((commit) => gitSays(folder, ['log', '-1', '--no-show-signature', '--format=%T %P', commit])),
  );
  return first === second;
}
