import type { Cpu, Memory } from '../quantity';
import type { GuardrailsSpec } from './guardrails';

/** The guard rails that a customer's tier buys: per namespace. */
export interface TierSpec {
  /** Hard limits of the ResourceQuota. */
  readonly quota: {
    readonly requests: Compute;
    readonly limits: Compute;
    readonly pods: number;
    /** @default - not limited */
    readonly storage?: Memory;
  };
  /** What a container gets that states nothing, and the most that it may ask for (LimitRange). */
  readonly container: { readonly request: Compute; readonly limit: Compute; readonly max: Compute };
  /** Which guard rails of the tier's customers are enforced, whatever the environment says. @default - those of the environment */
  readonly guardrails?: GuardrailsSpec;
}

export interface Compute {
  readonly cpu: Cpu;
  readonly memory: Memory;
}
