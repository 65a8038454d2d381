import type { KubernetesObject } from '../../authored/component/object';
import { isMap } from '../../authored/values';
import { surged } from './demand';

/** Kinds that make pods which are there to stay, and so have probes. */
const SERVING = ['DaemonSet', 'Deployment', 'ReplicaSet', 'ReplicationController', 'Rollout', 'StatefulSet'];

/** A template of pods, or a pod. */
export interface PodTemplate {
  /** `Deployment web` */
  readonly of: string;
  /** As people wrote it. */
  readonly spec: unknown;
  readonly isServing: boolean;
  /** Whether it states how many there are, though a HorizontalPodAutoscaler decides that. */
  readonly isFixed: boolean;
  /** How many pods there are at most: a HorizontalPodAutoscaler's maximum. Of a DaemonSet and a CronJob one counts. */
  readonly replicas: number;
  /** How many there are at most while one version takes the place of another. */
  readonly peak: number;
}

/** Every template of pods among the objects. */
export function podTemplates(objects: readonly KubernetesObject[]): PodTemplate[] {
  return objects.flatMap((object) => {
    const spec = specOf(object);
    if (spec === undefined) return [];
    const { kind, metadata } = object;
    const scaler = objects.find((each) => isScalerOf(each, object));
    const replicas = mostOf(object, scaler);
    const isFixed = scaler !== undefined && at(object, 'spec', 'replicas') !== undefined;
    const isServing = SERVING.includes(kind);
    return [
      {
        of: `${kind} ${metadata.name}`,
        spec,
        isServing,
        isFixed,
        replicas,
        peak: peakOf(object, replicas, objects),
      },
    ];
  });
}

function specOf(object: KubernetesObject): unknown {
  const spec = at(object, 'spec');
  if (object.kind === 'Pod') return spec;
  const owner = at(spec, 'jobTemplate', 'spec') ?? spec;
  return at(owner, 'template', 'spec');
}

/** What an autoscaler may make of it, else what it says; a Job runs so many at once. */
function mostOf(object: KubernetesObject, scaler: KubernetesObject | undefined): number {
  const most = scaler ? at(scaler, 'spec', 'maxReplicas') : at(object, 'spec', 'replicas');
  const parallel =
    at(object, 'spec', 'parallelism') ?? at(object, 'spec', 'jobTemplate', 'spec', 'parallelism');
  const found = most ?? parallel;
  return typeof found === 'number' ? found : 1;
}

function isScalerOf(given: KubernetesObject, object: KubernetesObject): boolean {
  return given.kind === 'HorizontalPodAutoscaler' && names(at(given, 'spec', 'scaleTargetRef'), object);
}

function names(reference: unknown, { kind, metadata }: KubernetesObject): boolean {
  return at(reference, 'kind') === kind && at(reference, 'name') === metadata.name;
}

/**
 * Blue-green runs both versions whole, and Flagger a copy of what it follows. A canary whose requests are split does so, too, at its end.
 * Others add as many as their maxSurge says. Sources: Kubernetes, "Deployments"; Argo Rollouts, "Canary", "BlueGreen"; Flagger, "How it
 * works".
 */
function peakOf(object: KubernetesObject, replicas: number, objects: readonly KubernetesObject[]): number {
  const followed = objects.some(
    (each) => each.kind === 'Canary' && names(at(each, 'spec', 'targetRef'), object),
  );
  const strategy = at(object, 'spec', 'strategy');
  const isDouble = at(strategy, 'blueGreen') ?? at(strategy, 'canary', 'trafficRouting');
  if (followed || isDouble !== undefined) return 2 * replicas;
  if (!['Deployment', 'Rollout'].includes(object.kind) || at(strategy, 'type') === 'Recreate')
    return replicas;
  return surged(replicas, at(strategy, 'rollingUpdate', 'maxSurge') ?? at(strategy, 'canary', 'maxSurge'));
}

/** What is at the path; `undefined` where nothing is. */
function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((found, key) => (isMap(found) ? found[key] : undefined), value);
}
