import { z } from 'zod';
import {
  differences,
  directory,
  helm,
  info,
  kustomize,
  plugin,
  syncPolicy,
} from '../../../../imports/argocd-fields';
import type { Either } from '../../../authored/readonly';
import { formOf } from '../../../authored/form';
import { type Authored, type Schema, named } from '../../../authored/readonly';
import { text } from '../../../authored/text';
import { values } from '../../../authored/values';
import { type SetGenerator, setGenerator } from './generator';
import { misplaced, templated } from './templated';

const strings = z.record(z.string(), z.string()).optional();
const texts = z.array(text).optional();
const some = text.optional();

const parameter = helm.shape.parameters.unwrap().element.extend({ name: text, value: z.string() });
const fileParameter = helm.shape.fileParameters.unwrap().element.extend({ name: text, path: text });
const pluginParameter = plugin.shape.parameters.unwrap().element.extend({ name: text });
const setHelm = helm.extend({
  parameters: z.array(parameter).optional(),
  fileParameters: z.array(fileParameter).optional(),
  values: z.string().optional(),
  valuesObject: values.optional(),
});
const setPlugin = plugin.extend({ parameters: z.array(pluginParameter).optional() });

const source = z.strictObject({
  /** A URL, or the name of a repository of the fleet. */
  repoURL: text,
  targetRevision: some,
  path: some,
  chart: some,
  ref: some,
  name: some,
  helm: setHelm.optional(),
  kustomize: kustomize.optional(),
  directory: directory.optional(),
  plugin: setPlugin.optional(),
});

/** A source of an Application, in Argo CD's own fields. Its URL may be the name of a repository of the fleet. */
export type SetSource = Authored<typeof source>;

const ofAGenerator = misplaced(
  'put it into a generator: a source is rendered by a plugin of the repo server, by name',
);
const judgedSource = named<SetSource>(
  source.extend({
    plugin: setPlugin.extend({ configMapRef: ofAGenerator, input: ofAGenerator }).optional(),
  }),
);

const server = z.strictObject({ namespace: some, server: text });
const byServerName = z.strictObject({ namespace: some, name: text });
type SetDestination = Either<Authored<typeof server>, Authored<typeof byServerName>>;
const destination = formOf<SetDestination>((given) => {
  if ('name' in given && 'server' in given)
    return 'expected server or name: Argo CD takes an Application with both for a mistake';
  return 'name' in given ? byServerName : server;
});

const anyTemplate = z.strictObject({
  name: text,
  /** @default - the set's */
  namespace: some,
  /** @default - none */
  labels: strings,
  /** @default - none */
  annotations: strings,
  /** @default - the one that deletes what was deployed, unless the set preserves it */
  finalizers: texts,
  /**
   * An AppProject; or built of segments of the path of a git generator over a state repository. What a file says may
   * not choose it: whoever writes the file would choose what it permits.
   */
  project: text,
  destination,
  syncPolicy: syncPolicy.optional(),
  ignoreDifferences: z.array(differences).optional(),
  info: z.array(info).optional(),
  revisionHistoryLimit: z.int().min(0).optional(),
});
const oneSource = anyTemplate.extend({ source: judgedSource });
const someSources = anyTemplate.extend({ sources: z.array(judgedSource).min(1) });

/**
 * The Applications that a set makes. Text may hold Go templates over what the generators give; what is no text, such
 * as whether it syncs by itself, is said by `templatePatch`, or by a set for each case. Source: Argo CD, "Templates".
 */
export type SetTemplate = Either<Authored<typeof oneSource>, Authored<typeof someSources>>;

const ofASource = misplaced('put it into a source of the template');
const elsewhere = { plugin: ofASource, helm: ofASource, kustomize: ofASource, directory: ofASource };
const template = formOf<SetTemplate>((given) => {
  if ('source' in given && 'sources' in given)
    return 'expected source or sources: Argo CD ignores one where there are both';
  return 'sources' in given ? someSources.extend(elsewhere) : oneSource.extend(elsewhere);
});

const step = z.strictObject({
  /** All of them hold for a label of the Application. */
  matchExpressions: z
    .array(
      z.strictObject({ key: text, operator: z.enum(['In', 'NotIn']), values: z.array(z.string()).min(1) }),
    )
    .min(1),
  /** How many at a time; at 0 a person syncs them. @default '100%' */
  maxUpdate: z
    .custom<number | `${number}%`>(
      (given) =>
        (Number.isInteger(given) && (given as number) >= 0) ||
        (typeof given === 'string' && /^(\d|[1-9]\d|100)%$/.test(given)),
      "expected a number of Applications such as 3, or a share such as '25%'",
    )
    .optional(),
});

/** Applications that are updated together. Source: Argo CD, "Progressive Syncs". */
export type RolloutStep = Authored<typeof step>;

const anyRollout = z.strictObject({
  /** Whether Applications go in the reverse order of the steps. @default - all at once */
  deletionOrder: z.literal('Reverse').optional(),
});
const bySteps = anyRollout.extend({ steps: z.array(named<RolloutStep>(step)).min(1) });
const byRings = anyRollout.extend({
  /**
   * A step for each ring, by the label `ringfleet.io/ring` of the Applications; what environments do not sync by
   * themselves waits for a person.
   */
  rings: z.array(text).min(1),
});

/**
 * RollingSync: a step begins when everything before it is healthy. The set's controller then starts every sync, so that
 * nothing syncs or heals by itself, and what no step matches is never synced. The controller has to run with
 * `applicationsetcontroller.enable.progressive.syncs`. Source: Argo CD, "Progressive Syncs".
 */
export type SetRollout<Ring extends string = string> = Either<
  Authored<typeof bySteps>,
  Authored<typeof byRings, { rings: readonly Ring[] }>
>;
const rollout = formOf<SetRollout>((given) => {
  if ('steps' in given && 'rings' in given) return 'expected steps or rings, not both';
  return 'rings' in given ? byRings : bySteps;
});

const set = z.strictObject({
  /** @default `<name>.yaml` */
  file: z
    .string()
    .regex(
      /^[^/{},*?]+\.ya?ml$/,
      "expected the name of a YAML file without folders, such as '11-products.yaml'",
    )
    .optional(),
  generators: z.array(setGenerator).min(1) as z.ZodType as Schema<readonly [SetGenerator, ...SetGenerator[]]>,
  template,
  /** YAML over each Application, as a Go template; it cannot change the project. @default - none */
  templatePatch: some,
  /** @default - all at once */
  rollout: rollout.optional(),
  /** Whether what Applications deployed outlives them. @default false */
  preserveResourcesOnDeletion: z.boolean().optional(),
  /** What the controller may do to Applications that are there. @default - everything */
  applicationsSync: z.enum(['sync', 'create-only', 'create-update', 'create-delete']).optional(),
  /** Fields of Applications that others may change. @default - none */
  ignoreApplicationDifferences: z
    .array(
      z.strictObject({
        /** The Application that it is about. @default - each */
        name: some,
        /** @default - none */
        jsonPointers: texts,
        /** @default - none */
        jqPathExpressions: texts,
      }),
    )
    .optional(),
});

/**
 * Applications from a template and lists. Emitted with `goTemplate` and `missingkey=error` always. Source: Argo CD,
 * "ApplicationSet Specification".
 */
export type ApplicationSetSpec<Ring extends string = string> = Authored<
  typeof set,
  { rollout: SetRollout<Ring> }
>;

/** What the compiler checks of an ApplicationSet, checked once more when it runs. */
export const applicationSet = templated<ApplicationSetSpec>(
  set.extend({ plugin: misplaced('put it into a generator, or into a source of the template') }),
);
