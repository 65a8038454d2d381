import { error, type Issue } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import type { Plan } from '../../plan/fleet';
import type { ProductPlan } from '../../plan/product';
import { say } from '../print';

/** Says why, and that is the exit code. */
export function refused(issues: readonly Issue[]): number {
  say(issues);
  return 1;
}

/** A product that there is not, or that has no versions which rings run. */
export function notVersioned(plan: Plan, product: ProductPlan | undefined, name: string): Issue {
  const at = { file: product?.file ?? 'promote' };
  if (product) return error(at, `'${name}' has no rings.yaml`, 'its version is not a matter of rings');
  const versioned = plan.products.filter(({ spec }) => spec.version !== undefined);
  const names = versioned.map((each) => each.name);
  return error(at, `unknown product '${name}'`, suggest(name, names));
}
