import { isMap, type Value } from '../authored/values';
import { isSecretKey } from '../credentials/keys';
import { veiled } from '../credentials/veiled';

/** With one of these beside it, `key` is that of a taint or a label. Source: Kubernetes API, Toleration and LabelSelectorRequirement. */
const OPERATORS: readonly unknown[] = ['Exists', 'Equal', 'In', 'NotIn', 'DoesNotExist', 'Gt', 'Lt'];

const MASK = '(not shown)';

/** A value as it may be printed: without what is probably secret by a key above or in it, or by its form. */
export function masked(value: Value, path: readonly string[]): Value {
  if (path.some(isSecretKey)) return MASK;
  if (typeof value === 'string') return veiled(value);
  if (isMap(value)) {
    const isName = OPERATORS.includes(value['operator']);
    const shown = (key: string) => (key === 'key' && isName ? [] : [key]);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner, shown(key))]));
  }
  return Array.isArray(value) ? value.map((inner: Value) => masked(inner, [])) : value;
}
