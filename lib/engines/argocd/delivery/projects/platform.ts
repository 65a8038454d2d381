import type { Construct } from 'constructs';
import { AppProject } from '../../../../../imports/argoproj.io';
import { writtenOf } from '../../../../content/forms';
import { ManifestFile } from '../../../../files';
import { ARGOCD_NAMESPACE, PLATFORM } from '../../../../plan/names';
import { FROM_CLUSTERS } from '../../../delivery/part';
import type { ArgocdCluster, ArgocdComponent, ProjectsPlan } from '../../plan/cluster';
import { chartSource } from '../application';
import { destinationOf } from '../destination';
import { permittedBySets } from '../sets/permitted';
import { componentSources } from '../sources';
import { platformWindows, projectSettings } from '../windows';
import { accounts, impersonated } from './accounts';
import { withOthers, type Destinations } from './destinations';

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

/**
 * The AppProject of the platform, those of components that it takes over, and the one named `default`, which every cluster has,
 * locked.
 */
export function platformProjects(scope: Construct, cluster: ArgocdCluster): void {
  const file = new ManifestFile(scope, 'projects.yaml', FROM_CLUSTERS);
  const all = [cluster, ...cluster.manages];
  const made = permittedBySets(cluster, PLATFORM);
  const sources = [
    ...all.map(({ state }) => state.url),
    ...all.flatMap(({ terraform, valueStates }) => (terraform ? valueStates.map(({ url }) => url) : [])),
    ...cluster.applicationSets.map(({ state }) => state.url),
    ...made.sourceRepos,
    ...(cluster.argocd.install ? [chartSource(cluster.argocd.install.chart).repoURL] : []),
  ];
  platformProject(file, cluster, {
    name: PLATFORM,
    description: 'What the platform team applies: components, guard rails, and the Applications themselves.',
    clusters: all.map((each) => inProject(each, PLATFORM)),
    sources,
    destinations: made.destinations,
  });
  const projects = all.flatMap(({ components }) => components.map(({ project }) => project));
  for (const name of [...new Set(projects)].filter((each) => each !== PLATFORM).sort())
    platformProject(file, cluster, {
      name,
      description: 'Components that the platform team applies, which were in this project before.',
      clusters: all.map((each) => inProject(each, name)).filter(({ components }) => components.length > 0),
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
  file.add(locked);
}

/** The cluster with those of its components that belong to the AppProject. */
function inProject(cluster: ArgocdCluster, project: string): ArgocdCluster {
  return { ...cluster, components: cluster.components.filter((each) => each.project === project) };
}

interface PlatformProject {
  readonly name: string;
  readonly description: string;
  /** Each with the components that are in it. */
  readonly clusters: readonly ArgocdCluster[];
  /** Repositories beside those of the components. @default - none */
  readonly sources?: readonly string[];
  /** Places beside these clusters. @default - none */
  readonly destinations?: Destinations;
}

function platformProject(
  file: ManifestFile,
  { argocd: { projects } }: ArgocdCluster,
  of: PlatformProject,
): void {
  const { name, description, clusters, sources = [], destinations = [] } = of;
  const components = clusters.flatMap((each) => each.components);
  const pulled = clusters.flatMap((each) =>
    each.components.flatMap((component) => componentSources(each, component).map(({ repoURL }) => repoURL)),
  );
  const made = AppProject({
    metadata: { name, namespace: ARGOCD_NAMESPACE },
    spec: {
      description,
      sourceRepos: [...new Set([...sources, ...pulled])].sort(),
      // Tenants come and go, and Applications live beside Argo CD: any namespace, on its own clusters alone.
      destinations: withOthers(
        clusters.map((each) => destinationOf(each, '*')),
        destinations,
      ),
      clusterResourceWhitelist: [...CLUSTER_KINDS, ...ownKinds(components, projects.clusterResources)],
      ...projectSettings(projects.platform, platformWindows(projects.syncWindows, clusters)),
      ...accounts(clusters.flatMap((each) => impersonated(each, '*', each.argocd.account))),
    },
  });
  file.add(made);
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
