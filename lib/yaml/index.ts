import { Document } from './document';

export { shared } from './shared';

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * One YAML document in block style, without a leading `---`, ending in a line break.
 *
 * Keys keep the order given, a shared reference is written in full each time (there are no anchors),
 * and no line is folded. The same value always gives the same bytes.
 *
 * @throws TypeError naming the path of a value JSON cannot hold: undefined, a function, a symbol, a
 * bigint, NaN, an infinity, an integer beyond 2^53, an object of a class (Date, Map), a cycle, or a
 * string with half of a surrogate pair.
 */
export function toYaml(value: Json): string {
  return new Document().text(value);
}

/**
 * Several YAML documents, separated by a line of `---`. No values give the empty string.
 *
 * @throws TypeError as toYaml does; the path begins with the document's index, as in `[2].spec`.
 */
export function toYamlDocuments(values: readonly Json[]): string {
  return values.map((value, index) => new Document({ name: `[${index}]` }).text(value)).join('---\n');
}

/**
 * A Kubernetes object with the given metadata: first what it is, then its fields. As toYaml writes it, but for keys, which are
 * sorted, and what is null or undefined, which is left out. What is `shared` is made text of once.
 *
 * @throws TypeError as toYaml does, but for an undefined
 */
export function toManifest(object: object, metadata: object): string {
  return new Document({ isSorted: true }).manifest(object as Readonly<Record<string, unknown>>, metadata);
}
