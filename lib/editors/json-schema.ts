import { z } from 'zod';

/** A JSON Schema, or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** The JSON Schema of what people write. What only a function checks takes anything there. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io, unrepresentable: 'any' });
  return rest as JsonSchema;
}

/** A map with these keys and no others. */
export function mapOf(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchema {
  return {
    type: 'object',
    properties,
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** One of these names. */
export function anyNameOf(names: readonly string[]): JsonSchema {
  return { enum: [...names].sort() };
}

/** The schema with other properties in place of its own; those that are undefined are left out. */
export function withProperties(
  schema: JsonSchema,
  changes: Readonly<Record<string, JsonSchema | undefined>>,
): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  for (const [key, own] of Object.entries(schema.properties ?? {})) {
    const changed = key in changes ? changes[key] : own;
    if (changed) properties[key] = changed;
  }
  const required = schema.required?.filter((key) => key in properties);
  return { ...schema, properties, ...(required && { required }) };
}
