import type { ProductSpec } from '../authored/product';
import type { Layer } from './values';

/** The layers that a value of an axis adds to releases: one for each product. */
export interface AxisPlan {
  /** Axis and value: `region/northeurope`. */
  readonly name: string;
  readonly axis: string;
  readonly value: string;
  readonly layers: RingPlan['layers'];
}

export interface RingPlan {
  readonly name: string;
  readonly environment: string;
  /** The rings that it comes after. */
  readonly after: readonly string[];
  /** One for each product: the layer that the ring adds to its releases. */
  readonly layers: readonly { readonly product: string; readonly layer: Layer }[];
}

export interface ProductPlan {
  readonly name: string;
  readonly spec: ProductSpec;
  /** Input file. */
  readonly file: string;
  /** JSON Schema (draft-07, which Helm reads) of the merged values. */
  readonly valuesSchema: () => object;
  readonly base: Layer;
  /** One for each environment of the fleet. */
  readonly environments: readonly { readonly environment: string; readonly layer: Layer }[];
}
