import type { KubernetesObject } from '../../authored/component/object';
import type { ImageTagsSpec } from '../../authored/environment/image-tags';
import type { Progressive, WorkloadsPlan } from '../../plan/environment/workloads';

/** A release, as it is told to the constructs that it consists of. */
export interface WorkloadRelease<Values = unknown> {
  /** All layers merged, as the product's schema makes of them. */
  readonly values: Values;
  readonly name: string;
  readonly namespace: string;
  readonly product: string;
  /** @default - the product has no versions */
  readonly version?: string;
  readonly customer: string;
  readonly tenant: string;
  readonly environment: string;
  /** @default - the customer has one tenant in the environment */
  readonly site?: string;
  readonly region: string;
  readonly ring: string;
  readonly tier: string;
  readonly cluster: string;
  /** Of the environment. @default - any */
  readonly imageTags?: ImageTagsSpec;
  /** How the environment runs workloads. */
  readonly workloads: WorkloadsPlan;
  /** What takes new versions through on the cluster. */
  readonly progressive: Progressive;
}

/** What constructs come to for a release: objects, or what is wrong with what they were given. */
export interface Drawn {
  readonly objects: readonly KubernetesObject[];
  readonly faults: readonly { readonly problem: string; readonly fix: string }[];
}

/** Draws a release. */
export type Draw<Values = unknown> = (release: WorkloadRelease<Values>) => Drawn;
