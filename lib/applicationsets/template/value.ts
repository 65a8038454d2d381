import type { Version } from './semver/version';

/**
 * A value as Go's text/template sees it. JavaScript's number is Go's float64, which is what every number of JSON and
 * YAML becomes in Argo CD; Go's int is a bigint. `undefined` is no value at all, `null` is nil.
 */
export type Value =
  undefined | null | boolean | number | bigint | Sized | string | readonly Value[] | Dict | Version;

/** A whole number of Go that is no int: functions that want an int do not take it. */
export class Sized {
  constructor(
    readonly value: bigint,
    readonly type: 'int64' | 'uint64' | 'uint8' = 'int64',
  ) {}
}

/** An int64, which wraps around where it is too large. */
export function int64(value: bigint): Sized {
  return new Sized(BigInt.asIntN(64, value));
}

/** Go's map[string]any, or its map[string]string. */
export class Dict {
  readonly entries: Map<string, Value>;

  constructor(
    entries: Iterable<readonly [string, Value]> = [],
    /** Whether every value is a string by type, as in labels: what is missing is then empty instead of nil. */
    readonly ofStrings = false,
    /** Whether Go never made it. */
    readonly isNil = false,
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
  if (isList(value)) return isNilList(value) ? null : value.map(toJson);
  if (value instanceof Dict)
    return Object.fromEntries(value.keys().map((key) => [key, toJson(value.entries.get(key))]));
  if (value instanceof Sized) return Number(value.value);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'object' && value !== null) return String(value);
  return value ?? null;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** What Go's types of lists hold that are no []any. */
const ELEMENTS = new WeakMap<readonly Value[], 'string' | 'int' | '[]interface {}'>();
const NIL = new WeakSet<readonly Value[]>();

export function listOf(type: 'string' | 'int' | '[]interface {}', items: readonly Value[]): readonly Value[] {
  ELEMENTS.set(items, type);
  return items;
}

/** The items as a list of the type that another has. */
export function alike(list: readonly Value[], items: readonly Value[]): readonly Value[] {
  const type = ELEMENTS.get(list);
  return type ? listOf(type, items) : items;
}

/** A list that Go never made: it is empty, and JSON writes null. */
export function nilList(type?: 'string'): readonly Value[] {
  const list: readonly Value[] = [];
  NIL.add(list);
  return type ? listOf(type, list) : list;
}

export function isNilList(list: readonly Value[]): boolean {
  return NIL.has(list);
}

/** A map[string]string. */
export function stringDict(entries: Readonly<Record<string, string>>): Dict {
  return new Dict(Object.entries(entries), true);
}

/** What Go calls the type (`%T`). */
export function typeOf(value: Value): string {
  if (value === undefined || value === null) return '<nil>';
  if (isList(value)) return `[]${ELEMENTS.get(value) ?? 'interface {}'}`;
  if (value instanceof Dict) return value.ofStrings ? 'map[string]string' : 'map[string]interface {}';
  if (value instanceof Sized) return value.type;
  if (typeof value === 'object') return value.type;
  return { boolean: 'bool', number: 'float64', bigint: 'int', string: 'string' }[
    typeof value as 'boolean' | 'number' | 'bigint' | 'string'
  ];
}

/** Go's kind of the type, of which there are fewer. */
export function kindOf(value: Value): string {
  if (value === undefined || value === null) return 'invalid';
  if (isList(value)) return 'slice';
  if (value instanceof Dict) return 'map';
  if (typeof value === 'object' && !(value instanceof Sized)) return value.isPointer ? 'ptr' : 'struct';
  return typeOf(value);
}

/** What messages call it. */
export function typeName(value: Value): string {
  if (value === undefined || value === null) return 'nil';
  if (isList(value)) return 'list';
  return value instanceof Dict ? 'map' : typeOf(value);
}

/** Whether `if` takes it for true; whatever is empty is not. */
export function truth(value: Value): boolean {
  if (value === undefined || value === null) return false;
  if (isList(value) || typeof value === 'string') return value.length > 0;
  if (value instanceof Dict) return value.entries.size > 0;
  if (value instanceof Sized) return value.value !== 0n;
  return Boolean(value);
}
