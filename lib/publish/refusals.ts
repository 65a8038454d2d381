import { error, type Issue } from '../issues/issue';
import { MARKER } from '../output/marker';
import type { StateComparison } from './compare';
import { tooManyFiles, type Danger, type DangerJudge } from './danger';
import { stopOfSource } from './order';
import type { FleetSource } from './source';

/** A branch of a state repository, and what a publish would make of it. */
export interface BranchComparison {
  readonly branch: string;
  readonly comparison: StateComparison;
}

export interface RefusalOptions {
  readonly source: FleetSource;
  readonly judge: DangerJudge;
  /** Names of what may be destroyed, for this run. */
  readonly allow: readonly string[];
}

/** Why a publish may not be, by all the state repositories of a fleet. */
export async function refusals(all: readonly BranchComparison[], options: RefusalOptions): Promise<Issue[]> {
  const { source, judge, allow } = options;
  const issues: Issue[] = [];
  for (const each of all) {
    const { comparison } = each;
    const stop = await stopOfSource(comparison, source, allow);
    if (stop) issues.push(error(branchPlace(each), stop.problem, stop.fix));
    if (comparison.foreign.length > 0 && !allow.includes(MARKER)) issues.push(claimed(each));
    for (const danger of unpermitted(tooManyFiles(comparison, allow), allow))
      issues.push(stopped(branchPlace(each), danger));
  }
  const comparisons = all.map(({ comparison }) => comparison);
  for (const danger of unpermitted(await judge(comparisons, allow), allow))
    issues.push(stopped(branchPlace(all[0]!), danger));
  return issues;
}

function unpermitted(dangers: readonly Danger[], allow: readonly string[]): Danger[] {
  return dangers.filter(({ permits }) => !permits.some((name) => allow.includes(name)));
}

function stopped(at: { readonly file: string }, { what, permits }: Danger): Issue {
  return error(at, what, `put it back; where it is meant: --allow ${permits[0]}, for this run`);
}

export function branchPlace({ branch, comparison }: BranchComparison): { readonly file: string } {
  return { file: `${comparison.repository.shown} ${branch}` };
}

function claimed(each: BranchComparison): Issue {
  const { foreign } = each.comparison;
  const more = foreign.length > 1 ? ` and ${foreign.length - 1} more` : '';
  return error(
    branchPlace(each),
    `has ${foreign[0]}${more}, and no ${MARKER} says that ringfleet wrote it`,
    `publish to another branch, or give the state repository another prefix; where all of it may be replaced: --allow ${MARKER}`,
  );
}
