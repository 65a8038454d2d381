import type { ProductSpec } from '../authored/product';
import { jsonSchemaOf, type JsonSchema } from './json-schema';

type CommentAt = (path: readonly string[]) => string | undefined;

/**
 * What a layer may say of a product's values: any part of them, and `null` to remove one; not the value that a version sets. Each has its
 * description, or the comment on its key.
 */
export function partialValues({ schema, version }: ProductSpec, commentAt: CommentAt): JsonSchema {
  const set = typeof version === 'object' && 'value' in version ? version.value : undefined;
  return partOf(jsonSchemaOf(schema, 'input'), [], { set, commentAt });
}

interface About {
  /** Path of the value that a version sets. */
  readonly set: string | undefined;
  readonly commentAt: CommentAt;
}

function partOf(schema: JsonSchema, path: readonly string[], about: About): JsonSchema {
  const { required: _, ...rest } = schema;
  if (!rest.properties) return rest;
  const properties: [string, JsonSchema][] = [];
  for (const [key, each] of Object.entries(rest.properties)) {
    const own = [...path, key];
    if (own.join('.') === about.set) continue;
    const { description = about.commentAt(own), ...part } = partOf(each, own, about);
    properties.push([
      key,
      { ...(description !== undefined && { description }), anyOf: [part, { type: 'null' }] },
    ]);
  }
  return { ...rest, properties: Object.fromEntries(properties) };
}
