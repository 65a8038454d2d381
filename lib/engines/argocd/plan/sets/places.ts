import { error, within, type Issue, type Location } from '../../../../issues/issue';
import { PLATFORM, RESERVED_NAMESPACES, THIS_CLUSTER } from '../../../../plan/names';
import { tenantsOf, type Plan } from '../../../../plan/fleet';
import { tenantsFollowing } from '../../../following';
import type { ArgocdCluster } from '../cluster';
import type { ArgocdTenant } from '../tenant';
import { homeOf } from '../argocd';
import { suggest } from '../../../../issues/suggest';

export interface Destination {
  readonly server?: string;
  readonly name?: string;
  readonly namespace?: string;
}

/** Where an Application goes. */
export interface PlacedApplication {
  readonly project: string;
  /** @default - not known before Argo CD fills the template in */
  readonly destination?: Destination;
}

export interface Permitted {
  /** The AppProjects that there are: the platform's, and one for each customer with a tenant that its Argo CD has. */
  readonly projects: readonly string[];
  /** Whose each namespace is, on the cluster and on those that it manages. */
  readonly owners: ReadonlyMap<string, string>;
}

/** What the Argo CD of a cluster permits. */
export function permittedOn(plan: Plan, cluster: ArgocdCluster): Permitted {
  const tenants = tenantsFollowing('argocd', tenantsOf(plan));
  const here = tenants.filter((tenant) => homeOf(tenant.cluster).name === cluster.name);
  const owners = new Map<string, string>();
  for (const { name, argocd, ...each } of [cluster, ...cluster.manages]) {
    for (const tenant of tenants) {
      if (tenant.cluster.name !== name) continue;
      for (const { name: namespace } of tenant.namespaces)
        owners.set(placeOf(argocd.destination, namespace), tenant.project);
    }
    for (const namespace of namespacesOf(each))
      owners.set(placeOf(argocd.destination, namespace), 'the platform');
  }
  return { projects: [...new Set([PLATFORM, ...here.flatMap(projectsOf)])], owners };
}

function projectsOf({ project, releases }: ArgocdTenant): string[] {
  return [project, ...releases.map((release) => release.project)];
}

function namespacesOf({
  spec,
  control,
  components,
}: Pick<ArgocdCluster, 'spec' | 'control' | 'components'>): string[] {
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
function placeOf({ server, name }: Destination, namespace: string): string {
  const cluster = server ?? (name === 'in-cluster' ? THIS_CLUSTER : name);
  return JSON.stringify([cluster, namespace]);
}

/** What belongs to no AppProject that there is, or goes where its own may not. */
export function* notPermitted(
  at: Location,
  of: string,
  { project, destination }: PlacedApplication,
  { projects, owners }: Permitted,
): Iterable<Issue> {
  if (!projects.includes(project)) {
    const problem = `${of} has the project '${project}', which is not there`;
    yield error(within(at, 'project'), problem, suggest(project, projects));
    return;
  }
  if (project === PLATFORM || !destination) return;
  const where = within(at, 'destination', 'namespace');
  const { namespace } = destination;
  if (namespace === undefined) {
    yield error(where, `${of} goes into no namespace that its project could permit`, 'give the namespace');
    return;
  }
  const owner = owners.get(placeOf(destination, namespace));
  if (owner === undefined || owner === project) return;
  const problem = `${of} goes into namespace '${namespace}', which is ${owner}'s`;
  yield error(where, problem, `give a namespace of ${project}'s own`);
}

/** What Argo CD of the cluster calls the clusters that it knows, and their URLs as far as they are known here. */
export function clustersKnownTo({
  argocd: { clusters },
}: ArgocdCluster): Record<'name' | 'server', string[]> {
  const servers = clusters.map(({ server }) => server).filter((server) => server !== '');
  return { name: ['in-cluster', ...clusters.map(({ name }) => name)], server: [THIS_CLUSTER, ...servers] };
}
