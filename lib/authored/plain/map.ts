/** Values for a Helm chart, as people write them. `null` removes a key, a chart's own default included. */
export interface Values {
  readonly [key: string]: Value;
}
export type Value = null | boolean | number | string | readonly Value[] | Values;

/** Beside its types and apart from the schema: the page of a report merges values, and judges none. */
export function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
