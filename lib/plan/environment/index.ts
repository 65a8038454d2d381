import type { EnvironmentSpec } from '../../authored/environment';
import type { Progressive, WorkloadRuns, WorkloadsPlan } from './workloads';

export interface EnvironmentPlan extends Omit<EnvironmentSpec, 'workloads'> {
  readonly name: string;
  readonly title: string;
  readonly workloads: WorkloadsPlan;
}

/** What the constructs of a release are told of how its environment runs workloads. */
export function workloadRuns(
  { imageTags, workloads }: EnvironmentPlan,
  progressive: Progressive,
): WorkloadRuns {
  return { ...(imageTags && { imageTags }), workloads, progressive };
}
