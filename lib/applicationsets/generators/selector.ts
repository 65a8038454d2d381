import { Fault } from '../fault';
import type { SelectorObject } from '../types';

export type Labels = Readonly<Record<string, string>>;

/** Whether labels are what a selector of Kubernetes asks for. */
export function matches(selector: SelectorObject, labels: Labels, at: string): boolean {
  for (const key of Object.keys(selector.matchLabels ?? {})) named(key, `${at}.matchLabels`);
  const wanted = Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
  // All of them are looked at, so that a wrong one is told wherever it stands.
  const judged = (selector.matchExpressions ?? []).map(({ key, operator, values = [] }, index) => {
    const test = OPERATORS[operator];
    const where = `${at}.matchExpressions[${index}]`;
    named(key, where);
    if (!test) {
      const fix = `use one of: ${Object.keys(OPERATORS).join(', ')}`;
      throw new Fault(`${where}.operator`, `unknown operator '${operator}'`, fix);
    }
    if (test.needsValues !== values.length > 0) {
      throw new Fault(
        `${where}.values`,
        `${operator} has ${values.length} values`,
        test.needsValues ? 'give it at least one' : 'remove them',
      );
    }
    return test.passes(labels[key], values);
  });
  return wanted && judged.every(Boolean);
}

/** Names of labels: Kubernetes, "Labels and Selectors", "Syntax and character set". */
const KEY =
  /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

function named(key: unknown, at: string): void {
  if (typeof key === 'string' && KEY.test(key) && key.slice(key.lastIndexOf('/') + 1).length <= 63) return;
  throw new Fault(
    at,
    `'${String(key)}' cannot be the name of a label`,
    'select by a parameter whose name can be one',
  );
}

interface Operator {
  readonly needsValues: boolean;
  readonly passes: (value: string | undefined, values: readonly string[]) => boolean;
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  In: { needsValues: true, passes: (value, values) => value !== undefined && values.includes(value) },
  NotIn: { needsValues: true, passes: (value, values) => value === undefined || !values.includes(value) },
  Exists: { needsValues: false, passes: (value) => value !== undefined },
  DoesNotExist: { needsValues: false, passes: (value) => value === undefined },
};
