import type { Construct } from 'constructs';
import { AppProject } from '../../../../../imports/argoproj.io';
import { DATABASE, type Workload } from '../../../../authored/workloads';
import { writtenOf } from '../../../../content/forms';
import { folder, ManifestFile, type Leaf } from '../../../../files';
import { customerLabels } from '../../../../plan/labels';
import { ARGOCD_NAMESPACE } from '../../../../plan/names';
import { ownRepositoryOf, type CustomerPlan } from '../../../../plan/tenant';
import { databasesOf } from '../../../../recovery/databases';
import { alikeOn } from '../../../../tenancy';
import { shared } from '../../../../yaml';
import type { ArgocdCluster } from '../../plan/cluster';
import type { ArgocdTenant } from '../../plan/tenant';
import { UNPRUNED } from '../../plan/unpruned';
import { projectRoles } from '../access';
import { RESOURCES_FINALIZER } from '../application';
import { destinationOf } from '../destination';
import { permittedBySets } from '../sets/permitted';
import { contentRepositories } from '../sources';
import { tenantWindows } from './tenant-windows';
import { customerWindows, projectSettings } from '../windows';
import { accounts, impersonated } from './accounts';
import { withOthers } from './destinations';
import { editedIn } from '../../../../plan/locate';

/** What the customer's releases on this cluster, and on those that it manages, may pull, and where they may go. */
export function customerProject(
  scope: Construct,
  cluster: ArgocdCluster,
  customer: CustomerPlan,
  tenants: readonly ArgocdTenant[],
  fileName = 'project.yaml',
): Leaf {
  const releases = tenants.flatMap((tenant) => tenant.releases);
  const own = tenants.flatMap((tenant) =>
    tenant.namespaces.map(({ name }) => destinationOf(tenant.cluster, name)),
  );
  const made = permittedBySets(cluster, customer.project);
  const { projects } = cluster.argocd;
  const file = new ManifestFile(folder(scope, `delivery/tenants/${customer.name}`), fileName, {
    source: editedIn(customer.source),
    labels: customerLabels(customer.name),
    about: { cluster: cluster.name },
  });
  const project = AppProject({
    metadata: { name: customer.project, namespace: ARGOCD_NAMESPACE, ...leaving(tenants) },
    spec: {
      description: `${customer.isTeam ? 'Repository' : 'Releases'} of ${customer.spec.title}`,
      sourceRepos: [
        ...new Set([
          ...(customer.isTeam ? [] : [customer.valuesIn.url]),
          ...tenants.flatMap((tenant) => ownRepositoryOf(tenant)?.source.url ?? []),
          ...releases.flatMap(({ content }) => contentRepositories(content)),
          ...tenants.flatMap((tenant) => (hasWritten(tenant) ? [tenant.cluster.state.url] : [])),
          ...made.sourceRepos,
        ]),
      ].sort(),
      destinations: withOthers(own, made.destinations),
      clusterResourceWhitelist: [],
      // What the releases' accounts may write, and so no guard rail: this holds without impersonation, too.
      namespaceResourceWhitelist: kindsOf(cluster, tenants),
      roles: projectRoles(customer, tenants),
      ...projectSettings(projects.customers, [
        ...customerWindows(projects.syncWindows, tenants),
        ...tenantWindows(tenants),
      ]),
      ...accounts(
        tenants.flatMap((tenant) =>
          tenant.namespaces.flatMap(({ name, applier }) =>
            impersonated(tenant.cluster, name, `${applier.namespace}:${applier.name}`),
          ),
        ),
      ),
    },
  });
  file.add(project);
  return file;
}

/** As on the clusters where the releases are; where none is left, as on the one that the project is on. */
function kindsOf(
  cluster: ArgocdCluster,
  tenants: readonly ArgocdTenant[],
): { group: string; kind: string }[] {
  const clusters = tenants.length > 0 ? tenants.map((tenant) => tenant.cluster) : [cluster];
  const own = tenants.some((tenant) => databasesOf(tenant).length > 0) ? [DATABASE] : [];
  const key = [...clusters.map(({ name }) => name), ...own.map(({ kind }) => kind)].join(' ');
  return kindsOn(cluster, key, () => {
    const all: Workload[] = [...clusters.flatMap(({ releaseKinds }) => releaseKinds), ...own];
    const byName = new Map(all.map(({ group, kind }) => [`${group}/${kind}`, { group, kind }]));
    return shared([...byName.values()]);
  });
}

const kindsOn = alikeOn<{ group: string; kind: string }[]>();

/** Whether a release of the tenant is written into its cluster's folder. */
function hasWritten({ releases }: ArgocdTenant): boolean {
  return releases.some(({ content }) => writtenOf(content));
}

/**
 * A project that goes before the Applications in it leaves them undeletable. Where all of them are deleted with what
 * they deployed, it waits for them; where one is left behind, so is the project. Source: Argo CD, "App Deletion".
 */
export function leaving(tenants: readonly ArgocdTenant[]) {
  const isCascading = tenants.every(({ environment }) => environment.onDelete === 'cascade');
  return isCascading ? { finalizers: [RESOURCES_FINALIZER] } : { annotations: { ...UNPRUNED } };
}
