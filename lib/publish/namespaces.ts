import { parseAllDocuments } from 'yaml';
import { isMap } from '../authored/values';
import type { DangerJudge } from './danger';

const LABELS = ['ringfleet.io/tenant', 'ringfleet.io/customer'];
const CLUSTER = /^clusters\/([^/]+)\//;

/** The namespaces that are applied no more: whatever is in one goes with it. */
export const namespacesThatGo: DangerJudge = async (all) => {
  const before = new Map<string, readonly string[]>();
  const after = new Set<string>();
  for (const { changed, removed, textsBefore } of all) {
    const touched = [...changed.filter(({ isNew }) => !isNew).map(({ path }) => path), ...removed];
    for (const [path, text] of await textsBefore(touched.filter(mayHaveNamespaces)))
      for (const { key, permits } of namespacesIn(path, text)) before.set(key, permits);
    for (const { path, content } of changed)
      if (mayHaveNamespaces(path))
        for (const { key } of namespacesIn(path, content.toString('utf8'))) after.add(key);
  }
  return [...before]
    .filter(([key]) => !after.has(key))
    .map(([key, permits]) => {
      const [cluster, name] = key.split('/');
      return {
        what: `namespace ${name} goes from ${cluster}, with all that is in it`,
        permits: [key, ...permits],
      };
    });
};

function mayHaveNamespaces(path: string): boolean {
  return CLUSTER.test(path) && path.endsWith('.yaml');
}

function namespacesIn(
  path: string,
  text: string,
): { readonly key: string; readonly permits: readonly string[] }[] {
  const [, cluster] = CLUSTER.exec(path)!;
  if (!/^kind: Namespace$/m.test(text)) return [];
  return parseAllDocuments(text).flatMap((document) => {
    const object: unknown = document.toJS();
    if (!isMap(object) || object['kind'] !== 'Namespace' || !isMap(object['metadata'])) return [];
    const { name, labels } = object['metadata'];
    if (typeof name !== 'string') return [];
    const owners = LABELS.map((label) => (isMap(labels) ? labels[label] : undefined));
    return [
      { key: `${cluster}/${name}`, permits: [name, ...owners.filter((each) => typeof each === 'string')] },
    ];
  });
}
