import { parseAllDocuments } from 'yaml';
import { isMap, type Values } from '../authored/values';
import { error, type Issue } from '../issues/issue';

/** An object that is there, and the file that has it. */
export interface FoundObject {
  readonly object: KubernetesData;
  readonly file: string;
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
    const documents = documentsOf(text);
    if (typeof documents === 'string') {
      issues.push(error({ file }, `is no YAML: ${documents}`, 'mend it, or leave it out'));
      continue;
    }
    for (const document of documents)
      for (const object of objectsOf(document)) found.set(`${file} ${objectKey(object)}`, { object, file });
  }
  return { found: [...found.values()], issues };
}

/** @returns what is wrong, where it is no YAML, or aliases make more of it than anybody writes */
function documentsOf(text: string): unknown[] | string {
  try {
    const documents = parseAllDocuments(text);
    const [wrong] = documents.flatMap(({ errors }) => errors);
    return wrong ? wrong.message.split('\n')[0]! : documents.map((each) => each.toJS() as unknown);
  } catch (fault) {
    return (fault as Error).message;
  }
}

function objectsOf(given: unknown): KubernetesData[] {
  if (!isMap(given)) return [];
  const { apiVersion, kind, items, metadata } = given;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return [];
  if (Array.isArray(items) && kind.endsWith('List')) return items.flatMap(objectsOf);
  return isMap(metadata) && typeof metadata['name'] === 'string' ? [cleaned(given, metadata)] : [];
}

function cleaned(given: Values, metadata: Values): KubernetesData {
  const { status: _, ...object } = given;
  const own = Object.entries(metadata).filter(([key]) => !WRITTEN_THERE.includes(key));
  const { annotations, ...rest } = Object.fromEntries(own);
  const kept = Object.entries(isMap(annotations) ? annotations : {}).filter(([key]) => key !== LAST_APPLIED);
  const all = { ...rest, ...(kept.length > 0 && { annotations: Object.fromEntries(kept) }) };
  return { ...object, metadata: all } as unknown as KubernetesData;
}

/** By what the API server tells objects apart, their version aside. */
export function objectKey({ apiVersion, kind, metadata: { name, namespace = '' } }: KubernetesData): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/', 1)[0]! : '';
  return [group, kind, namespace, name].join('/');
}

/** `Namespace acme`, `Role acme/reader`. */
export function titleOf({ kind, metadata: { name, namespace } }: KubernetesData): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
