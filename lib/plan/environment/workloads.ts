import { secondsOf, wholeSeconds } from '../../authored/duration';
import type { WorkloadsSpec } from '../../authored/environment/strategy';
import type { ImageTagsSpec } from '../../authored/environment/image-tags';

/** What takes a new version through blue-green and canary on a cluster: a controller that its engine works with. */
export type Progressive = 'argo-rollouts' | 'flagger';

type Authored<K extends keyof WorkloadsSpec> = NonNullable<WorkloadsSpec[K]>;
type Scaled = Extract<Authored<'scaling'>, { readonly max: number }>;
type Asked = Authored<'analysis'>;

/** How workloads of an environment run, with every default resolved; times in seconds. */
export interface WorkloadsPlan {
  readonly strategy: StrategyPlan;
  readonly rollback: 'automatic' | 'manual';
  readonly deadline: number;
  readonly scaling: ScalingPlan;
  /** @default - replicas split requests, nothing counts them */
  readonly traffic?: TrafficPlan;
  /** @default - readiness alone decides */
  readonly analysis?: AnalysisPlan;
  /** The component that brings what takes new versions through. @default - the one that is called so */
  readonly controller?: string | false;
}

/** How the environment of a release, and its cluster, run workloads. */
export interface WorkloadRuns {
  /** Of the environment. @default - any */
  readonly imageTags?: ImageTagsSpec;
  /** How the environment runs workloads. */
  readonly workloads: WorkloadsPlan;
  /** What takes new versions through on the cluster. */
  readonly progressive: Progressive;
}

export type StrategyPlan =
  | { readonly kind: 'Recreate' }
  | { readonly kind: 'RollingUpdate' }
  | { readonly kind: 'blueGreen'; readonly manualPromotion: boolean }
  | {
      readonly kind: 'canary';
      readonly weights: readonly number[];
      readonly every: number;
      readonly manualPromotion: boolean;
    };

export type ScalingPlan =
  | { readonly replicas: number }
  | (Required<Pick<Scaled, 'min' | 'max' | 'cpu'>> &
      Pick<Scaled, 'memory'> & { readonly up: PacePlan; readonly down: PacePlan });

export type PacePlan = Readonly<Record<'window' | 'percent' | 'every', number>>;

export type TrafficPlan =
  { readonly by: 'nginx' } | { readonly by: 'istio'; readonly gateways: readonly string[] };

export interface AnalysisPlan
  extends
    Required<Pick<Asked, 'prometheus' | 'count' | 'failureLimit'>>,
    Pick<Asked, 'successRate' | 'restarts'> {
  readonly interval: number;
  /** @default - not asked */
  readonly latency?: { readonly percentile: number; readonly max: number };
  /** By name. */
  readonly queries: NonNullable<Asked['queries']>;
}

const UP: PacePlan = { window: 0, percent: 100, every: 60 };
const DOWN: PacePlan = { window: 300, percent: 10, every: 60 };

/** What an environment says of workloads, over the defaults. */
export function resolveWorkloads(spec: WorkloadsSpec = {}): WorkloadsPlan {
  const strategy = strategyOf(spec.strategy);
  const isStepwise = strategy.kind === 'blueGreen' || strategy.kind === 'canary';
  return {
    strategy,
    rollback: spec.rollback ?? (isStepwise ? 'automatic' : 'manual'),
    deadline: wholeSeconds(spec.deadline ?? '10m'),
    scaling: scalingOf(spec.scaling),
    ...(spec.traffic && { traffic: trafficOf(spec.traffic) }),
    ...(spec.analysis && { analysis: analysisOf(spec.analysis) }),
    ...(spec.controller !== undefined && { controller: spec.controller }),
  };
}

function strategyOf(strategy: WorkloadsSpec['strategy'] = 'RollingUpdate'): StrategyPlan {
  if (typeof strategy === 'string') return { kind: strategy };
  if ('canary' in strategy) {
    const { every, ...canary } = strategy.canary;
    return { kind: 'canary', manualPromotion: false, ...canary, every: wholeSeconds(every) };
  }
  return { kind: 'blueGreen', manualPromotion: false, ...strategy.blueGreen };
}

/** What is said of scaling, over the defaults. */
export function scalingOf(scaling: WorkloadsSpec['scaling'] = { replicas: 1 }): ScalingPlan {
  if ('replicas' in scaling) return scaling;
  return { cpu: 70, ...scaling, up: paceOf(UP, scaling.up), down: paceOf(DOWN, scaling.down) };
}

function paceOf(standard: PacePlan, { window, percent, every }: Scaled['up'] = {}): PacePlan {
  return {
    window: window === undefined ? standard.window : wholeSeconds(window),
    percent: percent ?? standard.percent,
    every: every === undefined ? standard.every : wholeSeconds(every),
  };
}

function trafficOf(traffic: Authored<'traffic'>): TrafficPlan {
  return traffic === 'nginx' ? { by: traffic } : { by: 'istio', ...traffic.istio };
}

function analysisOf({ latency, interval, ...asked }: Asked): AnalysisPlan {
  return {
    count: 5,
    failureLimit: 1,
    queries: {},
    ...asked,
    interval: wholeSeconds(interval ?? '1m'),
    ...(latency && { latency: { percentile: latency.percentile ?? 99, max: secondsOf(latency.max) } }),
  };
}

/** A query with what its placeholders stand for. Others than these stay: they may be the controller's own. */
export function filledQuery(
  query: string,
  known: Readonly<Record<'namespace' | 'name' | 'service' | 'interval', string>>,
): string {
  const values: Readonly<Record<string, string>> = known;
  return query.replaceAll(/\{\{ *(\w+) *\}\}/g, (whole, key: string) => values[key] ?? whole);
}
