import type { Duration } from '../authored/duration';
import type { WorkloadsSpec } from '../authored/strategy';

type Authored<K extends keyof WorkloadsSpec> = NonNullable<WorkloadsSpec[K]>;
type Scaled = Extract<Authored<'scaling'>, { readonly max: number }>;
type Asked = Authored<'analysis'>;

/** How workloads of an environment run, with every default resolved. */
export interface WorkloadsPlan {
  readonly strategy: StrategyPlan;
  readonly rollback: 'automatic' | 'manual';
  readonly deadline: Duration;
  readonly scaling: ScalingPlan;
  /** @default - replicas split requests, nothing counts them */
  readonly traffic?: TrafficPlan;
  /** @default - readiness alone decides */
  readonly analysis?: AnalysisPlan;
}

export type StrategyPlan =
  | { readonly kind: 'Recreate' }
  | { readonly kind: 'RollingUpdate' }
  | { readonly kind: 'blueGreen'; readonly manualPromotion: boolean }
  | {
      readonly kind: 'canary';
      readonly weights: readonly number[];
      readonly every: Duration;
      readonly manualPromotion: boolean;
    };

export type ScalingPlan =
  | { readonly replicas: number }
  | (Required<Pick<Scaled, 'min' | 'max' | 'cpu'>> &
      Pick<Scaled, 'memory'> & { readonly up: PacePlan; readonly down: PacePlan });

export type PacePlan = Required<NonNullable<Scaled['up']>>;

export type TrafficPlan =
  { readonly by: 'nginx' } | { readonly by: 'istio'; readonly gateways: readonly string[] };

export interface AnalysisPlan
  extends
    Required<Pick<Asked, 'prometheus' | 'interval' | 'count' | 'failureLimit'>>,
    Pick<Asked, 'successRate' | 'restarts'> {
  /** @default - not asked */
  readonly latency?: Required<NonNullable<Asked['latency']>>;
  /** By name. */
  readonly queries: NonNullable<Asked['queries']>;
}

const UP: PacePlan = { window: '0s', percent: 100, every: '1m' };
const DOWN: PacePlan = { window: '5m', percent: 10, every: '1m' };

/** What an environment says of workloads, over the defaults. */
export function resolveWorkloads(spec: WorkloadsSpec = {}): WorkloadsPlan {
  const strategy = strategyOf(spec.strategy);
  const isStepwise = strategy.kind === 'blueGreen' || strategy.kind === 'canary';
  return {
    strategy,
    rollback: spec.rollback ?? (isStepwise ? 'automatic' : 'manual'),
    deadline: spec.deadline ?? '10m',
    scaling: scalingOf(spec.scaling),
    ...(spec.traffic && { traffic: trafficOf(spec.traffic) }),
    ...(spec.analysis && { analysis: analysisOf(spec.analysis) }),
  };
}

function strategyOf(strategy: WorkloadsSpec['strategy'] = 'RollingUpdate'): StrategyPlan {
  if (typeof strategy === 'string') return { kind: strategy };
  if ('canary' in strategy) return { kind: 'canary', manualPromotion: false, ...strategy.canary };
  return { kind: 'blueGreen', manualPromotion: false, ...strategy.blueGreen };
}

/** What is said of scaling, over the defaults. */
export function scalingOf(scaling: WorkloadsSpec['scaling'] = { replicas: 1 }): ScalingPlan {
  if ('replicas' in scaling) return scaling;
  return { cpu: 70, ...scaling, up: { ...UP, ...scaling.up }, down: { ...DOWN, ...scaling.down } };
}

function trafficOf(traffic: Authored<'traffic'>): TrafficPlan {
  return traffic === 'nginx' ? { by: traffic } : { by: 'istio', ...traffic.istio };
}

function analysisOf({ latency, ...asked }: Asked): AnalysisPlan {
  return {
    interval: '1m',
    count: 5,
    failureLimit: 1,
    queries: {},
    ...asked,
    ...(latency && { latency: { percentile: 99, ...latency } }),
  };
}
