import type { ReleasePlan } from './tenant';
import type { Footprint } from '../authored/product';
import type { Values } from '../authored/values';
import { withoutNulls } from './values';

/** What its product makes of the values of a release. */
export interface Parsed {
  readonly fits: boolean;
  /** @default - the product declares none, or its values are wrong */
  readonly footprint?: Footprint;
  /**
   * The hosts that it claims: none where the product says none, or its values are wrong. What a product gives here nothing
   * but the compiler has looked at before a rule does.
   */
  readonly hosts: readonly string[];
}

const known = new WeakMap<Values, Parsed>();

/** The plan and two rules ask, and nothing in a plan takes as long: the answer is kept, the parsed values are not. */
export function parsed(release: Pick<ReleasePlan, 'product' | 'values'>): Parsed {
  const before = known.get(release.values);
  if (before) return before;
  const now = parse(release, release.values);
  known.set(release.values, now);
  return now;
}

/** What it would be with other values. */
export function parse({ product }: Pick<ReleasePlan, 'product'>, values: Values): Parsed {
  const { schema, footprint, hosts } = product.spec;
  const result = schema.safeParse(withoutNulls(values));
  const asked = result.success && footprint ? footprint(result.data as never) : undefined;
  return {
    fits: result.success,
    ...(asked !== undefined && { footprint: asked }),
    hosts: result.success && hosts ? hosts(result.data as never) : [],
  };
}
