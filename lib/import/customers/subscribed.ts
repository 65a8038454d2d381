import { isMap } from '../../authored/values';
import { error, type Issue, type Location } from '../../issues/issue';
import type { Told } from '../told';
import type { TreeCustomer } from './tree';
import { leftAt } from './who';

/** A product that a customer has. */
export interface Subscribed {
  readonly name: string;
  readonly at: Location;
  /** Version that the tree says of it, by environment; the empty name stands for all others. */
  readonly versions: ReadonlyMap<string, { readonly version: string; readonly at: Location }>;
}

const KEYS = ['name', 'enabled', 'version', 'versions'];

/** The products that `products.yaml` enables; without such a file, those that the customer has values of. */
export function subscribedIn({ products, values, metadata }: TreeCustomer): {
  products: Subscribed[];
  told: Told[];
  issues: Issue[];
} {
  const told: Told[] = [];
  const issues: Issue[] = [];
  if (!products) {
    const names = [...new Set(values.map(({ product }) => product))];
    const at = (name: string) => values.find(({ product }) => product === name)!.file.at([]);
    return { products: names.map((name) => ({ name, at: at(name), versions: new Map() })), told, issues };
  }
  const { data, at } = products;
  const listed = data['products'];
  for (const key of Object.keys(data))
    if (key !== 'products' && key !== 'environments' && key !== 'tenants')
      told.push(leftAt(at([key]), 'says nothing of products'));
  if (!Array.isArray(listed)) {
    const problem = listed === undefined ? "'products' is missing" : "'products' is not a list";
    issues.push(error(at(['products']), problem, 'list the products, [] where there is none'));
    return { products: [], told, issues };
  }
  const found = new Map<string, Subscribed>();
  const given: readonly unknown[] = listed;
  for (const [index, each] of given.entries()) {
    const path = ['products', String(index)];
    const entry: Readonly<Record<string, unknown>> = isMap(each) ? each : { name: each };
    const { name, enabled = true, version, versions } = entry;
    if (typeof name !== 'string' || name === '') {
      issues.push(error(at(path), 'is not the name of a product', 'give its name'));
      continue;
    }
    for (const key of Object.keys(entry))
      if (!KEYS.includes(key)) told.push(leftAt(at([...path, key]), `no customer says it of '${name}'`));
    if (typeof enabled !== 'boolean')
      issues.push(error(at([...path, 'enabled']), 'is neither true nor false', 'write one of them'));
    if (enabled !== true) continue;
    if (found.has(name)) issues.push(error(at(path), `'${name}' is listed twice`, 'remove one'));
    const all = new Map<string, { version: string; at: Location }>();
    for (const [environment, of, where] of [
      ['', version, [...path, 'version']] as const,
      ...Object.entries(isMap(versions) ? versions : {}).map(
        ([key, of]) => [key, of, [...path, 'versions', key]] as const,
      ),
    ])
      if (typeof of === 'string' && of !== '') all.set(environment, { version: of, at: at(where) });
      else if (of !== undefined) issues.push(error(at(where), 'is no text', 'put the version in quotes'));
    found.set(name, { name, at: at(path), versions: all });
  }
  for (const { product, file } of values)
    if (!found.has(product))
      told.push(leftAt(file.at([]), `'${product}' is not among the products that ${products.file} enables`));
  if (found.size === 0 && issues.length === 0)
    told.push({ what: 'say', of: metadata.file, why: 'it has no product that is enabled' });
  return { products: [...found.values()], told, issues };
}
