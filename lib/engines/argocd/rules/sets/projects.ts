import { error, within } from '../../../../issues/issue';
import type { ApplicationSetPlan } from '../../plan/sets/set';
import type { Plan } from '../../../../plan/fleet';
import { gitGeneratorsOf } from '../../plan/sets/generators';
import type { Rule } from '../../../../rules/rule';

const ACTION = /\{\{-?\s*(.*?)\s*-?\}\}/g;
/** `.path.basename`, or with the prefix of a generator `.team.path.basename`; or a segment. */
const OF_A_PATH = /^(?:\.(?:(\w+)\.)?path\.basename(?:Normalized)?|index \.(?:(\w+)\.)?path\.segments \d+)$/;

const FIX =
  'name the AppProject, or build it of {{ index .path.segments 1 }} or {{ .path.basename }} ' +
  'of a git generator over a state repository';

/**
 * Who writes a file may not choose the AppProject, and so what its Application is permitted: a templated project comes
 * from the path, in a repository whose folders the platform team makes. Source: Argo CD, "ApplicationSet Security".
 */
export const applicationSetProjects: Rule = function* ({ specs, plan }) {
  for (const set of plan.applicationSets) {
    const { project } = set.spec.template;
    const at = within({ file: specs.fleetFile }, 'applicationSets', set.name, 'template', 'project');
    for (const [whole, action = ''] of project.matchAll(ACTION)) {
      for (const why of untrusted(plan, set, action, whole))
        yield error(at, `the project '${project}' comes from ${why}`, FIX);
    }
  }
};

function* untrusted(
  { states }: Plan,
  set: ApplicationSetPlan,
  action: string,
  whole: string,
): Iterable<string> {
  const [isOfAPath, ...prefixes] = OF_A_PATH.exec(action) ?? [];
  if (isOfAPath === undefined) {
    yield `${whole}, which the content of a file may say: its author would choose what the Application is permitted`;
    return;
  }
  const prefix = prefixes.find((each) => each !== undefined);
  const givers = [...gitGeneratorsOf(set)].filter(({ pathParamPrefix }) => pathParamPrefix === prefix);
  if (givers.length === 0)
    yield `${whole}, and no git generator of the set gives it: whoever does would choose what the Application is permitted`;
  // Repositories that the path may be one of, which others than the platform team administer.
  for (const { repoURL } of givers) {
    if (!states.some(({ url }) => url === repoURL))
      yield `paths of '${repoURL}', which is no state repository`;
  }
}
