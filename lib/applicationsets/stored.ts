/**
 * An Application as Argo CD stores it. Argo CD reads every object into types of Go, which leave out what is empty when it
 * writes the object again: what git states and Argo CD drops is a difference that each sync brings back. So nothing else
 * is written here, by files or by sets. Source: Argo CD, `pkg/apis/application/v1alpha1/types.go`.
 */
type Json = Readonly<Record<string, unknown>>;

/** Fields that stay although they are empty: pointers, and what has no `omitempty`. Items of lists are as their list. */
const KEPT: ReadonlySet<string> = new Set([
  'destination',
  'project',
  'revisionHistoryLimit',
  'ignoreDifferences.kind',
  'info.name',
  'info.value',
  'syncPolicy.automated',
  'syncPolicy.automated.enabled',
  'syncPolicy.managedNamespaceMetadata',
  'syncPolicy.retry',
  'syncPolicy.retry.backoff',
  'syncPolicy.retry.backoff.factor',
  // Of a single source, Argo CD drops these when nothing is in them.
  'sources.directory',
  'sources.helm',
  'sources.kustomize',
  ...['source', 'sources'].flatMap((source) => [
    `${source}.repoURL`,
    `${source}.helm.valuesObject`,
    `${source}.kustomize.patches.target`,
    `${source}.kustomize.replicas.count`,
    `${source}.kustomize.replicas.name`,
    `${source}.directory.jsonnet.extVars.name`,
    `${source}.directory.jsonnet.extVars.value`,
    `${source}.directory.jsonnet.tlas.name`,
    `${source}.directory.jsonnet.tlas.value`,
    `${source}.plugin`,
    `${source}.plugin.env.name`,
    `${source}.plugin.env.value`,
    `${source}.plugin.parameters.array`,
    `${source}.plugin.parameters.map`,
    `${source}.plugin.parameters.name`,
    `${source}.plugin.parameters.string`,
  ]),
]);

/** Maps whose keys are people's own. What is in them stays as it is. */
const FREE: ReadonlySet<string> = new Set([
  'annotations',
  'commonAnnotations',
  'commonLabels',
  'labels',
  'map',
  'options',
  'valuesObject',
]);

/** The `spec` of an Application as Argo CD stores it. */
export function stored<Spec extends object>(spec: Spec): Spec {
  const { source, sources, ...rest } = withoutEmpty(spec as Json, KEPT, FREE) as Json & {
    readonly source?: Json;
    readonly sources?: readonly Json[];
  };
  return {
    ...rest,
    ...(source && { source: withJsonnet(source) }),
    ...(sources && { sources: sources.map(withJsonnet) }),
  } as Spec;
}

/** Of a folder's settings, one is no pointer: it is always there. */
function withJsonnet(source: Json): Json {
  const { directory } = source as { readonly directory?: Json };
  return directory ? { ...source, directory: { jsonnet: {}, ...directory } } : source;
}

/** The data without empty fields, but for those that are kept, at any depth that is not free. */
export function withoutEmpty<Data>(
  data: Data,
  kept: ReadonlySet<string>,
  free: ReadonlySet<string>,
  at = '',
): Data {
  if (Array.isArray(data)) return data.map((item) => withoutEmpty<unknown>(item, kept, free, at)) as Data;
  if (typeof data !== 'object' || data === null) return data;
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) {
    const path = at === '' ? key : `${at}.${key}`;
    const inner = free.has(key) ? (value as unknown) : withoutEmpty<unknown>(value, kept, free, path);
    if (inner === undefined || inner === null) continue;
    if (!isEmpty(inner) || kept.has(path)) result[key] = inner;
  }
  return result as Data;
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === false || value === 0 || value === '';
}
