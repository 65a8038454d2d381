import { isMap, type Values } from '../../authored/values';
import { error, formatLocation, type Issue, type Location } from '../../issues/issue';
import type { Told } from '../told';
import type { TreeCustomer } from './tree';

/** What is said of customers that do not say it themselves; `{customer}` stands for the name. */
export interface Otherwise {
  readonly tier?: string;
  readonly region?: string;
  readonly contact?: string;
  readonly group?: string;
}

/** Keys of `metadata.yaml` that a customer of a fleet has as they are. */
const TAKEN = [
  'title',
  'tier',
  'region',
  'axes',
  'contact',
  'group',
  'namespaceMetadata',
  'repository',
  'secrets',
];
/** Those that say where it runs. */
export const PLACING = ['environments', 'rings', 'ring'];
const NEEDED = ['tier', 'region', 'contact', 'group'] as const;

/** Who the customer is. */
export function whoIs(
  { name, metadata, flags }: TreeCustomer,
  otherwise: Otherwise,
  known: { readonly tiers: readonly string[] },
): { metadata: { readonly name: string } & Values; told: Told[]; issues: Issue[] } {
  const told: Told[] = [];
  const issues: Issue[] = [];
  const { data } = metadata;
  if (data['name'] !== undefined && data['name'] !== name)
    issues.push(
      error(
        metadata.at(['name']),
        `is another name than that of its folder, '${name}'`,
        'give both one name',
      ),
    );
  const who: Record<string, Values[string]> = { name, title: data['title'] ?? name };
  for (const key of TAKEN) if (data[key] !== undefined) who[key] = data[key];
  for (const key of NEEDED) {
    const given = otherwise[key]?.replaceAll('{customer}', name);
    if (who[key] === undefined && given !== undefined) who[key] = given;
    const choices = key === 'tier' ? ` (${known.tiers.join(', ')})` : '';
    if (who[key] === undefined)
      issues.push(
        error(
          metadata.at([]),
          `'${key}' is missing`,
          `add it, or give --${key} for all that lack it${choices}`,
        ),
      );
  }
  for (const key of Object.keys(data))
    if (key !== 'name' && !TAKEN.includes(key) && !PLACING.includes(key))
      told.push(leftAt(metadata.at([key]), 'no field of a customer'));
  const ofFlags = flags ? flagsIn(flags) : undefined;
  told.push(...(ofFlags?.told ?? []));
  if (ofFlags && Object.keys(ofFlags.flags).length > 0) who['featureFlags'] = ofFlags.flags;
  return { metadata: { ...who, name }, told, issues };
}

/** Something of a tree that no file of the fleet has. */
export function leftAt(at: Location, why: string): Told {
  return { what: 'lost', of: formatLocation(at), why };
}

/** A file of which nothing comes. */
export function leftFile(file: string, why: string): Told {
  const isSchema = file.endsWith('/values.schema.json');
  return {
    what: 'lost',
    of: file,
    why: isSchema ? 'product.ts has the schema: look whether this one says more' : why,
  };
}

type Flag = string | number | boolean;

/** `{ default, environments }` as the state repository of a fleet has them, or flags alone. */
function flagsIn({ data, at }: NonNullable<TreeCustomer['flags']>): { flags: Values; told: Told[] } {
  const told: Told[] = [];
  const read = (path: readonly string[], given: Values): Map<string, Flag> => {
    const found = new Map<string, Flag>();
    for (const [key, value] of Object.entries(given))
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        found.set(key, value);
      else told.push(leftAt(at([...path, key]), 'a feature flag is true, false, a number or text'));
    return found;
  };
  const [general, environments] = [data['default'], data['environments']];
  if (!isMap(general) || !(environments === undefined || isMap(environments)))
    return { flags: Object.fromEntries(read([], data)), told };
  const flags = new Map<string, Values[string]>(read(['default'], general));
  for (const [environment, given] of Object.entries(environments ?? {}))
    for (const [key, value] of read(['environments', environment], isMap(given) ? given : {})) {
      const before = flags.get(key);
      if (before === undefined) {
        told.push(leftAt(at(['environments', environment, key]), 'the flag has no value under default'));
        continue;
      }
      const all = isMap(before) ? before : { default: before, environments: {} };
      const others = isMap(all['environments']) ? all['environments'] : {};
      flags.set(key, { ...all, environments: { ...others, [environment]: value } });
    }
  return { flags: Object.fromEntries(flags), told };
}
