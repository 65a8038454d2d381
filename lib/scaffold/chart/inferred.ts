import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Value, Values } from '../../authored/values';
import { paragraphAbove } from './schema';

/** The JSON Schema of what a `values.yaml` says: types, comments and defaults. Nothing is required, and other keys may be given. */
export function inferred(node: unknown): Values {
  if (isMap(node)) {
    const properties = node.items.flatMap((pair, index) => {
      if (!isScalar(pair.key)) return [];
      const above = (pair.key as Node).commentBefore ?? (index === 0 ? node.commentBefore : undefined);
      const description = paragraphAbove(above);
      const schema = { ...(description !== undefined && { description }), ...inferred(pair.value) };
      return [[String(pair.key.value), schema] as const];
    });
    return { type: 'object', ...(properties.length > 0 && { properties: Object.fromEntries(properties) }) };
  }
  if (isSeq(node)) {
    const kinds = new Map(
      node.items.map((item) => {
        const { default: _, ...kind } = inferred(item);
        return [JSON.stringify(kind), kind] as const;
      }),
    );
    const [kind, ...others] = kinds.values();
    return { type: 'array', ...(kind && others.length === 0 && { items: kind }) };
  }
  const value = isScalar(node) ? (node.value as Value) : undefined;
  if (typeof value === 'boolean') return { type: 'boolean', default: value };
  if (typeof value === 'number') return { type: 'number', default: value };
  // Of what is empty nobody knows what the chart takes there.
  return typeof value === 'string' && value !== '' ? { type: 'string', default: value } : {};
}
