import { error, within, type Issue } from '../../../../issues/issue';
import type { ApplicationSetPlan } from '../../plan/application-set';
import type { Plan } from '../../../../plan/fleet';
import { isMatch } from './rollouts';
import type { Rule } from '../../../../rules/rule';

/**
 * What a set comes to over the values that the fleet has: its templates are templates, and what it makes are
 * Applications, each in a step of its rollout. What only Argo CD can ask for is not judged.
 */
export const applicationSetTemplates: Rule = ({ specs, plan }) =>
  judged(plan).flatMap(({ name, expansion, steps }): Issue[] => {
    const at = within({ file: specs.fleetFile }, 'applicationSets', name);
    const left = expansion.applications.filter(
      ({ metadata }) => steps && !steps.some((step) => isMatch(step, metadata.labels ?? {})),
    );
    return [
      ...expansion.problems.map((problem) =>
        error(within(at, ...placeOf(problem.at)), problem.problem, problem.fix),
      ),
      ...(left.length === 0
        ? []
        : [
            error(
              within(at, 'rollout'),
              `no step matches the Application '${left[0]!.metadata.name}'${left.length > 1 ? ` and ${left.length - 1} more` : ''}: nothing would sync ${left.length > 1 ? 'them' : 'it'}`,
              'add a step that matches its labels',
            ),
          ]),
    ];
  });

/** Each set as the clusters that run it make it; one that none of them runs, as it is. */
function judged({ clusters, applicationSets }: Plan): ApplicationSetPlan[] {
  const active = clusters.flatMap((cluster) => cluster.applicationSets);
  const names = new Set(active.map(({ name }) => name));
  return [...active, ...applicationSets.filter(({ name }) => !names.has(name))];
}

/** Where an author writes what Argo CD has at the path. */
function placeOf(path: string): string[] {
  return path.split('.').filter((key, index, keys) => {
    if (key === 'spec' && (index === 0 || keys[index - 1] === 'template')) return false;
    return !(key === 'metadata' && keys[index - 1] === 'template');
  });
}
