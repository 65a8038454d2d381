import { error, within, type Issue } from '../../../../issues/issue';
import type { ApplicationSetPlan } from '../../plan/application-set';
import type { Plan } from '../../../../plan/fleet';
import { gitGeneratorsOf } from './generators';
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
export const applicationSetProjects: Rule = ({ specs, plan }) =>
  plan.applicationSets.flatMap((set): Issue[] => {
    const { project } = set.spec.template;
    const at = within({ file: specs.fleetFile }, 'applicationSets', set.name, 'template', 'project');
    return [...project.matchAll(ACTION)].flatMap(([whole, action]) => {
      const [isOfAPath, ...prefixes] = OF_A_PATH.exec(action!) ?? [];
      if (isOfAPath === undefined)
        return [
          error(
            at,
            `the project '${project}' comes from ${whole}, which the content of a file may say: its author would choose what the Application is permitted`,
            FIX,
          ),
        ];
      const prefix = prefixes.find((each) => each !== undefined);
      if (!gitGeneratorsOf(set).some(({ pathParamPrefix }) => pathParamPrefix === prefix))
        return [
          error(
            at,
            `the project '${project}' comes from ${whole}, and no git generator of the set gives it: whoever does would choose what the Application is permitted`,
            FIX,
          ),
        ];
      return foreignTo(plan, set, prefix).map((url) =>
        error(at, `the project '${project}' comes from paths of '${url}', which is no state repository`, FIX),
      );
    });
  });

/** Repositories that the path may be one of, which others than the platform team administer. */
function foreignTo({ states }: Plan, set: ApplicationSetPlan, prefix: string | undefined): string[] {
  const own = states.map(({ url }) => url);
  const urls = gitGeneratorsOf(set)
    .filter(({ pathParamPrefix }) => pathParamPrefix === prefix)
    .map(({ repoURL }) => repoURL);
  return [...new Set(urls)].filter((url) => !own.includes(url));
}
