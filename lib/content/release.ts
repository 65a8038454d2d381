import { z } from 'zod';

/** What a release is, as its identity and its place say. */
export interface ReleaseIdentity {
  readonly name: string;
  readonly namespace: string;
  readonly product: string;
  readonly customer: string;
  readonly tenant: string;
  readonly environment: string;
  /** @default - the customer has one tenant in the environment */
  readonly site?: string;
  /** Where the tenant runs. */
  readonly region: string;
  /** What the tenant is on each axis of the fleet; on one that nobody says, nothing. */
  readonly axes: Readonly<Record<string, string>>;
  readonly ring: string;
  readonly tier: string;
  readonly cluster: string;
}

/** A release, as it is told to functions of its product. */
export interface ReleaseFacts<Values = unknown> extends ReleaseIdentity {
  /** All layers merged, as the product's schema makes of them. */
  readonly values: Values;
  /** @default - the product has no versions */
  readonly version?: string;
}

/** A function of a release. `never` lets in that of every product, whose values are narrower. */
export type OfRelease<Result, Values = never> = (release: ReleaseFacts<Values>) => Result;

/** The schema of such a function: what it gives is judged when it is called. */
export function releaseFunction<Result>() {
  return z.custom<OfRelease<Result>>((given) => typeof given === 'function', 'expected a function');
}
