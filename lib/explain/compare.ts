import type { Value } from '../authored/values';
import type { Explanation } from './release';
import type { ExplainedValue } from './values';
import type { Reason } from './reasons';

/** What two releases of a product differ in. Undefined is what one of them has not. */
export interface Difference {
  readonly product: string;
  readonly reasons: readonly Pair<Reason>[];
  readonly values: readonly Pair<ExplainedValue>[];
}

export interface Pair<T> {
  readonly left?: T;
  readonly right?: T;
}

/** Where a release is and belongs follows from its tenant: between tenants it always differs. */
const OF_TENANTS: readonly string[] = ['namespace', 'order'];

export function compared(product: string, left?: Explanation, right?: Explanation): Difference {
  const isOther = (a?: string, b?: string) => a !== b;
  const reasons = pairs(left?.reasons, right?.reasons, ({ of }) => of).filter(
    (pair) => !OF_TENANTS.includes((pair.left ?? pair.right)!.of) && isOther(pair.left?.is, pair.right?.is),
  );
  const values = pairs(left?.values, right?.values, ({ path }) => path.join('\0')).filter((pair) =>
    isOther(textOf(pair.left?.value), textOf(pair.right?.value)),
  );
  return { product, reasons, values: values.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)) };
}

function nameOf({ left, right }: Pair<ExplainedValue>): string {
  return (left ?? right)!.path.join('.');
}

function textOf(value: Value | undefined): string | undefined {
  return JSON.stringify(value);
}

function pairs<T>(left: readonly T[] = [], right: readonly T[] = [], key: (item: T) => string): Pair<T>[] {
  const others = new Map(right.map((item) => [key(item), item]));
  const found = left.map((item) => {
    const other = others.get(key(item));
    others.delete(key(item));
    return { left: item, ...(other !== undefined && { right: other }) };
  });
  return [...found, ...[...others.values()].map((item) => ({ right: item }))];
}
