import { error, within, type Issue, type Location } from '../issue';
import { RESERVED_NAMESPACES, RESERVED_PROJECTS } from '../names';
import { tenantsOf, type ClusterPlan, type Plan } from '../plan';
import { suggest } from '../suggest';
import type { Rule } from './rule';

/**
 * What a set makes belongs to an AppProject of its cluster; the customers' permit what sets make in them, and so it may
 * go neither into the platform's namespaces nor into another customer's.
 */
export const applicationSetPermissions: Rule = ({ specs, plan }) =>
  plan.clusters.flatMap((cluster) => {
    if (cluster.applicationSets.length === 0) return [];
    const projects = projectsOn(plan, cluster);
    const owners = ownersOn(plan, cluster);
    return cluster.applicationSets.flatMap((set) => {
      const at = within({ file: specs.fleetFile }, 'applicationSets', set.name, 'template');
      return set.expansion.applications.flatMap(({ metadata, spec }) => {
        const { project, destination } = spec as {
          readonly project: string;
          readonly destination: { readonly namespace?: string };
        };
        const of = `Application '${metadata.name}' on cluster ${cluster.name}`;
        if (!projects.includes(project))
          return [
            error(
              within(at, 'project'),
              `${of} has the project '${project}', which is not there`,
              suggest(project, projects),
            ),
          ];
        return project === RESERVED_PROJECTS[1] ? [] : placed(at, of, project, destination.namespace, owners);
      });
    });
  });

function placed(
  at: Location,
  of: string,
  project: string,
  namespace: string | undefined,
  owners: ReadonlyMap<string, string>,
): Issue[] {
  const where = within(at, 'destination', 'namespace');
  if (namespace === undefined)
    return [error(where, `${of} goes into no namespace that its project could permit`, 'give the namespace')];
  const owner = owners.get(namespace);
  if (owner === undefined || owner === project) return [];
  return [
    error(
      where,
      `${of} goes into namespace '${namespace}', which is ${owner}'s`,
      `give a namespace of ${project}'s own`,
    ),
  ];
}

/** The AppProjects that there are: the platform's, and one for each customer with a tenant there. */
function projectsOn(plan: Plan, { name }: ClusterPlan): string[] {
  const here = tenantsOf(plan).filter(({ cluster }) => cluster.name === name);
  return [...new Set([RESERVED_PROJECTS[1], ...here.map(({ project }) => project)])];
}

/** Whose each namespace is. */
function ownersOn(plan: Plan, { name, spec, control, components }: ClusterPlan): ReadonlyMap<string, string> {
  const ofThePlatform = [
    ...RESERVED_NAMESPACES,
    control.platform,
    control.releases,
    spec.ingressNamespace,
    spec.monitoringNamespace,
    ...components.map(({ namespace }) => namespace),
  ];
  return new Map<string, string>([
    ...tenantsOf(plan)
      .filter(({ cluster }) => cluster.name === name)
      .flatMap(({ project, namespaces }) => namespaces.map((each): [string, string] => [each.name, project])),
    ...ofThePlatform.map((namespace): [string, string] => [namespace, 'the platform']),
  ]);
}
