import { z } from 'zod';
import type { ApplicationSetSpec, RolloutStep, SetRollout, SetSource, SetTemplate } from './application-set';
import { formOf } from '../../../authored/form';
import { flag, misplaced, setGenerator, strings } from './generator-schema';
import { text } from '../../../authored/text';
import { values } from '../../../authored/values-schema';

const texts = z.array(z.string()).optional();
const some = text.optional();
const yes = flag.optional();
const pairs = z.array(z.strictObject({ name: text, value: z.string() })).optional();

const helm = z.strictObject({
  apiVersions: texts,
  fileParameters: z.array(z.strictObject({ name: text, path: text })).optional(),
  ignoreMissingValueFiles: yes,
  kubeVersion: some,
  namespace: some,
  parameters: z.array(z.strictObject({ name: text, value: z.string(), forceString: yes })).optional(),
  passCredentials: yes,
  releaseName: some,
  skipCrds: yes,
  skipSchemaValidation: yes,
  skipTests: yes,
  valueFiles: z.array(text).optional(),
  values: z.string().optional(),
  valuesObject: values.optional(),
  version: some,
});
const kustomize = z.strictObject({
  apiVersions: texts,
  commonAnnotations: strings.optional(),
  commonAnnotationsEnvsubst: yes,
  commonLabels: strings.optional(),
  components: texts,
  forceCommonAnnotations: yes,
  forceCommonLabels: yes,
  ignoreMissingComponents: yes,
  images: texts,
  kubeVersion: some,
  labelIncludeTemplates: yes,
  labelWithoutSelector: yes,
  namePrefix: some,
  nameSuffix: some,
  namespace: some,
  patches: z.array(z.looseObject({})).optional(),
  replicas: z.array(z.strictObject({ name: text, count: z.union([z.int(), text]) })).optional(),
  version: some,
});
const variables = z.array(z.strictObject({ name: text, value: z.string(), code: yes })).optional();
const directory = z.strictObject({
  exclude: some,
  include: some,
  recurse: yes,
  jsonnet: z.strictObject({ extVars: variables, tlas: variables, libs: texts }).optional(),
});
const ofAGenerator = misplaced(
  'put it into a generator: a source is rendered by a plugin of the repo server, by name',
);
const plugin = z.strictObject({
  name: some,
  env: pairs,
  parameters: z
    .array(
      z.strictObject({
        name: text,
        string: z.string().optional(),
        array: texts,
        map: strings.optional(),
      }),
    )
    .optional(),
  configMapRef: ofAGenerator,
  input: ofAGenerator,
});

const source = z.strictObject({
  repoURL: text,
  targetRevision: some,
  path: some,
  chart: some,
  ref: some,
  name: some,
  helm: helm.optional(),
  kustomize: kustomize.optional(),
  directory: directory.optional(),
  plugin: plugin.optional(),
}) as unknown as z.ZodType<SetSource>;

const syncPolicy = z.strictObject({
  automated: z.strictObject({ prune: yes, selfHeal: yes, allowEmpty: yes, enabled: yes }).optional(),
  retry: z
    .strictObject({
      limit: z.int().optional(),
      refresh: yes,
      backoff: z
        .strictObject({ duration: some, factor: z.int().positive().optional(), maxDuration: some })
        .optional(),
    })
    .optional(),
  syncOptions: texts,
  managedNamespaceMetadata: z
    .strictObject({ labels: strings.optional(), annotations: strings.optional() })
    .optional(),
});

const differences = { jsonPointers: texts, jqPathExpressions: texts };
const ofASource = misplaced('put it into a source of the template');
const ofTemplate = {
  name: text,
  namespace: some,
  labels: strings.optional(),
  annotations: strings.optional(),
  finalizers: texts,
  project: text,
  destination: formOf<SetTemplate['destination']>((given) => {
    if ('name' in given && 'server' in given)
      return 'expected server or name: Argo CD takes an Application with both for a mistake';
    const namespace = some;
    return 'name' in given
      ? z.strictObject({ namespace, name: text })
      : z.strictObject({ namespace, server: text });
  }),
  syncPolicy: syncPolicy.optional(),
  ignoreDifferences: z
    .array(
      z.strictObject({
        group: z.string().optional(),
        kind: text,
        name: some,
        namespace: some,
        managedFieldsManagers: texts,
        ...differences,
      }),
    )
    .optional(),
  info: pairs,
  revisionHistoryLimit: z.int().min(0).optional(),
  plugin: ofASource,
  helm: ofASource,
  kustomize: ofASource,
  directory: ofASource,
};
const template = formOf<SetTemplate>((given) => {
  if ('source' in given && 'sources' in given)
    return 'expected source or sources: Argo CD ignores one where there are both';
  const schema =
    'sources' in given
      ? z.strictObject({ ...ofTemplate, sources: z.array(source).min(1) })
      : z.strictObject({ ...ofTemplate, source });
  return schema;
});

const deletionOrder = z.literal('Reverse').optional();
const step = z.strictObject({
  matchExpressions: z
    .array(
      z.strictObject({ key: text, operator: z.enum(['In', 'NotIn']), values: z.array(z.string()).min(1) }),
    )
    .min(1),
  maxUpdate: z
    .custom<number | `${number}%`>(
      (given) =>
        (Number.isInteger(given) && (given as number) >= 0) ||
        (typeof given === 'string' && /^(\d|[1-9]\d|100)%$/.test(given)),
      "expected a number of Applications such as 3, or a share such as '25%'",
    )
    .optional(),
}) satisfies z.ZodType<RolloutStep>;
const rollout = formOf<SetRollout>((given) => {
  if ('steps' in given && 'rings' in given) return 'expected steps or rings, not both';
  return 'rings' in given
    ? z.strictObject({ deletionOrder, rings: z.array(text).min(1) })
    : z.strictObject({ deletionOrder, steps: z.array(step).min(1) });
});

/** What the compiler checks of an ApplicationSet, checked once more when it runs. */
export const applicationSet = z.strictObject({
  file: z
    .string()
    .regex(
      /^[^/{},*?]+\.ya?ml$/,
      "expected the name of a YAML file without folders, such as '11-products.yaml'",
    )
    .optional(),
  generators: z
    .array(setGenerator)
    .min(1)
    .transform((given) => given as unknown as ApplicationSetSpec['generators']),
  template,
  templatePatch: text.optional(),
  rollout: rollout.optional(),
  preserveResourcesOnDeletion: yes,
  applicationsSync: z.enum(['sync', 'create-only', 'create-update', 'create-delete']).optional(),
  ignoreApplicationDifferences: z.array(z.strictObject({ name: some, ...differences })).optional(),
  plugin: misplaced('put it into a generator, or into a source of the template'),
}) satisfies z.ZodType<ApplicationSetSpec>;
