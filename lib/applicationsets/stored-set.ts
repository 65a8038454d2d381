import { stored, withoutEmpty } from './stored';

/**
 * An ApplicationSet as Argo CD stores it. Its controller writes a set when somebody, or a webhook, asks it to look again, with
 * all that its types of Go have no pointer for: an empty template in every generator, and that in a list, of which a
 * comparison takes every item as a whole. Source: Argo CD, `pkg/apis/application/v1alpha1/applicationset_types.go`.
 */
type Json = Readonly<Record<string, unknown>>;

const KEPT: ReadonlySet<string> = new Set([
  'preservedFields',
  'strategy',
  'strategy.rollingSync',
  'strategy.rollingSync.steps.maxUpdate',
  'syncPolicy',
  'templatePatch',
]);

/** Fields of generators that stay although they are empty; what git hosts are asked for has none that is worth an entry. */
const KEPT_OF_GENERATORS: ReadonlySet<string> = new Set([
  'clusterDecisionResource.configMapRef',
  'clusterDecisionResource.requeueAfterSeconds',
  'git.directories.path',
  'git.files.path',
  'git.repoURL',
  'git.requeueAfterSeconds',
  'git.revision',
  'list.elements',
  'matrix.generators',
  'merge.generators',
  'merge.mergeKeys',
  'plugin.configMapRef',
  'plugin.requeueAfterSeconds',
  'pullRequest.requeueAfterSeconds',
  'scmProvider.gitlab.includeSharedProjects',
  'scmProvider.requeueAfterSeconds',
]);

const FREE: ReadonlySet<string> = new Set([
  'elements',
  'generators',
  'matchLabels',
  'parameters',
  'template',
  'values',
]);

const NOTHING: ReadonlySet<string> = new Set();
const FREE_OF_METADATA: ReadonlySet<string> = new Set(['annotations', 'labels']);

/** What kinds of generators have no pointer for, beside the template. */
const ALWAYS: Readonly<Record<string, Json>> = {
  clusterDecisionResource: { labelSelector: {} },
  clusters: { selector: {} },
  plugin: { input: {} },
};

/** The `spec` of an ApplicationSet as Argo CD stores it. */
export function storedSet<Spec extends { readonly generators: readonly object[]; readonly template: object }>(
  spec: Spec,
): Spec {
  const { generators, template, ...rest } = spec;
  return {
    ...withoutEmpty(rest as Json, KEPT, FREE),
    generators: generators.map((each) => generator(each as Json, 0)),
    template: storedTemplate(template as Json),
  } as unknown as Spec;
}

function generator(given: Json, depth: number): Json {
  return Object.fromEntries(
    Object.entries(given).map(([kind, content]) => [kind, contentOf(kind, content as Json, depth)]),
  );
}

function contentOf(kind: string, content: Json, depth: number): Json {
  const known = withoutEmpty(content, KEPT_OF_GENERATORS, FREE, kind);
  if (kind === 'selector') return known;
  const {
    template = {},
    generators,
    ...rest
  } = known as Json & {
    readonly template?: Json;
    readonly generators?: readonly Json[];
  };
  // Argo CD keeps what is combined within a combination as the text that it was.
  if (generators && depth > 0) return content;
  return {
    ...ALWAYS[kind],
    ...rest,
    ...(generators && { generators: generators.map((each) => generator(each, depth + 1)) }),
    template: storedTemplate(template),
  };
}

function storedTemplate({ metadata = {}, spec = {} }: Json): Json {
  return {
    metadata: withoutEmpty(metadata, NOTHING, FREE_OF_METADATA),
    spec: { destination: {}, project: '', ...stored(spec as Json) },
  };
}
