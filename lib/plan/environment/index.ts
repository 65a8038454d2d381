import type { EnvironmentSpec } from '../../authored/environment';
import type { WorkloadsPlan } from './workloads';

export interface EnvironmentPlan extends Omit<EnvironmentSpec, 'workloads'> {
  readonly name: string;
  readonly title: string;
  readonly workloads: WorkloadsPlan;
}
