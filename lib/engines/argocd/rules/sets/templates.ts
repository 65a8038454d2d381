import { clustersFollowing } from '../../../following';
import { error, warning, within } from '../../../../issues/issue';
import type { ApplicationSetPlan } from '../../plan/sets/set';
import type { Plan } from '../../../../plan/fleet';
import { isMatch } from '../../plan/sets/steps';
import type { Rule } from '../../../../rules/rule';

/**
 * What a set comes to over the values that the fleet has: its templates are templates, and what it makes are
 * Applications, each in a step of its rollout. What only Argo CD can ask for is not judged; a text of which only Argo CD
 * knows what comes, because it depends on the day or on chance, is told.
 */
export const applicationSetTemplates: Rule = function* ({ specs, plan }) {
  for (const { name, expansion, steps } of judged(plan)) {
    const at = within({ file: specs.fleetFile }, 'applicationSets', name);
    for (const { at: path, problem, fix } of expansion.problems)
      yield error(within(at, ...placeOf(path)), problem, fix);
    for (const { at: path, why } of expansion.notExpanded)
      if (!LIVE.test(path)) yield warning(within(at, ...placeOf(path)), why, ELSEWHERE);
    if (!steps) continue;
    const [first, ...others] = expansion.applications.filter(
      ({ metadata }) => !steps.some((step) => isMatch(step, metadata.labels ?? {})),
    );
    if (!first) continue;
    const [more, them] = others.length > 0 ? [` and ${others.length} more`, 'them'] : ['', 'it'];
    const problem = `no step matches the Application '${first.metadata.name}'${more}: nothing would sync ${them}`;
    yield error(within(at, 'rollout'), problem, 'add a step that matches its labels');
  }
};

/** Generators whose parameters are nowhere but in a live Argo CD, which is as it should be. */
const LIVE = /\.(git|pullRequest|scmProvider|plugin|clusterDecisionResource)$/;
const ELSEWHERE =
  'say it with other functions, or look at what Argo CD makes of it: the rest of the set is judged';

/** Each set as the clusters that run it make it; one that none of them runs, as it is. */
function judged({ clusters, applicationSets }: Plan): ApplicationSetPlan[] {
  const active = clustersFollowing('argocd', clusters).flatMap((cluster) => cluster.applicationSets);
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
