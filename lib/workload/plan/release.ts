import type { KubernetesObject } from '../../authored/component/object';
import type { ImageTagsSpec } from '../../authored/image-tags';
import type { Progressive, WorkloadsPlan } from '../../plan/workloads';

/** A release, as it is told to the constructs that it consists of. */
export interface WorkloadRelease<Values = unknown> {
  readonly name: string;
  readonly product: string;
  readonly namespace: string;
  /** @default - the product has no versions */
  readonly version?: string;
  /** All layers merged, as the product's schema makes them. */
  readonly values: Values;
  readonly tenant: WorkloadTenant;
  readonly environment: WorkloadEnvironment;
  readonly progressive: Progressive;
}

export interface WorkloadTenant {
  readonly name: string;
  readonly customer: string;
  /** @default - the customer has one tenant in the environment */
  readonly site?: string;
  readonly ring: string;
  readonly tier: string;
  readonly cluster: string;
}

export interface WorkloadEnvironment {
  readonly name: string;
  /** @default - any */
  readonly imageTags?: ImageTagsSpec;
  readonly workloads: WorkloadsPlan;
}

/** What constructs come to for a release: objects, or what is wrong with what they were given. */
export interface Drawn {
  readonly objects: readonly KubernetesObject[];
  readonly faults: readonly { readonly problem: string; readonly fix: string }[];
}

/** Draws a release. */
export type Draw<Values = unknown> = (release: WorkloadRelease<Values>) => Drawn;
