import type { ApplicationSetSpec } from '../../lib/engines/argocd/authored/application-set';
import type { ArgocdClusterSpec, ClusterSpec } from '../../lib/authored/cluster';
import type { Specs } from '../../lib/authored/specs';
import { anyCluster, fleet, specs } from './specs';

type ArgocdSettings = Partial<ArgocdClusterSpec<string, string>>;

/** The specs with these settings on every cluster that Argo CD runs. */
export function onArgocd(specs: Specs, settings: ArgocdSettings): Specs {
  const clusters = Object.entries(specs.fleet.clusters).map(([name, cluster]): [string, ClusterSpec] => [
    name,
    cluster.engine === 'argocd' ? { ...cluster, ...settings } : cluster,
  ]);
  return { ...specs, fleet: { ...specs.fleet, clusters: Object.fromEntries(clusters) } };
}

/** The specs with tenants delivered by ApplicationSets wherever Argo CD does it. */
export function bySets(specs: Specs, settings: ArgocdSettings = {}): Specs {
  return onArgocd(specs, { delivery: 'ApplicationSets', ...settings });
}

/** The specs with each Application a file, where the fleet's own ApplicationSets make some of them. */
export function asFiles(specs: Specs): Specs {
  const { clusters } = specs.fleet;
  const isLeft = Object.values(clusters).some((each) => 'delivery' in each && each.delivery === 'FleetSets');
  return isLeft ? onArgocd(specs, { delivery: 'Applications', applicationSets: [] }) : specs;
}

/** The specs with one ApplicationSet of the platform team's own, which clusters of Argo CD run. */
export function withSet(specs: Specs, name: string, set: ApplicationSetSpec): Specs {
  const { applicationSets = {} } = specs.fleet;
  const fleet = { ...specs.fleet, applicationSets: { ...applicationSets, [name]: set } };
  return onArgocd({ ...specs, fleet }, { applicationSets: [...Object.keys(applicationSets), name] });
}

/** One Application for each of the customer's folders in the state repository. */
export const folders: ApplicationSetSpec = {
  generators: [{ git: { repoURL: 'fleet-state', revision: 'main', directories: [{ path: 'customers/*' }] } }],
  template: {
    name: '{{ .path.basename }}-overview',
    project: 'platform',
    source: { repoURL: 'fleet-state', targetRevision: 'main', path: '{{ .path.path }}' },
    destination: { server: 'https://kubernetes.default.svc', namespace: 'overview' },
  },
  preserveResourcesOnDeletion: true,
};

/** One Application for each value file of a customer, where the names are those of its one tenant. */
export const releases = (changes: Partial<ApplicationSetSpec['template']> = {}): ApplicationSetSpec => ({
  generators: [
    { git: { repoURL: 'fleet-state', revision: 'main', files: [{ path: 'customers/*/*/values.yaml' }] } },
  ],
  preserveResourcesOnDeletion: true,
  template: {
    name: '{{ index .path.segments 1 }}-prod-{{ .path.basename }}',
    project: '{{ index .path.segments 1 }}',
    source: { repoURL: 'code', targetRevision: 'main', path: 'charts/{{ .path.basename }}' },
    destination: {
      server: 'https://kubernetes.default.svc',
      namespace: '{{ index .path.segments 1 }}-prod',
    },
    ...changes,
  } as ApplicationSetSpec['template'],
});

/** One Application for each cluster that the hub knows. */
export const agents: ApplicationSetSpec = {
  generators: [
    { clusters: { selector: { matchLabels: { 'ringfleet.io/environment': 'prod', region: 'north' } } } },
    { list: { elements: [{ name: 'in-cluster', server: 'https://kubernetes.default.svc' }] } },
  ],
  template: {
    name: 'agent-{{ .name }}',
    project: 'platform',
    source: { repoURL: 'fleet-state', targetRevision: 'main', path: 'agents' },
    destination: { server: '{{ .server }}', namespace: 'agents' },
  },
  preserveResourcesOnDeletion: true,
};

