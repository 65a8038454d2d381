import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { error, type Issue } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import type { Plan } from '../../plan/fleet';
import type { StatePlan } from '../../plan/source';
import { localRepository } from '../../publish/repository/local';
import { remoteRepository } from '../../publish/repository/remote';
import type { StateRepositoryAccess } from '../../publish/repository/repository';

/** A state repository of the fleet, and where it is. */
export interface StateTarget {
  readonly state: StatePlan;
  /** URL or folder. */
  readonly repo: string;
}

const NAMED = /^([\w.-]+)=(.+)$/s;

/**
 * Where each state repository is: as `--repo` says, or else as the fleet does.
 *
 * @param given values of `--repo`
 */
export function targetsOf({ states }: Plan, given: readonly string[]): StateTarget[] | readonly Issue[] {
  const at = { file: '--repo' };
  const names = states.map(({ name }) => name);
  const repos = new Map<string, string>();
  const issues: Issue[] = [];
  for (const each of given) {
    const [, name, repo] = NAMED.exec(each) ?? [];
    if (name !== undefined && repo !== undefined) {
      issues.push(...unknown(at, 'state repository', name, names));
      repos.set(name, repo);
    } else if (states.length > 1) {
      const fix = `say which one it is: ${names.map((each) => `--repo ${each}=<url>`).join(' ')}`;
      issues.push(error(at, `'${each}' is one repository, and the fleet has ${states.length}`, fix));
    } else repos.set(names[0]!, each);
  }
  if (issues.length > 0) return issues;
  return states.map((state) => ({ state, repo: repos.get(state.name) ?? state.url }));
}

/** @param keptIn folder for copies of what is remote */
export function opened(repo: string, keptIn: string | undefined): Promise<StateRepositoryAccess> {
  const folder = resolve(repo);
  return existsSync(folder) ? localRepository(folder) : remoteRepository(repo, keptIn);
}
