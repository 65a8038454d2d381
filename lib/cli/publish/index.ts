import { join, relative, sep } from 'node:path';
import type { FleetSpec } from '../../authored/fleet';
import type { Extend } from '../../constructs/extend';
import { credentialsInText } from '../../credentials/text';
import { cacheFolder } from '../../incremental/cache';
import { error, type Issue } from '../../issues/issue';
import type { RenderedFile } from '../../output';
import { tenantsOf, type Plan } from '../../plan/fleet';
import type { StatePlan } from '../../plan/source';
import { publish, type Publication, type Publishing } from '../../publish/publish';
import type { PublishedRelease } from '../../publish/record';
import type { StateRepositoryAccess } from '../../publish/repository/repository';
import { committerOf, publishedFrom, type FleetSource } from '../../publish/source';
import { print, say } from '../print';
import { printable } from '../printable';
import { toldByGit } from './git-fault';
import { counted } from '../report';
import { renderAll } from '../synth';
import type { Known } from '../timely';
import { dangersOf } from './dangers';
import { closedTenants, keptTenant, type ClosedTenant } from './kept-back';
import { keptBackAsText, publishedAsJson } from './text';
import { opened, targetsOf, type StateTarget } from './targets';

/** Options as people typed them. */
export interface PublishFleetOptions {
  /** URL or folder of the state repository; `<name>=<url>` of each, where there are several. @default - what the fleet states */
  readonly repo?: readonly string[];
  /** @default - the one that the fleet states */
  readonly branch?: string;
  /** Branch that gets the commit in place of the other. @default - none */
  readonly pullRequestBranch?: string;
  /** Names of what may be destroyed, for this run. @default - none */
  readonly allow?: readonly string[];
  /** @default - the commit says none */
  readonly reason?: string;
  /** Whether changes that are in no commit may be published. @default false */
  readonly allowDirty?: boolean;
  /** Whether nothing is written. @default false */
  readonly dryRun?: boolean;
  /** Whether what was done is printed as JSON. @default false */
  readonly json?: boolean;
}

/** The program whose fleet is published. */
export interface PublishedProgram {
  readonly root: string;
  readonly outdir: string;
  readonly extend?: Extend;
  /** By which windows and freezes are judged. @default - the system's clock */
  readonly clock?: () => Date;
}

/**
 * Commits what the output would be to the state repositories, and writes no output.
 *
 * @returns the exit code: 1 where something stops it
 */
export async function publishFleet(
  { plan, issues, fleet }: Known,
  given: PublishFleetOptions,
  program: PublishedProgram,
): Promise<number> {
  say(issues);
  if (!plan) return 1;
  try {
    return await published(plan, fleet, given, program);
  } catch (fault) {
    return toldByGit(fault);
  }
}

async function published(
  plan: Plan,
  fleet: FleetSpec | undefined,
  given: PublishFleetOptions,
  { root, outdir, extend, clock = () => new Date() }: PublishedProgram,
): Promise<number> {
  const { repo = [], allow = [], reason, pullRequestBranch, dryRun = false } = given;
  const below = relative(root, outdir).split(sep).join('/');
  const source = await publishedFrom(root, below.startsWith('..') ? '' : below);
  const targets = targetsOf(plan, repo);
  const stops = [...stopsOf(source, given), ...targets.filter((each) => 'severity' in each)];
  if (!source || stops.length > 0) return refused(stops);
  const committer = await committerOf(root);
  const kept = cacheFolder(join(root, 'main.ts'));
  const repositories: StateRepositoryAccess[] = [];
  try {
    const publications: Publication[] = [];
    const files = filesByState(plan, extend);
    const closed = closedTenants(plan, clock(), allow);
    for (const { state, repo: at } of targets as StateTarget[]) {
      const repository = await opened(at, kept && join(kept, 'state'));
      repositories.push(repository);
      publications.push({
        repository,
        branch: given.branch ?? state.branch,
        prefix: state.prefix,
        files: () => files(state),
        releases: releasesIn(plan, state),
        kept: closed.map(keptTenant),
      });
    }
    const result = await publish(publications, {
      source,
      committer,
      judge: dangersOf(plan, fleet),
      allow,
      isDryRun: dryRun,
      ...(reason !== undefined && { reason }),
      ...(pullRequestBranch !== undefined && { pullRequestBranch }),
    });
    if ('issues' in result) return refused(result.issues);
    return await told(result.publishings, closed, given);
  } finally {
    for (const repository of repositories) repository.close();
  }
}

