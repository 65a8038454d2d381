import type { Location } from '../issues/issue';
import type { ReleasePlan } from './tenant';
import type { Footprint } from '../authored/product';
import type { Value, Values } from '../authored/values';
import { merge, provenance } from './values';
import { locate } from './locate';
import { parse } from './parsed';

/** What people wrote that makes a release ask for too much. */
export interface Cause {
  readonly at: Location;
  /** `'replicaCount' is 500`. @default - several values of a layer together */
  readonly said?: string;
}

/**
 * The value without which the release would fit: with what the layer below says in its place it does. Else the layer without
 * whose values it would. The highest layer is asked first, because what it says is the customer's own.
 *
 * @param fits whether what the release would ask for is all right
 * @returns `undefined` where no layer is to blame but the lowest, which is everybody's
 */
export function causeOf(release: ReleasePlan, fits: (footprint: Footprint) => boolean): Cause | undefined {
  const { layers } = release;
  const wouldFit = (values: Values) => {
    const { footprint } = parse(release, values);
    return footprint !== undefined && fits(footprint);
  };
  const origins = provenance(layers).sort((a, b) => layers.indexOf(b.layer) - layers.indexOf(a.layer));
  for (const { path, value, layer, overrode } of origins) {
    const lower = overrode.at(-1);
    if (lower && wouldFit(merge([release.values, nested(path, lower.value)])))
      return { at: locate(layer, path), said: `'${path.join('.')}' is ${JSON.stringify(value)}` };
  }
  for (let index = layers.length - 1; index > 0; index--) {
    const lower = layers.slice(0, index).map(({ values }) => values);
    if (wouldFit(merge(lower))) return { at: locate(layers[index]!, []) };
  }
  return undefined;
}

function nested(path: readonly string[], value: Value): Values {
  return path.reduceRight<Value>((inner, key) => ({ [key]: inner }), value) as Values;
}
