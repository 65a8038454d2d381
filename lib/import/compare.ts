import { stored, type Application, type SourceObject } from '../applicationsets';
import { isMap, type Values } from '../authored/values';
import { inlineOf } from './argocd/content';

/** A field in which an Application is not what it was. */
export interface FieldDifference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Whether it would deploy something else, or somewhere else. */
  readonly isEssential: boolean;
}

const OURS =
  /^(ringfleet\.io\/|app\.kubernetes\.io\/managed-by$|argocd\.argoproj\.io\/(sync-wave|manifest-generate-paths|tracking-id|refresh)$)/;
const ESSENTIAL = /^(spec\.(destination|sources)\b|spec\.syncPolicy\.automated)/;

/** In which fields two Applications differ by what Argo CD does with them. What ringfleet adds of its own is none. */
export function differencesOf(before: Application, after: Application): FieldDifference[] {
  const [was, is] = [meaningOf(before), meaningOf(after)];
  return [...differing(was, is, '')]
    .filter(({ path, before: value }) => value !== undefined || !/^spec\.syncPolicy\.retry/.test(path))
    .map((each) => ({ ...each, isEssential: ESSENTIAL.test(each.path) }));
}

function meaningOf({ metadata: { name, labels, annotations, finalizers = [] }, spec }: Application): Values {
  const { source, sources = source ? [source] : [], syncPolicy, destination, ...rest } = stored(spec);
  const policy = isMap(syncPolicy) ? syncPolicy : {};
  // What makes the namespace is a file of the fleet, which has its labels.
  const { automated, syncOptions, managedNamespaceMetadata: _, ...more } = policy;
  const options = (Array.isArray(syncOptions) ? syncOptions : []).map(String);
  return plain({
    metadata: {
      name,
      labels: others(labels),
      annotations: others(annotations),
      finalizers: [...finalizers].sort(),
    },
    spec: {
      ...rest,
      destination: {
        ...destination,
        // Both are the cluster that Argo CD is on.
        ...(destination.name === 'in-cluster' && {
          name: undefined,
          server: 'https://kubernetes.default.svc',
        }),
      },
      sources: sources.map((each) => sourceMeaning(each, name)),
      syncPolicy: {
        ...more,
        ...(automated !== undefined && { automated: automatedMeaning(automated) }),
        syncOptions: options
          .filter((each) => !/^(ServerSideApply=false|CreateNamespace=.*)$/.test(each))
          .sort(),
      },
    },
  });
}

/** @param name of the Application, after which Helm calls what has no name of its own */
function sourceMeaning({ helm, path, directory, ...source }: SourceObject, name: string) {
  const { values: _, valuesObject: __, ...settings } = helm ?? {};
  return {
    ...source,
    ...(path !== undefined && { path: path.replace(/^\.?\/+|\/+$/g, '') }),
    ...(isMap(directory) && { directory: { recurse: false, ...directory } }),
    ...((helm ?? source.chart) !== undefined && {
      helm: { releaseName: name, ...settings, values: inlineOf(helm) },
    }),
  };
}

function automatedMeaning(given: unknown) {
  const { enabled, prune = false, selfHeal = false, ...rest } = isMap(given) ? given : {};
  return { ...rest, ...(enabled === false && { enabled }), prune, selfHeal };
}

function others(all: Readonly<Record<string, string>> = {}): object {
  return Object.fromEntries(Object.entries(all).filter(([key]) => !OURS.test(key)));
}

/** As data, without what is undefined or empty. */
function plain(object: object): Values {
  const text = JSON.stringify(object, (_, value: unknown) =>
    typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? undefined : value,
  );
  const data: unknown = JSON.parse(text);
  return isMap(data) ? data : {};
}

function* differing(
  before: unknown,
  after: unknown,
  path: string,
): Iterable<Omit<FieldDifference, 'isEssential'>> {
  if (JSON.stringify(sortedData(before)) === JSON.stringify(sortedData(after))) return;
  const isDeep = isMap(before) && isMap(after);
  const areLists = Array.isArray(before) && Array.isArray(after) && before.length === after.length;
  if (!isDeep && !areLists) {
    yield { path, before, after };
    return;
  }
  const [was, is] = [keyed(before), keyed(after)];
  for (const key of [...new Set([...Object.keys(was), ...Object.keys(is)])].sort())
    yield* differing(was[key], is[key], areLists ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`);
}

/** A list by its places. */
function keyed(of: object): Readonly<Record<string, unknown>> {
  return { ...of };
}

/** Keys in one order. */
export function sortedData(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedData);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortedData(value[key])]),
  );
}
