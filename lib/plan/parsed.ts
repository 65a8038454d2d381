import type { ReleasePlan } from './tenant';
import type { Footprint } from '../authored/product';
import type { Values } from '../authored/values';
import { withoutNulls } from './values';

/** What the schema of its product makes of a release. */
export interface Parsed {
  readonly fits: boolean;
  /** @default - the product declares none, or its values are wrong */
  readonly footprint?: Footprint;
}

const known = new WeakMap<ReleasePlan, Parsed>();

/** Two rules ask, and nothing in a plan takes as long: the answer is kept, the parsed values are not. */
export function parsed(release: ReleasePlan): Parsed {
  const before = known.get(release);
  if (before) return before;
  const now = parse(release, release.values);
  known.set(release, now);
  return now;
}

/** What it would be with other values. */
export function parse({ product }: ReleasePlan, values: Values): Parsed {
  const { schema, footprint } = product.spec;
  const result = schema.safeParse(withoutNulls(values));
  const asked = result.success && footprint ? footprint(result.data as never) : undefined;
  return { fits: result.success, ...(asked !== undefined && { footprint: asked }) };
}