function refused(issues: readonly Issue[]): number {
  say(issues);
  return 1;
}

/** What stops it before any state repository is looked at. */
function* stopsOf(
  source: FleetSource | undefined,
  { reason = '', allowDirty = false, branch, pullRequestBranch }: PublishFleetOptions,
): Generator<Issue> {
  const at = { file: 'publish' };
  if (!source)
    yield error(
      at,
      'the fleet has no commit to publish from',
      'commit it: each publish says which commit it is of',
    );
  if (source?.isDirty && !allowDirty)
    yield error(
      at,
      'the fleet has changes that are in no commit',
      'commit them, or put them away (git status); --allow-dirty publishes them, and the commit says so',
    );
  if (credentialsInText(reason).length > 0)
    yield error(
      { file: '--reason' },
      'has what looks like a credential',
      'leave it out: everyone can read commits',
    );
  if (pullRequestBranch !== undefined && pullRequestBranch === branch)
    yield error({ file: '--pull-request-branch' }, `is '${branch}', as --branch`, 'give it another name');
}

/** Renders the files of one state repository. Of several, all are rendered once. */
function filesByState(plan: Plan, extend: Extend | undefined): (state: StatePlan) => Iterable<RenderedFile> {
  if (plan.states.length === 1) return () => renderAll(plan, extend);
  let all: readonly RenderedFile[] | undefined;
  return ({ folder }) => {
    all ??= [...renderAll(plan, extend)];
    const below = `${folder}/`;
    return all
      .filter(({ path }) => path.startsWith(below))
      .map(({ path, content }) => ({ path: path.slice(below.length), content }));
  };
}

/** The releases whose clusters pull the state repository. */
function releasesIn(plan: Plan, state: StatePlan): PublishedRelease[] {
  return tenantsOf(plan)
    .filter(({ cluster }) => cluster.state.name === state.name)
    .flatMap(({ customer, name: tenant, ring, cluster, releases }) =>
      releases.map(({ product, version }) => ({
        customer,
        tenant,
        product: product.name,
        ring,
        cluster: cluster.name,
        ...(version !== undefined && { version }),
      })),
    );
}

const NAMED = 20;

async function told(
  publishings: readonly Publishing[],
  closed: readonly ClosedTenant[],
  { json = false }: PublishFleetOptions,
): Promise<number> {
  const names = new Set(publishings.flatMap(({ keptBack }) => keptBack));
  const kept = closed.filter(({ tenant }) => names.has(tenant.name));
  for (const { repository, branch, outcome, commit, change, removed, message } of publishings) {
    const shown = removed.slice(0, NAMED).map((path) => `removed: ${path}`);
    if (removed.length > NAMED) shown.push(`removed: ${removed.length - NAMED} more`);
    const at = `${branch} of ${repository}`;
    const files = `${counted(change.written, 'file')} written, ${change.removed} removed`;
    const short = commit?.slice(0, 12) ?? '';
    const line = {
      published: `published ${short} to ${at}: ${files}`,
      unchanged: `nothing changed: ${at}${short && ` stays at ${short}`}`,
      superseded: `a newer source has been published meanwhile: ${at} is at ${short}, and has what this one has`,
      'would publish': `would publish to ${at}: ${files}`,
    }[outcome];
    const lines = outcome === 'unchanged' || outcome === 'superseded' ? [line] : [...shown, line];
    process.stderr.write(lines.map((each) => `${printable(each)}\n`).join(''));
    if (outcome === 'would publish' && !json) await print(`${message}`);
  }
  for (const line of keptBackAsText(kept)) process.stderr.write(`${printable(line)}\n`);
  if (json) await print(`${JSON.stringify(publishedAsJson(publishings, kept), null, 2)}\n`);
  return 0;
}
