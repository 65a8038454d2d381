import { isAlias, isMap, isNode, isPair, isScalar, visit, type Document, type YAMLMap } from 'yaml';
import { error, type Issue, type Location } from '../../issues/issue';
import { orNone } from '../reading';

export type ParsedYaml = Document.Parsed;
export type YamlPlace = (offset: number) => Location;

/** Of nodes above the deepest one, pairs of keys and values among them: a SealedSecret has some ten, values of a chart some twenty. */
const DEEPEST = 100;

/**
 * Lines by which Kubernetes takes a file apart before it decodes it: whatever begins with `---` ends a document there,
 * and the rest of the line is lost.
 */
export function ofLines(text: string, file: string): Issue[] {
  return text.split('\n').flatMap((content, index) => {
    const at = { file, line: index + 1, column: 1 };
    if (content.startsWith('---') && content !== '---')
      return [error(at, 'a line begins with --- and goes on', 'end the line after ---')];
    if (content.startsWith('...'))
      return [error(at, 'a line begins with ...', 'separate documents with a line of ---')];
    if (content.startsWith('%')) return [error(at, 'a line begins with %', 'remove the directive')];
    return [];
  });
}

/**
 * Issues for the forms of YAML that decoders read differently.
 *
 * @param less what to give instead of what nests too deep
 */
export function ofNodes(document: ParsedYaml, place: YamlPlace, less: string): Issue[] {
  const issues: Issue[] = [];
  const refuse = (node: unknown, problem: string, fix: string) => {
    issues.push(error(place((isNode(node) && node.range?.[0]) || 0), problem, fix));
  };
  visit(document, (_, node, above) => {
    if (above.length > DEEPEST) {
      refuse(node, 'is nested too deep', less);
      return visit.BREAK;
    }
    if (isPair(node)) {
      if (!isScalar(node.key) || typeof node.key.value !== 'string')
        refuse(node.key, 'the key is not text', 'put it in quotes');
      else if (node.key.value === '<<') refuse(node.key, 'is a merge key', 'write out what it merges');
      return undefined;
    }
    if (!isNode(node)) return undefined;
    if (isAlias(node)) refuse(node, 'is an alias', 'write out what it stands for');
    else if (node.anchor !== undefined) refuse(node, 'has an anchor', 'remove it');
    else if (node.tag !== undefined) refuse(node, 'has a tag', 'remove it');
    else if (isMap(node)) for (const key of repeated(node)) refuse(key, TWICE, ONCE);
    return undefined;
  });
  return issues;
}

export const TWICE = 'the key stands twice in one map';
export const ONCE = 'remove one: decoders differ in which they take';

/** Keys that were there before. A parser that looks for them compares each with each. */
function* repeated({ items }: YAMLMap): Iterable<unknown> {
  const seen = new Set<unknown>();
  for (const { key } of items) {
    const value = isScalar(key) ? key.value : key;
    if (seen.has(value)) yield key;
    seen.add(value);
  }
}

/** Words such as `yes`, `0o7` and `2026-01-01`, which are text to one version of YAML and not to the other. */
export function ofReadings(
  document: ParsedYaml,
  older: ParsedYaml | undefined,
  at: (path: readonly string[]) => Location,
): Issue[] {
  const path = differing(dataOf(document), older && dataOf(older));
  return path === undefined ? [] : [error(at(path), 'reads otherwise in YAML 1.1', 'put it in quotes')];
}

/** The path of the first value that is not the same in both. */
function differing(one: unknown, other: unknown, path: readonly string[] = []): string[] | undefined {
  if (!isContainer(one) || !isContainer(other)) return Object.is(one, other) ? undefined : [...path];
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = differing(one[key], other[key], [...path, key]);
    if (found) return found;
  }
  return undefined;
}

/** A map or a list, and no Date. */
function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

export function dataOf(document: ParsedYaml): unknown {
  return orNone(() => document.toJS() as unknown);
}
