import { z } from 'zod';
import type { KubernetesObject } from '../../authored/component/object';
import type { Schema } from '../../authored/readonly';
import type { WorkloadRuns } from '../../plan/environment/workloads';
import type { ReleaseFacts } from '../release';

/** A release, as it is told to the constructs that it consists of. */
export interface WorkloadRelease<Values = unknown> extends ReleaseFacts<Values>, WorkloadRuns {}

/** What constructs come to for a release: objects, or what is wrong with what they were given. */
export interface Drawn {
  readonly objects: readonly KubernetesObject[];
  readonly faults: readonly { readonly problem: string; readonly fix: string }[];
}

/** Draws a release. `never` lets in that of every product, whose values are narrower. */
export type Draw<Values = never> = (release: WorkloadRelease<Values>) => Drawn;

export const drawSchema = z.custom<Draw>(
  (given) => typeof given === 'function',
  'expected what constructs() gives',
) as Schema<Draw>;

/** What is drawn, whose faults are those of the schema. */
export const drawn = z.custom<Drawn>().superRefine(({ faults }, context) => {
  for (const { problem, fix } of faults)
    context.addIssue({ code: 'custom', message: fix, params: { problem: `is wrong: ${problem}` } });
});
