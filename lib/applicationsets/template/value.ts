/**
 * A value as Go's text/template sees it. JavaScript's number is Go's float64, which is what every number of JSON and
 * YAML becomes in Argo CD; Go's int is a bigint. `undefined` is no value at all, `null` is nil.
 */
export type Value = undefined | null | boolean | number | bigint | Int64 | string | readonly Value[] | Dict;

/** Go's int64, which functions that want an int do not take. */
export class Int64 {
  constructor(readonly value: bigint) {}
}

/** Go's map[string]any, or its map[string]string. */
export class Dict {
  readonly entries: Map<string, Value>;

  constructor(
    entries: Iterable<readonly [string, Value]> = [],
    /** Whether every value is a string by type, as in labels: what is missing is then empty instead of nil. */
    readonly ofStrings = false,
  ) {
    this.entries = new Map(entries);
  }

  /** Keys in the order that Go visits them in, where it has one. */
  keys(): string[] {
    return [...this.entries.keys()].sort(byCode);
  }
}

/** In the order of code points, as Go orders strings by their UTF-8. */
export function byCode(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [Array.from(a), Array.from(b)];
  const at = left.findIndex((char, index) => char !== right[index]);
  if (at === -1) return -1;
  const other = right[at];
  return other !== undefined && left[at]!.codePointAt(0)! < other.codePointAt(0)! ? -1 : 1;
}

/** What JSON holds, as Go decodes it. */
export function fromJson(json: unknown): Value {
  if (Array.isArray(json)) return json.map(fromJson);
  if (typeof json === 'object' && json !== null) {
    return new Dict(Object.entries(json).map(([key, value]) => [key, fromJson(value)] as const));
  }
  if (json === null || json === undefined) return null;
  if (typeof json === 'bigint') return Number(json);
  return json as boolean | number | string;
}

/** The value as JSON holds it. */
export function toJson(value: Value): unknown {
  if (isList(value)) return value.map(toJson);
  if (value instanceof Dict)
    return Object.fromEntries(value.keys().map((key) => [key, toJson(value.entries.get(key))]));
  if (value instanceof Int64) return Number(value.value);
  if (typeof value === 'bigint') return Number(value);
  return value ?? null;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** A map[string]string. */
export function stringDict(entries: Readonly<Record<string, string>>): Dict {
  return new Dict(Object.entries(entries), true);
}

/** What Go calls the type, in messages. */
export function typeName(value: Value): string {
  if (value === undefined || value === null) return 'nil';
  if (isList(value)) return 'list';
  if (value instanceof Dict) return 'map';
  if (value instanceof Int64) return 'int64';
  return { boolean: 'bool', number: 'float64', bigint: 'int', string: 'string' }[
    typeof value as 'boolean' | 'number' | 'bigint' | 'string'
  ];
}

/** Whether `if` takes it for true; whatever is empty is not. */
export function truth(value: Value): boolean {
  if (value === undefined || value === null) return false;
  if (isList(value) || typeof value === 'string') return value.length > 0;
  if (value instanceof Dict) return value.entries.size > 0;
  if (value instanceof Int64) return value.value !== 0n;
  return Boolean(value);
}
