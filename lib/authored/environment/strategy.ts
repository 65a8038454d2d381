import { z } from 'zod';
import { type Authored, named } from '../readonly';
import { byName, duration, flag, text } from '../text';

const percentage = z.int().min(1).max(100);

const blueGreen = z.strictObject({
  /** Whether a person says when the traffic moves to the new version. @default false */
  manualPromotion: flag,
});

const canary = z.strictObject({
  /** Percent of the traffic, or of the replicas, that the new version has one after the other; all of it comes last. */
  weights: z.array(z.int().min(1).max(99)).min(1),
  /** How long each weight lasts. */
  every: duration,
  /** Whether a person says when the new version gets all of the traffic. @default false */
  manualPromotion: flag,
});

const strategy = z.union([
  z.enum(['Recreate', 'RollingUpdate']),
  z.strictObject({ blueGreen }),
  z.strictObject({ canary }),
]);

const pace = z.strictObject({
  /** How long a need has to last. Source: Kubernetes, "Horizontal Pod Autoscaling", "Stabilization window". */
  window: duration.optional(),
  /** The most that one step changes, in percent of the replicas. */
  percent: z.int().min(1).optional(),
  /** The time between two steps: half an hour at most. */
  every: duration.optional(),
});

export const scaling = z.union([
  z.strictObject({
    /** How many there are, always. No HorizontalPodAutoscaler is written. */
    replicas: z.int().min(1),
  }),
  z.strictObject({
    min: z.int().min(1),
    max: z.int().min(1),
    /** Use of the cpu that is requested, in percent, which the autoscaler aims at. @default 70 */
    cpu: percentage.optional(),
    /** The same of memory. @default - memory does not scale it */
    memory: percentage.optional(),
    /** How replicas are added. @default - at once, up to twice as many every minute */
    up: pace.optional(),
    /** How they are taken away. @default - after 5 minutes, a tenth of them every minute */
    down: pace.optional(),
  }),
]);

const bounds = {
  /** @default - no lower bound */
  min: z.number().optional(),
  /** @default - no upper bound */
  max: z.number().optional(),
};

const analysis = z.strictObject({
  /** URL of the Prometheus that is asked. */
  prometheus: z.url('expected a URL, such as http://prometheus.monitoring:9090'),
  /** How often, and of how long a time each question is. @default '1m' */
  interval: duration.optional(),
  /** How often in all, where no canary says how long it takes. @default 5 */
  count: z.int().min(1).optional(),
  /** How many answers may be bad. @default 1 */
  failureLimit: z.int().min(0).optional(),
  /** Percent of requests that have to be answered without an error of the server, as the traffic's controller counts them. @default - not asked */
  successRate: z.number().min(0).max(100).optional(),
  /** How long requests may take, as it measures them. @default - not asked */
  latency: z
    .strictObject({
      /** @default 99 */
      percentile: percentage.optional(),
      max: duration,
    })
    .optional(),
  /** How often containers may restart within the interval, by kube-state-metrics. @default - not asked */
  restarts: z.int().min(0).optional(),
  /**
   * More questions, by name. `{{namespace}}` and `{{name}}` stand for those of the workload, `{{service}}` for the Service of the new
   * version, `{{interval}}` for the interval. A query answers with one number. @default - none
   */
  queries: byName(z.strictObject({ query: text, ...bounds })).optional(),
});

const workloads = z.strictObject({
  /** How a new version takes the place of the old one. @default 'RollingUpdate' */
  strategy: strategy.optional(),
  /**
   * What becomes of a version that does not get ready within the deadline, or that the analysis judges bad. `automatic`: the old
   * version is brought back, though git still says the new one. `manual`: it stays as it is, half way, until a person decides.
   * @default - automatic of blue-green and canary, else manual
   */
  rollback: z.enum(['automatic', 'manual']).optional(),
  /** How long a version may make no progress. @default '10m' */
  deadline: duration.optional(),
  /** @default - one replica, and no autoscaler */
  scaling: scaling.optional(),
  /** What routes requests, counts them, and splits them between two versions. @default - replicas split them, nothing counts them */
  traffic: z
    .union([
      z.literal('nginx'),
      z.strictObject({
        istio: z.strictObject({
          /** Gateways that requests come through, as `namespace/name`. */
          gateways: z.array(text).min(1),
        }),
      }),
    ])
    .optional(),
  /** What is asked of Prometheus while a new version takes over. @default - nothing: readiness alone decides */
  analysis: analysis.optional(),
  /**
   * Name of the component that brings Argo Rollouts or Flagger, or `false` where somebody else installs it.
   * @default - a component that is named `argo-rollouts` or `flagger`, or whose chart is
   */
  controller: z.union([text, z.literal(false)]).optional(),
});

/** How workloads of an environment run: those of products that are written as constructs. */
export type WorkloadsSpec = Authored<typeof workloads>;
export const workloadsSchema = named<WorkloadsSpec>(workloads);
