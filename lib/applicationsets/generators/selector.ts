import { Fault } from '../fault';
import { Dict, isList, type Value } from '../template';
import { printed } from '../template/print';
import type { SelectorObject } from '../types';

export type Labels = Readonly<Record<string, string>>;

/** Whether labels are what a selector of Kubernetes asks for. */
export function matches(selector: SelectorObject, labels: Labels, at: string): boolean {
  const wanted = Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
  // All of them are looked at, so that a wrong one is told wherever it stands.
  const judged = (selector.matchExpressions ?? []).map(({ key, operator, values = [] }, index) => {
    const test = OPERATORS[operator];
    const where = `${at}.matchExpressions[${index}]`;
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

/** Parameters as a selector sees them: `path.basename`, `metadata.labels.tier`, `items.0`. */
export function flattened(params: Dict): Labels {
  const flat: Record<string, string> = {};
  const visit = (value: Value, key: string): void => {
    const entries =
      value instanceof Dict ? [...value.entries] : isList(value) ? [...value.entries()] : undefined;
    if (!entries || (entries.length === 0 && key !== '')) {
      flat[key] = entries ? (isList(value) ? '[]' : 'map[]') : printed(value);
      return;
    }
    for (const [name, item] of entries) visit(item, key === '' ? String(name) : `${key}.${name}`);
  };
  visit(params, '');
  return flat;
}
