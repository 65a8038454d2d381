import { isMap as isYamlMap, isNode, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import { isMap, type Values } from '../authored/values';
import { error, type Issue } from '../issues/issue';

/** An object that is there, and the file that has it. */
export interface FoundObject {
  readonly object: KubernetesData;
  readonly file: string;
  /** On which it begins. @default - nobody wrote it there */
  readonly line?: number;
}

export interface KubernetesData {
  readonly [key: string]: unknown;
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly finalizers?: readonly string[];
  };
}

/** What the API server and kubectl write into objects, which nobody states. */
const WRITTEN_THERE = [
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generateName',
  'generation',
  'managedFields',
  'ownerReferences',
  'resourceVersion',
  'selfLink',
  'uid',
];
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * The Kubernetes objects of YAML or JSON, those of Lists among them, as somebody stated them: without status and what the API server adds. Of
 * one that a file has several times the last: several files may be for several clusters. Other documents, such as values, are left out.
 *
 * @param texts by file
 */
export function objectsIn(texts: Iterable<readonly [string, string]>): {
  found: FoundObject[];
  issues: Issue[];
} {
  const found = new Map<string, FoundObject>();
  const issues: Issue[] = [];
  for (const [file, text] of texts) {
    const lines = new LineCounter();
    const documents = documentsOf(text, lines);
    if ('problem' in documents) {
      const { problem, offset } = documents;
      const at = offset === undefined ? { file } : placeOf(file, lines, offset);
      issues.push(error(at, `is no YAML: ${problem}`, 'mend it, or leave it out'));
      continue;
    }
    for (const { node, data } of documents.found)
      for (const { object, offset } of objectsOf(data, node)) {
        const { line } = placeOf(file, lines, offset);
        found.set(`${file} ${objectKey(object)}`, { object, file, line });
      }
  }
  return { found: [...found.values()], issues };
}

function placeOf(file: string, lines: LineCounter, offset: number) {
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
}

type Documents =
  | { readonly found: readonly { readonly node: unknown; readonly data: unknown }[] }
  | { readonly problem: string; readonly offset?: number };

/** The documents; or what is wrong, where it is no YAML, or aliases make more of it than anybody writes. */
function documentsOf(text: string, lineCounter: LineCounter): Documents {
  try {
    const documents = parseAllDocuments(text, { lineCounter, prettyErrors: false });
    const [wrong] = documents.flatMap(({ errors }) => errors);
    return wrong
      ? { problem: wrong.message, offset: wrong.pos[0] }
      : { found: documents.map((each) => ({ node: each.contents, data: each.toJS() as unknown })) };
  } catch (fault) {
    return { problem: fault instanceof Error ? fault.message : String(fault) };
  }
}

/** The objects in what a document has, each with where it begins. */
function objectsOf(given: unknown, node: unknown): { object: KubernetesData; offset: number }[] {
  if (!isMap(given)) return [];
  const { apiVersion, kind, items, metadata } = given;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return [];
  if (Array.isArray(items) && kind.endsWith('List')) {
    const list = isYamlMap(node) ? node.get('items') : undefined;
    const nodes = isSeq(list) ? list.items : [];
    const all: readonly unknown[] = items;
    return all.flatMap((each, index) => objectsOf(each, nodes[index]));
  }
  if (!isMap(metadata)) return [];
  const { name } = metadata;
  if (typeof name !== 'string') return [];
  const offset = (isNode(node) && node.range?.[0]) || 0;
  return [{ object: cleaned({ ...given, apiVersion, kind }, { ...metadata, name }), offset }];
}

type Named = Values & { readonly name: string };

function cleaned(
  { status: _, ...object }: Values & { readonly apiVersion: string; readonly kind: string },
  { name, namespace, labels, annotations, finalizers, ...metadata }: Named,
): KubernetesData {
  const own: [string, unknown][] = Object.entries(metadata).filter(([key]) => !WRITTEN_THERE.includes(key));
  // What is no map there is for others to judge.
  for (const [key, given] of Object.entries({ labels, annotations }))
    if (given !== undefined && !isMap(given)) own.push([key, given]);
  const kept = Object.entries(textsOf(annotations)).filter(([key]) => key !== LAST_APPLIED);
  return {
    ...object,
    metadata: {
      name,
      ...(typeof namespace === 'string' && { namespace }),
      ...(isMap(labels) && { labels: textsOf(labels) }),
      ...Object.fromEntries(own),
      ...(Array.isArray(finalizers) && { finalizers: finalizers.map(String) }),
      ...(kept.length > 0 && { annotations: Object.fromEntries(kept) }),
    },
  };
}

/** A map of texts, as labels are: what is none is as Kubernetes would refuse it. */
function textsOf(given: unknown): Record<string, string> {
  const entries = Object.entries(isMap(given) ? given : {}).filter(([, value]) => value !== null);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

/** By what the API server tells objects apart, their version aside. */
export function objectKey({ apiVersion, kind, metadata: { name, namespace = '' } }: KubernetesData): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/', 1)[0]! : '';
  return [group, kind, namespace, name].join('/');
}

interface Titled {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** `Namespace acme`, `Role acme/reader`. */
export function titleOf({ kind, metadata: { name, namespace } }: Titled): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
