import { error, within, type Issue } from '../../../../issues/issue';
import { RESERVED_PROJECTS } from '../../../../plan/names';
import { suggest } from '../../../../issues/suggest';
import type { ApplicationSetPlan } from '../../plan/application-set';
import type { ClusterPlan } from '../../../../plan/cluster';
import type { Plan } from '../../../../plan/fleet';
import { namesOn, serversOn } from './destinations';
import { ownersOn, placed, projectsOn } from './permissions';
import type { Rule } from '../../../../rules/rule';

/**
 * Of a set that makes nothing as far as is known here, such as one over pull requests, what the template says outright
 * is judged: a project that is there, a cluster that Argo CD knows, a namespace that is nobody else's.
 */
export const applicationSetUnexpanded: Rule = ({ specs, plan }) =>
  plan.clusters.flatMap((cluster) =>
    cluster.applicationSets
      .filter(({ expansion }) => expansion.applications.length === 0)
      .flatMap((set) => judge(plan, cluster, set, specs.fleetFile)),
  );

function judge(plan: Plan, cluster: ClusterPlan, { name, spec }: ApplicationSetPlan, file: string): Issue[] {
  const at = within({ file }, 'applicationSets', name, 'template');
  const of = `what ApplicationSet '${name}' makes on cluster ${cluster.name}`;
  const { project, destination } = spec.template;
  const clusters = { name: namesOn(cluster), server: serversOn(cluster) };
  const key = destination.server === undefined ? 'name' : 'server';
  const to = destination[key] ?? '';
  const isKnown = isTemplate(to) || clusters[key].includes(to);
  const unknown = isKnown
    ? []
    : [
        error(
          within(at, 'destination', key),
          `${of} goes to '${to}', a cluster that its Argo CD does not know`,
          suggest(to, clusters[key]),
        ),
      ];
  if (isTemplate(project)) return unknown;
  const projects = projectsOn(plan, cluster);
  if (!projects.includes(project))
    return [
      ...unknown,
      error(
        within(at, 'project'),
        `${of} has the project '${project}', which is not there`,
        suggest(project, projects),
      ),
    ];
  const isJudged = project !== RESERVED_PROJECTS[1] && !isTemplate(to) && !isTemplate(destination.namespace);
  return [...unknown, ...(isJudged ? placed(at, of, project, destination, ownersOn(plan, cluster)) : [])];
}

function isTemplate(text: string | undefined): boolean {
  return text?.includes('{{') === true;
}
