import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

/** A kind that releases consist of. */
export interface Workload {
  readonly group: string;
  readonly kind: string;
  /** As in the API's paths: plural, lower case. */
  readonly resource: string;
}

const workload = (group: string, kind: string, resource: string): Workload => ({ group, kind, resource });

/**
 * What a release may consist of, on every engine. No guard rail is among it: no quota, no limits, no policy, no
 * access. Pods come from the workloads here, which admission judges.
 */
export const WORKLOADS: readonly Workload[] = [
  workload('', 'ConfigMap', 'configmaps'),
  workload('', 'PersistentVolumeClaim', 'persistentvolumeclaims'),
  workload('', 'Secret', 'secrets'),
  workload('', 'Service', 'services'),
  workload('', 'ServiceAccount', 'serviceaccounts'),
  workload('apps', 'DaemonSet', 'daemonsets'),
  workload('apps', 'Deployment', 'deployments'),
  workload('apps', 'StatefulSet', 'statefulsets'),
  workload('autoscaling', 'HorizontalPodAutoscaler', 'horizontalpodautoscalers'),
  workload('batch', 'CronJob', 'cronjobs'),
  workload('batch', 'Job', 'jobs'),
  workload('cert-manager.io', 'Certificate', 'certificates'),
  workload('external-secrets.io', 'ExternalSecret', 'externalsecrets'),
  workload('monitoring.coreos.com', 'PodMonitor', 'podmonitors'),
  workload('monitoring.coreos.com', 'ServiceMonitor', 'servicemonitors'),
  workload('networking.k8s.io', 'Ingress', 'ingresses'),
  workload('policy', 'PodDisruptionBudget', 'poddisruptionbudgets'),
];

/** What an engine reads besides, to judge the health of a release. */
const OBSERVED: readonly Workload[] = [workload('', 'Event', 'events'), workload('', 'Pod', 'pods/log')];

/**
 * What workloads are made into, and no release may bring. Helm records a chart that does as a release, and takes it for
 * gone only when all of it is deleted; what it may read but not delete would keep it for ever.
 */
const MADE: readonly Workload[] = [
  workload('', 'Pod', 'pods'),
  workload('apps', 'ReplicaSet', 'replicasets'),
  workload('discovery.k8s.io', 'EndpointSlice', 'endpointslices'),
];

const READ = ['get', 'list', 'watch'];
const WRITE = [...READ, 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** The ClusterRole of whoever installs releases; it counts only in namespaces that bind it. */
export const RELEASER = 'tenant-releaser';

/** The rights that a release is installed with: the same for every tenant, so written once per cluster. */
export function releaserRole(scope: Construct): void {
  new k8s.KubeClusterRole(scope, RELEASER, {
    metadata: { name: RELEASER },
    rules: [...rules(WORKLOADS, WRITE), ...rules(OBSERVED, READ), ...rules(MADE, [...READ, 'delete'])],
  });
}

/** One rule for each API group. */
function rules(workloads: readonly Workload[], verbs: string[]): k8s.PolicyRule[] {
  const groups = [...new Set(workloads.map(({ group }) => group))];
  return groups.map((group) => ({
    apiGroups: [group],
    resources: workloads.filter((each) => each.group === group).map(({ resource }) => resource),
    verbs,
  }));
}
