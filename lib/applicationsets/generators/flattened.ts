import { Dict, isList, typeOf, type Value } from '../template';
import { printed } from '../template/print';

/**
 * Parameters one by one, as text: `metadata.labels.tier`, `items.0`. Maps of strings, which labels and `values` are for
 * Go templates, are one text each, unless they are opened, too.
 */
export function flattened(params: Dict, opensStrings = true): Dict {
  const flat = new Dict();
  const visit = (value: Value, key: string): void => {
    const entries = entriesOf(value, opensStrings);
    if (entries && (entries.length > 0 || key === ''))
      for (const [name, item] of entries) visit(item, key === '' ? name : `${key}.${name}`);
    else flat.entries.set(key, printed(value));
  };
  visit(params, '');
  return flat;
}

/** What is in a map or list of any values; of `[]string`, and where they are not opened of maps of strings, nothing. */
function entriesOf(value: Value, opensStrings: boolean): (readonly [string, Value])[] | undefined {
  if (value instanceof Dict && (opensStrings || !value.ofStrings)) return [...value.entries];
  if (!isList(value) || typeOf(value) !== '[]interface {}') return undefined;
  return value.map((item, index) => [String(index), item] as const);
}
