import type { ReleasePlan } from './tenant';
import { withoutNulls } from './values';

/**
 * The hosts that a product says a release claims: none where it says none, or its values are wrong, which a rule says. What a
 * product gives here nothing but the compiler has looked at before a rule does.
 */
export function claimedHosts({
  product: { spec },
  values,
}: Pick<ReleasePlan, 'product' | 'values'>): readonly string[] {
  if (!spec.hosts) return [];
  const parsed = spec.schema.safeParse(withoutNulls(values));
  return parsed.success ? spec.hosts(parsed.data as never) : [];
}
