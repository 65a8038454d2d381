import type { Plan } from '../plan/fleet';
import type { CustomerPlan } from '../plan/tenant';
import { sha256 } from './sign';

/** The plan but for its customers: what all of them build on. */
export class Platform {
  /** Of all of it. Functions, and what classes make, follow from the modules that are loaded, and are not looked into. */
  readonly digest: string;
  private readonly numbers = new Map<object, number>();

  constructor(plan: Plan) {
    const platform = Object.fromEntries(Object.entries(plan).filter(([key]) => key !== 'customers'));
    this.digest = sha256(textOf(platform, [this.numbers], () => false));
  }

  /**
   * Digest of everything that a customer's plan has but for values: its names and those of what it has, where it is placed, what it runs,
   * and what it takes from the platform. Customers are compared by these alone, and never by values.
   */
  skeletonOf(customer: CustomerPlan): string {
    const { products: _products, title: _title, contact: _contact, ...spec } = customer.spec;
    const isValues = (key: string) => key === 'values';
    return sha256(textOf({ ...customer, spec }, [this.numbers, new Map()], isValues)).slice(0, 22);
  }
}

/** Text that two values have in common only if they are alike. @param known objects that are told by numbers; new ones are added to the last */
function textOf(
  value: unknown,
  known: readonly Map<object, number>[],
  isLeftOut: (key: string) => boolean,
): string {
  const parts: string[] = [];
  const own = known.at(-1)!;
  const add = (each: unknown): void => {
    if (typeof each !== 'object' || each === null) {
      parts.push(typeof each === 'function' ? 'function' : `${typeof each} ${JSON.stringify(each)}`);
      return;
    }
    const index = known.findIndex((numbers) => numbers.has(each));
    if (index >= 0) {
      parts.push(`${index}#${known[index]!.get(each)}`);
      return;
    }
    own.set(each, own.size);
    if (each instanceof Map || each instanceof Set) {
      parts.push('(');
      for (const entry of each) add(entry);
      parts.push(')');
    } else if (Array.isArray(each)) {
      parts.push('[');
      for (const entry of each) add(entry);
      parts.push(']');
    } else if (!isPlain(each)) parts.push('object');
    else {
      parts.push('{');
      for (const [key, entry] of Object.entries(each)) {
        if (isLeftOut(key)) continue;
        parts.push(JSON.stringify(key));
        add(entry);
      }
      parts.push('}');
    }
  };
  add(value);
  return parts.join('\n');
}

function isPlain(given: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(given);
  return prototype === null || prototype === Object.prototype;
}
