import { relative } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Value } from '../../authored/plain/map';
import { addDays } from '../../facts/promotion/waits';
import { EVERYBODY, forecastOf } from '../../forecast';
import type { Issue } from '../../issues/issue';
import type { Plan } from '../../plan/fleet';
import { git } from '../../read/git';
import { detailsOf, htmlOf, liveOf, rowsOf, type PublishedAnswer, type ReportOf } from '../../report';
import { statusOf } from '../../status';
import { wrongSince } from '../history';
import { targetsOf, type StateTarget } from '../publish/targets';
import type { Known } from '../timely';
import { answersOf } from './answers';
import { readLive } from './live';
import { pageOfReport } from './page';
import { publishedIn } from './published';
import type { FleetReportOptions } from './options';

/** How far back the history goes that nobody asked for. */
const DAYS = 90;

/** What a report is made of beside the fleet. */
export interface ReadBeside {
  readonly issues: readonly Issue[];
  /** State repositories. @default - none were given */
  readonly targets?: readonly StateTarget[];
  readonly branch?: string;
  readonly since: string;
  /** Objects of clusters. @default - none were given */
  readonly live?: readonly Value[];
}

/** What the options name. */
export function readBeside(
  plan: Plan,
  { repo, branch, since, live }: FleetReportOptions,
  clock: () => Date,
): ReadBeside {
  const targets = repo && targetsOf(plan, repo);
  const found = live && readLive(live);
  const issues = [
    ...(targets ?? []).filter((each) => 'severity' in each),
    ...(since === undefined ? [] : wrongSince(since)),
    ...(found?.issues ?? []),
  ];
  return {
    issues,
    since: since ?? addDays(dayOf(clock()), -DAYS),
    ...(targets && { targets: targets as readonly StateTarget[] }),
    ...(branch !== undefined && { branch }),
    ...(found && { live: found.items }),
  };
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** The page of a fleet. */
export async function htmlOfFleet(
  { plan, rings, fleet }: Known & { readonly plan: Plan },
  { targets, branch, since, live }: ReadBeside,
  root: string,
  path: string,
  clock: () => Date,
): Promise<string> {
  const today = dayOf(clock());
  const status = statusOf(plan, rings, today, { releases: true, ...(fleet && { fleet }) });
  const published = targets && (await publishedIn({ plan, fleet, targets, branch, since, root }));
  const forecast = fleet
    ? forecastOf(plan, fleet, rings, clock(), EVERYBODY)
    : { date: today, products: [], releases: [] };
  const of = {
    state: plan.state.url,
    ...sourcesOf(root, path),
    ...(published && { lastChange: lastChange(published) }),
  };
  const answers = answersOf(plan, forecast, published);
  return htmlOf({
    ...(await pageOfReport()),
    rows: packed(rowsOf(plan, status, rings, of, { forecast, ...(live && { live: liveOf(plan, live) }) })),
    details: packed(detailsOf(plan, rings)),
    answers: packed(answers),
  });
}

/** How many entries of each class the last change has, of all state repositories. */
function lastChange({ last }: PublishedAnswer): NonNullable<ReportOf['lastChange']> {
  const all = last.map(({ diff }) => diff.classes);
  const classes = Object.keys(all[0] ?? {}) as (keyof (typeof all)[number])[];
  return Object.fromEntries(
    classes.map((each) => [each, all.reduce((sum, own) => sum + own[each], 0)]),
  ) as NonNullable<ReportOf['lastChange']>;
}

/** The commit that the sources are of. The report itself may lie beside them. */
function sourcesOf(root: string, path: string): Pick<ReportOf, 'commit' | 'committed' | 'isChanged'> {
  const [commit, committed] = git(root, 'log', '-1', '--format=%H %cI')?.trim().split(' ') ?? [];
  if (commit === undefined || committed === undefined) return {};
  const own = relative(root, path);
  const others = own.startsWith('..') ? [] : [`:(exclude)${own}`];
  const isChanged = git(root, 'status', '--porcelain', '--', '.', ...others)?.trim() !== '';
  return { commit, committed, isChanged };
}

function packed(data: object): string {
  return deflateRawSync(JSON.stringify(data), { level: 9 }).toString('base64');
}
