import type { Progressive, WorkloadsPlan } from './environment/workloads';

/**
 * What makes the pods of a service, and takes a new version through: a Deployment by itself, a Rollout of Argo Rollouts, or a
 * Deployment that a Canary of Flagger follows.
 */
export type Runner = 'Deployment' | 'Rollout' | 'Canary';

/**
 * Which it is. Kubernetes takes no Deployment back by itself: where that is asked of a rolling update or of Recreate, a Rollout that
 * has no steps does both. Flagger knows no such thing, which a rule refuses.
 */
export function runnerOf({ strategy, rollback }: WorkloadsPlan, progressive: Progressive): Runner {
  const isStepwise = strategy.kind === 'canary' || strategy.kind === 'blueGreen';
  if (progressive === 'flagger') return isStepwise ? 'Canary' : 'Deployment';
  return isStepwise || rollback === 'automatic' ? 'Rollout' : 'Deployment';
}

/** Service of the new version while there are two; `undefined` where one Service has both. */
export function nextService(
  name: string,
  { strategy, traffic }: WorkloadsPlan,
  runner: Runner,
): string | undefined {
  if (runner === 'Canary') return `${name}-canary`;
  if (runner === 'Deployment') return undefined;
  if (strategy.kind === 'blueGreen') return `${name}-preview`;
  return strategy.kind === 'canary' && traffic ? `${name}-canary` : undefined;
}
