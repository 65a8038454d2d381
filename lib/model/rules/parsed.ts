import type { ReleasePlan } from '../plan';
import type { Footprint } from '../spec';
import { withoutNulls } from '../values';

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
  const { schema, footprint } = release.product.spec;
  const result = schema.safeParse(withoutNulls(release.values));
  const asked = result.success && footprint ? footprint(result.data as never) : undefined;
  const now: Parsed = { fits: result.success, ...(asked !== undefined && { footprint: asked }) };
  known.set(release, now);
  return now;
}