/** A hub that runs `agents`, and another cluster that runs nothing of the fleet's; nobody runs `folders`. */
export function hubWithSets(): Specs {
  const managed = (connection: ArgocdClusterSpec<string, string>['connection']) =>
    ({ ...anyCluster, engine: 'argocd', environment: 'prod', managedBy: 'argo-prod', connection }) as const;
  const credentials = { store: { name: 'platform' }, keys: { bearerToken: { key: 'north' } } };
  const { clusters } = fleet();
  return specs({
    fleet: fleet({
      applicationSets: { agents, folders },
      clusters: {
        ...clusters,
        'argo-prod': { ...clusters['argo-prod']!, applicationSets: ['agents'] } as never,
        north: managed({ server: 'https://north:6443', credentials, labels: { region: 'north' }, shard: 1 }),
        south: managed({ server: 'https://south:6443', credentials, labels: { region: 'south' } }),
      },
    }),
  });
}

/** A generator of each kind, and all that a set can say. */
export const everything: ApplicationSetSpec = {
  file: '12-everything.yaml',
  generators: [
    {
      matrix: {
        generators: [
          {
            git: {
              repoURL: 'fleet-state',
              revision: 'main',
              files: [{ path: 'customers/*/*/values.yaml' }, { path: 'customers/old/**', exclude: true }],
              values: { product: '{{ index .path.segments 2 }}' },
            },
          },
          { list: { elements: [{ environment: 'dev' }, { environment: 'prod' }] } },
        ],
      },
      selector: { matchLabels: { environment: 'dev' } },
    },
    {
      merge: {
        mergeKeys: ['name'],
        generators: [
          { clusters: { selector: { matchLabels: { tier: 'premium' } }, values: { environment: 'prod' } } },
          { list: { elementsYaml: '[]' } },
        ],
      },
    },
    {
      pullRequest: { github: { owner: 'acme', repo: 'web', labels: ['preview'] }, requeueAfterSeconds: 300 },
    },
    { scmProvider: { github: { organization: 'acme', allBranches: false }, cloneProtocol: 'https' } },
    {
      plugin: {
        configMapRef: { name: 'customers' },
        input: { parameters: { tier: 'premium', sizes: [1, 2] } },
        requeueAfterSeconds: 600,
        values: { environment: 'prod' },
      },
    },
  ],
  template: {
    name: '{{ .environment | normalize }}',
    labels: { environment: '{{ .environment }}' },
    annotations: { note: 'made by a set' },
    finalizers: ['resources-finalizer.argocd.argoproj.io'],
    project: 'platform',
    sources: [
      {
        repoURL: 'code',
        targetRevision: 'main',
        path: 'charts/web',
        helm: {
          releaseName: '{{ .environment }}',
          valueFiles: ['$values/products/web/base-values.yaml'],
          ignoreMissingValueFiles: true,
          valuesObject: { repoURL: 'code' },
          parameters: [{ name: 'image.tag', value: '1.10', forceString: true }],
        },
      },
      { repoURL: 'fleet-state', targetRevision: 'main', ref: 'values' },
      { repoURL: 'code', targetRevision: 'main', path: 'generated', plugin: { name: 'cue' } },
    ],
    destination: { name: 'in-cluster', namespace: 'web' },
    syncPolicy: { syncOptions: ['PruneLast=true'], retry: { limit: 5 } },
    ignoreDifferences: [{ group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] }],
    info: [{ name: 'runbook', value: 'https://wiki.example.com' }],
    revisionHistoryLimit: 3,
  },
  templatePatch:
    '{{- if eq .environment "dev" }}\nspec: { syncPolicy: { automated: { prune: true } } }\n{{- end }}\n',
  rollout: {
    steps: [
      { matchExpressions: [{ key: 'environment', operator: 'In', values: ['dev'] }] },
      { matchExpressions: [{ key: 'environment', operator: 'NotIn', values: ['dev'] }], maxUpdate: '10%' },
    ],
    deletionOrder: 'Reverse',
  },
  applicationsSync: 'create-update',
  ignoreApplicationDifferences: [{ jsonPointers: ['/spec/syncPolicy/automated'] }],
};
