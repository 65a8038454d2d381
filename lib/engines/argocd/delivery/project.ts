import type { ArgocdCluster, ArgocdComponent, ProjectsPlan } from '../plan/cluster';
import type { ArgocdTenant } from '../plan/tenant';
import { isDeepStrictEqual } from 'node:util';
import type { Construct } from 'constructs';
import { AppProject } from '../../../../imports/argoproj.io';
import { DATABASE, type Workload } from '../../../authored/workloads';
import { databasesOf } from '../../../recovery/databases';
import { writtenOf } from '../../../content/forms';
import { ManifestFile, folder, type Leaf } from '../../../files';
import { ARGOCD_NAMESPACE } from '../../../plan/names';
import { customerLabels } from '../../../plan/labels';
import { UNPRUNED } from '../plan/unpruned';
import { ownRepositoryOf, type CustomerPlan } from '../../../plan/tenant';
import { FROM_CLUSTERS } from '../../delivery/part';
import { projectRoles } from './access';
import { chartSource, PLATFORM, RESOURCES_FINALIZER } from './application';
import { destinationOf } from './destination';
import { permittedBySets } from './sets/permitted';
import { contentRepositories } from './sources';
import { customerWindows, platformWindows, projectSettings } from './windows';

/** Cluster-scoped kinds that namespaces and the charts of components consist of. */
const CLUSTER_KINDS = [
  { group: '', kind: 'Namespace' },
  { group: 'admissionregistration.k8s.io', kind: 'MutatingWebhookConfiguration' },
  { group: 'admissionregistration.k8s.io', kind: 'ValidatingAdmissionPolicy' },
  { group: 'admissionregistration.k8s.io', kind: 'ValidatingAdmissionPolicyBinding' },
  { group: 'admissionregistration.k8s.io', kind: 'ValidatingWebhookConfiguration' },
  { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
  { group: 'apiregistration.k8s.io', kind: 'APIService' },
  { group: 'networking.k8s.io', kind: 'IngressClass' },
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
  { group: 'scheduling.k8s.io', kind: 'PriorityClass' },
];

/** The AppProject of the platform, and the one named `default`, which every cluster has, locked. */
export function platformProjects(scope: Construct, cluster: ArgocdCluster): void {
  const file = new ManifestFile(scope, 'projects.yaml', FROM_CLUSTERS);
  const all = [cluster, ...cluster.manages];
  const components = all.flatMap((each) => each.components);
  const { projects } = cluster.argocd;
  const made = permittedBySets(cluster, PLATFORM);
  const sources = [
    ...all.map(({ state }) => state.url),
    ...all.flatMap(({ terraform, valueStates }) => (terraform ? valueStates.map(({ url }) => url) : [])),
    ...cluster.applicationSets.map(({ state }) => state.url),
    ...made.sourceRepos,
    ...components.flatMap(({ content }) => contentRepositories(content)),
    ...(cluster.argocd.install ? [chartSource(cluster.argocd.install.chart).repoURL] : []),
  ];
  const platform = AppProject({
    metadata: { name: PLATFORM, namespace: ARGOCD_NAMESPACE },
    spec: {
      description:
        'What the platform team applies: components, guard rails, and the Applications themselves.',
      sourceRepos: [...new Set(sources)].sort(),
      // Tenants come and go, and Applications live beside Argo CD: any namespace, on its own clusters alone.
      destinations: withOthers(
        all.map((each) => destinationOf(each, '*')),
        made.destinations,
      ),
      clusterResourceWhitelist: [...CLUSTER_KINDS, ...ownKinds(components, projects.clusterResources)],
      ...projectSettings(projects.platform, platformWindows(projects.syncWindows, all)),
      ...accounts(all.flatMap((each) => impersonated(each, '*', each.argocd.account))),
    },
  });
  const locked = AppProject({
    metadata: { name: 'default', namespace: ARGOCD_NAMESPACE },
    spec: {
      description: 'Locked: every Application names the project it belongs to.',
      sourceRepos: [],
      destinations: [],
      clusterResourceWhitelist: [],
      namespaceResourceBlacklist: [{ group: '*', kind: '*' }],
    },
  });
  file.add(platform, locked);
}

type Destinations = Partial<ReturnType<typeof destinationOf>>[];

/** A cluster has a name and a URL, and what permits the one permits the other in some versions of Argo CD alone. */
function withOthers(own: Destinations, others: Destinations): Destinations {
  const isThere = (each: Destinations[number]) =>
    own.some(
      ({ namespace, ...cluster }) =>
        isDeepStrictEqual({ ...cluster, namespace: each.namespace }, each) &&
        (namespace === '*' || namespace === each.namespace),
    );
  return [...own, ...others.filter((each) => !isThere(each))];
}

/** Kinds that components bring besides: of manifests those that state no namespace, and those that the fleet names. */
function ownKinds(
  components: readonly ArgocdComponent[],
  stated: ProjectsPlan['clusterResources'],
): { group: string; kind: string }[] {
  const objects = components.flatMap(({ content }) =>
    (writtenOf(content)?.objects ?? []).filter(({ metadata }) => !metadata.namespace),
  );
  const known = new Set(CLUSTER_KINDS.map(({ group, kind }) => `${group}/${kind}`));
  const found = objects.map(({ apiVersion, kind }) => {
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    return `${group}/${kind}`;
  });
  return [...new Set([...found, ...stated.map(({ group, kind }) => `${group}/${kind}`)])]
    .filter((each) => !known.has(each))
    .sort()
    .map((each) => ({ group: each.slice(0, each.indexOf('/')), kind: each.slice(each.indexOf('/') + 1) }));
}

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
    source: customer.source,
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
      ...projectSettings(projects.customers, customerWindows(projects.syncWindows, tenants)),
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
  const all: Workload[] = clusters.flatMap(({ releaseKinds }) => releaseKinds);
  if (tenants.some((tenant) => databasesOf(tenant).length > 0)) all.push(DATABASE);
  const byName = new Map(all.map(({ group, kind }) => [`${group}/${kind}`, { group, kind }]));
  return [...byName.values()];
}

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

interface Account {
  readonly server: string;
  readonly namespace: string;
  readonly defaultServiceAccount: string;
}

export function accounts(destinationServiceAccounts: readonly Account[]) {
  return destinationServiceAccounts.length === 0 ? {} : { destinationServiceAccounts };
}

/**
 * Which ServiceAccount a sync into the namespace runs as. Argo CD finds it by the cluster's URL alone. Source: Argo CD,
 * "Application Sync using impersonation".
 */
export function impersonated(
  cluster: ArgocdCluster,
  namespace: string,
  defaultServiceAccount: string,
): Account[] {
  const { server } = cluster.argocd;
  return cluster.impersonates ? [{ server, namespace, defaultServiceAccount }] : [];
}
