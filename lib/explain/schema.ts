import { isMap, type Value } from '../authored/plain/map';

/** What a JSON Schema says of the value at a path: its description, and what it takes where there is none. */
export function describedBy(
  schema: unknown,
  path: readonly string[],
): { readonly description?: string; readonly default?: Value } {
  const found = schemaAt(schema, path);
  if (!isMap(found)) return {};
  const { description, default: given } = found;
  return {
    ...(typeof description === 'string' && { description }),
    ...(given !== undefined && { default: given }),
  };
}

function schemaAt(schema: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined || !isMap(schema)) return schema;
  const { properties, additionalProperties } = schema;
  const inner = isMap(properties) && Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
  return schemaAt(inner, rest);
}
