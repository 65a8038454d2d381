import { error, type Issue } from '../issues/issue';
import type { RenderedFile } from '../output/write';
import { comparedWith, type StateComparison } from './compare';
import { listedPath, type TreeEntry } from './git/listing';
import type { ObjectFormat } from './git/object-id';
import { changedTrees } from './git/trees';
import { writeBlobs, writeCommit, writeTrees } from './git/write-objects';
import type { KeptTenant } from './keeping';
import { changeOf, messageOf, type PublishedChange } from './message';
import { notedSource, noteSource } from './noted-source';
import { isAlike, stopOfBranch } from './pull-request';
import type { PublishedRelease } from './record';
import { branchPlace, refusals, type RefusalOptions } from './refusals';
import { RenderedObjects } from './rendered-objects';
import type { StateRepositoryAccess } from './repository/repository';
import type { Committer } from './source';

/** What goes to one state repository. */
export interface Publication {
  readonly repository: StateRepositoryAccess;
  readonly branch: string;
  /** Empty where the content is the whole repository. */
  readonly prefix: string;
  readonly files: () => Iterable<RenderedFile>;
  readonly releases: readonly PublishedRelease[];
  /** Tenants whose releases stay as they are. @default - none */
  readonly kept?: readonly KeptTenant[];
}

export interface PublishOptions extends RefusalOptions {
  readonly committer: Committer;
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
  /** Tenants of which something has changed that is not in it. */
  readonly keptBack: readonly string[];
  readonly message?: string;
}

export type PublishResult =
  { readonly issues: readonly Issue[] } | { readonly publishings: readonly Publishing[] };

/** One that loses as often has something else in its way. */
const ATTEMPTS = 25;
const PAUSE_MS = 25;

interface Prepared {
  readonly publication: Publication;
  readonly branch: string;
  readonly rendered: RenderedObjects;
  readonly format: ObjectFormat;
  comparison: StateComparison;
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
  const issues = await refusals(all, options);
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
  return { publication, branch, rendered, format, comparison };
}

async function compare(
  { repository, branch, prefix, releases, kept = [] }: Publication,
  rendered: RenderedObjects,
  format: ObjectFormat,
  tip: string | undefined,
  { source }: PublishOptions,
): Promise<StateComparison> {
  const comparison = await comparedWith(
    repository,
    tip,
    { prefix, rendered, releases, source, kept },
    format,
  );
  const { stateBefore } = comparison;
  const noted = stateBefore && (await notedSource(repository, branch, tip));
  return noted ? { ...comparison, stateBefore: { ...stateBefore, source: noted } } : comparison;
}

/** A source that changes nothing is the newest all the same. */
async function noteUnchanged(
  { repository, branch }: Publication,
  { tip, stateBefore }: StateComparison,
  { source, committer, isDryRun = false, pullRequestBranch }: PublishOptions,
): Promise<void> {
  if (isDryRun || pullRequestBranch !== undefined || tip === undefined || !stateBefore) return;
  if ((await source.ancestry(stateBefore.source.commit)) === 'before')
    await noteSource(repository, branch, tip, source, committer);
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
    const { tip, keptBack } = comparison;
    const result = { repository: repository.shown, branch, change, removed: removedIn(comparison), keptBack };
    if (change.written + change.removed === 0) {
      await noteUnchanged(publication, comparison, options);
      return {
        ...result,
        branch: publication.branch,
        outcome: 'unchanged',
        ...(tip !== undefined && { commit: tip }),
      };
    }
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
        issues: [
          error(branchPlace(each), 'moves faster than this publish does, or is locked', 'publish again'),
        ],
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
    const issues = await refusals(all, options);
    if (issues.length > 0) return { issues };
  }
}

function removedIn({ removed, prefix }: StateComparison): string[] {
  return prefix === '' ? [...removed] : removed.map((path) => `${prefix}/${path}`);
}

/** Writes what changes, and a commit of it that no branch has. */
async function committed(
  comparison: StateComparison,
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
