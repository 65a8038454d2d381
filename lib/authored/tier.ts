import type { Cpu, Memory } from './quantity';
import type { CountedResource } from './workloads';
import type { GuardrailsSpec } from './guardrails';

/** The guard rails that a customer's tier buys: per namespace. */
export interface TierSpec {
  /** Hard limits of the ResourceQuota. */
  readonly quota: {
    readonly requests: Compute & {
      /** @default - a quarter of what limits have of it */
      readonly ephemeralStorage?: Memory;
    };
    readonly limits: Compute & {
      /** @default - for each pod two containers with `container.limit` of it, and at least one with `container.max` */
      readonly ephemeralStorage?: Memory;
    };
    readonly pods: number;
    /** Of all PersistentVolumeClaims together. @default - none: nothing can be claimed */
    readonly storage?: Memory;
    /**
     * How many objects of a kind there may be, by its resource: `{ secrets: 500 }`. Kubernetes' own in the namespace
     * (`kube-root-ca.crt`, the ServiceAccount `default`) and ours count. @default - of each kind of Kubernetes' own a multiple of
     * `pods` (`lib/authored/workloads.ts`), and at least 50; of PersistentVolumeClaims `pods`, and none without `storage`; custom
     * resources are not counted
     */
    readonly objects?: Readonly<Partial<Record<CountedResource, number>>>;
  };
  /** What a container gets that states nothing, and the most that it may ask for (LimitRange). */
  readonly container: {
    readonly request: Compute & {
      /** @default '64Mi' */
      readonly ephemeralStorage?: Memory;
    };
    readonly limit: Compute & {
      /** More than this in logs, `emptyDir` and its own file system, and the pod is evicted. @default '2Gi' */
      readonly ephemeralStorage?: Memory;
    };
    readonly max: Compute & {
      /** @default '10Gi' */
      readonly ephemeralStorage?: Memory;
    };
  };
  /** Which guard rails of the tier's customers are enforced, whatever the environment says. @default - those of the environment */
  readonly guardrails?: GuardrailsSpec;
}

export interface Compute {
  readonly cpu: Cpu;
  readonly memory: Memory;
}
