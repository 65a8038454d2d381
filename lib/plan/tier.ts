import type { Memory } from '../authored/quantity';
import type { Compute } from '../authored/tier';
import type { Workload } from '../authored/workloads';

/** The guard rails that a tier buys, whole. */
export interface TierPlan {
  readonly name: string;
  readonly quota: {
    readonly requests: Resources;
    readonly limits: Resources;
    readonly pods: number;
    /** @default - none: nothing can be claimed */
    readonly storage?: Memory;
    /** The kinds that are counted, each with the most that there may be. */
    readonly objects: readonly (Workload & { readonly most: number })[];
  };
  readonly container: { readonly request: Resources; readonly limit: Resources; readonly max: Resources };
}

export interface Resources extends Compute {
  readonly ephemeralStorage: Memory;
}
