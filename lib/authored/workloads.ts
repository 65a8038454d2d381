/** A kind that releases consist of, or that is made of what they consist of. */
export interface Workload<Resource extends string = string> {
  readonly group: string;
  readonly kind: string;
  /** As in the API's paths: plural, lower case. */
  readonly resource: Resource;
  /**
   * How many a namespace may have for each pod that it may have, where its tier does not say. @default - not counted unless
   * the tier says how many
   */
  readonly perPod?: number;
}

const workload = <const Resource extends string>(
  group: string,
  kind: string,
  resource: Resource,
  perPod?: number,
): Workload<Resource> => ({ group, kind, resource, ...(perPod !== undefined && { perPod }) });

/**
 * What a release may consist of, on every engine. No guard rail is among it: no quota, no limits, no policy, no
 * access. Pods come from the workloads here, which admission judges.
 *
 * Custom resources are counted only where a tier says so: until the quota controller has found a CRD that is younger than the
 * quota, which takes minutes, the API server refuses each object of it ("status unknown for quota").
 */
export const WORKLOADS = [
  workload('', 'ConfigMap', 'configmaps', 4),
  workload('', 'PersistentVolumeClaim', 'persistentvolumeclaims', 1),
  workload('', 'Secret', 'secrets', 4),
  // Those of the solvers of cert-manager are among Services and Ingresses, while they solve.
  workload('', 'Service', 'services', 2),
  workload('', 'ServiceAccount', 'serviceaccounts', 1),
  workload('apps', 'DaemonSet', 'daemonsets', 1),
  workload('apps', 'Deployment', 'deployments', 1),
  workload('apps', 'StatefulSet', 'statefulsets', 1),
  workload('autoscaling', 'HorizontalPodAutoscaler', 'horizontalpodautoscalers', 1),
  workload('batch', 'CronJob', 'cronjobs', 1),
  // A CronJob keeps three that succeeded and one that failed beside the one that runs.
  workload('batch', 'Job', 'jobs', 5),
  workload('cert-manager.io', 'Certificate', 'certificates'),
  workload('external-secrets.io', 'ExternalSecret', 'externalsecrets'),
  workload('monitoring.coreos.com', 'PodMonitor', 'podmonitors'),
  workload('monitoring.coreos.com', 'ServiceMonitor', 'servicemonitors'),
  workload('networking.k8s.io', 'Ingress', 'ingresses', 2),
  workload('policy', 'PodDisruptionBudget', 'poddisruptionbudgets', 1),
] as const satisfies readonly Workload[];

/** What a release consists of besides, where Argo Rollouts or Flagger takes its versions through. */
export const PROGRESSIVE = {
  'argo-rollouts': [
    workload('argoproj.io', 'AnalysisTemplate', 'analysistemplates'),
    workload('argoproj.io', 'Rollout', 'rollouts'),
  ],
  flagger: [
    workload('flagger.app', 'Canary', 'canaries'),
    workload('flagger.app', 'MetricTemplate', 'metrictemplates'),
  ],
} as const satisfies Readonly<Record<string, readonly Workload[]>>;

/** The same where Istio routes requests to it. */
export const ROUTED_BY_ISTIO = workload('networking.istio.io', 'VirtualService', 'virtualservices');

/** The same of a product that declares databases, in the namespaces of its releases alone. */
export const DATABASE = workload('postgresql.cnpg.io', 'Cluster', 'clusters');

// A Deployment keeps ten old ones (revisionHistoryLimit) beside the one that runs and the one that it rolls to, and takes none
// away while rollouts fail.
const REPLICASET = workload('apps', 'ReplicaSet', 'replicasets', 20);

/**
 * What workloads are made into, and no release may bring. Helm records a chart that does as a release, and takes it for
 * gone only when all of it is deleted; what it may read but not delete would keep it for ever.
 */
export const MADE: readonly Workload[] = [
  workload('', 'Pod', 'pods'),
  REPLICASET,
  workload('discovery.k8s.io', 'EndpointSlice', 'endpointslices'),
];

/** Of what a tier may say how many a namespace has. Pods are an amount of their own; EndpointSlices follow from Services. */
export const COUNTED = [...WORKLOADS, REPLICASET] as const;

export type CountedResource = (typeof COUNTED)[number]['resource'];
