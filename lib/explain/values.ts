import type { Value } from '../authored/plain/map';
import type { ProductSpec } from '../authored/product';
import type { RingsFile } from '../authored/specs';
import type { Location } from '../issues/issue';
import { locate } from '../plan/locate';
import type { ProductPlan } from '../plan/product';
import type { ReleasePlan } from '../plan/tenant';
import { provenance, type Layer, type LayerName } from '../plan/values';
import { inRings } from './in-rings';
import { describedBy } from './schema';

/** What a layer says of a value, without what is probably secret. */
export interface LayerValue {
  readonly layer: LayerName;
  readonly value: Value;
  readonly at: Location;
}

/** One leaf of what a release's values come to. */
export interface ExplainedValue extends LayerValue {
  /** Keys from the root to the leaf. */
  readonly path: readonly string[];
  /** What lower layers said, the nearest first. */
  readonly overrode: readonly LayerValue[];
  /** What the product's schema says of it. @default - nothing */
  readonly description?: string;
  /** What the schema takes where nobody says a value. @default - it has none */
  readonly default?: Value;
}

/** What of a release its values are explained by. */
export interface ValuesOfRelease extends Pick<ReleasePlan, 'layers'> {
  readonly product: Pick<ProductPlan, 'file' | 'valuesSchema'> & {
    readonly spec: Pick<ProductSpec, 'version'>;
  };
}

/**
 * In the order of paths.
 *
 * @param rings every file of ring versions, by which lines are known
 * @param shown a value as it may be shown
 */
export function explainedValues(
  release: ValuesOfRelease,
  rings: readonly RingsFile[],
  shown: (value: Value, path: readonly string[]) => Value,
): ExplainedValue[] {
  const schema = release.product.valuesSchema();
  const said = ({ layer, value }: { layer: Layer; value: Value }, path: readonly string[]): LayerValue => {
    return { layer: layer.name, value: shown(value, path), at: placeIn(layer, path, release, rings) };
  };
  const values = provenance(release.layers).map((origin) => ({
    path: origin.path,
    ...said(origin, origin.path),
    overrode: origin.overrode.map((lower) => said(lower, origin.path)).reverse(),
    ...describedBy(schema, origin.path),
  }));
  return values.sort((a, b) => (a.path.join('\0') < b.path.join('\0') ? -1 : 1));
}

/** Where people edit what the layer says. What the version sets is edited where the version is. */
function placeIn(
  layer: Layer,
  path: readonly string[],
  release: ValuesOfRelease,
  rings: readonly RingsFile[],
): Location {
  const { spec, file } = release.product;
  const sets = typeof spec.version === 'object' && 'value' in spec.version ? spec.version.value : undefined;
  if (path.join('.') === sets) return inRings(layer.source, rings);
  const { file: stated, path: ring = '' } = locate(layer, []);
  // A ring's layer has what its product says of the ring, beside the version.
  const isBeside = layer.name === 'ring' && rings.some((each) => each.file === stated);
  return isBeside ? { file, path: ['rings', ring, ...path].join('.') } : locate(layer, path);
}
