import { error, within, type Issue, type Location } from '../../../../issues/issue';
import { RESERVED_NAMESPACES, RESERVED_PROJECTS, THIS_CLUSTER } from '../../../../plan/names';
import { tenantsOf, type Plan } from '../../../../plan/fleet';
import type { ClusterPlan } from '../../../../plan/cluster';
import { homeOf } from '../../plan/argocd';
import { suggest } from '../../../../issues/suggest';
import type { Rule } from '../../../../rules/rule';

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
          readonly destination: Destination;
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
        return project === RESERVED_PROJECTS[1] ? [] : placed(at, of, project, destination, owners);
      });
    });
  });

export interface Destination {
  readonly server?: string;
  readonly name?: string;
  readonly namespace?: string;
}

export function placed(
  at: Location,
  of: string,
  project: string,
  destination: Destination,
  owners: ReadonlyMap<string, string>,
): Issue[] {
  const where = within(at, 'destination', 'namespace');
  const { namespace } = destination;
  if (namespace === undefined)
    return [error(where, `${of} goes into no namespace that its project could permit`, 'give the namespace')];
  const owner = owners.get(placeOf(destination, namespace));
  if (owner === undefined || owner === project) return [];
  return [
    error(
      where,
      `${of} goes into namespace '${namespace}', which is ${owner}'s`,
      `give a namespace of ${project}'s own`,
    ),
  ];
}

/** The AppProjects that there are: the platform's, and one for each customer with a tenant that its Argo CD has. */
export function projectsOn(plan: Plan, { name }: ClusterPlan): string[] {
  const here = tenantsOf(plan).filter(({ cluster }) => homeOf(cluster).name === name);
  return [...new Set([RESERVED_PROJECTS[1], ...here.map(({ project }) => project)])];
}

/** Whose each namespace is, on the cluster and on those that it manages. */
export function ownersOn(plan: Plan, cluster: ClusterPlan): ReadonlyMap<string, string> {
  return new Map(
    [cluster, ...cluster.manages].flatMap((each) => {
      const of = ({ name, project }: { readonly name: string; readonly project: string }) =>
        [placeOf(each.argocd.destination, name), project] as const;
      const tenants = tenantsOf(plan).filter((tenant) => tenant.cluster.name === each.name);
      return [
        ...tenants.flatMap(({ project, namespaces }) => namespaces.map(({ name }) => of({ name, project }))),
        ...namespacesOf(each).map((name) => of({ name, project: 'the platform' })),
      ];
    }),
  );
}

function namespacesOf({ spec, control, components }: ClusterPlan): string[] {
  return [
    ...RESERVED_NAMESPACES,
    control.platform,
    control.releases,
    spec.ingressNamespace,
    spec.monitoringNamespace,
    ...components.map(({ namespace }) => namespace),
  ];
}

/** A namespace of a cluster, which is named by its URL or its name. */
function placeOf(
  destination: { readonly server?: string; readonly name?: string },
  namespace: string,
): string {
  const { server, name } = destination;
  const cluster = server ?? (name === 'in-cluster' ? THIS_CLUSTER : name);
  return JSON.stringify([cluster, namespace]);
}
