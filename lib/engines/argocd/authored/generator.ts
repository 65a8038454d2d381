import { z } from 'zod';
import {
  pullRequest as anyPullRequest,
  scmProvider as anyScmProvider,
} from '../../../../imports/argocd-fields';
import type { Either } from '../../../authored/readonly';
import { formOf } from '../../../authored/form';
import { type Authored, type Schema, named } from '../../../authored/readonly';
import { text } from '../../../authored/text';
import { values } from '../../../authored/values';
import { misplaced } from './templated';

const strings = z.record(z.string(), z.string());
const seconds = z.int('expected whole seconds').positive().optional();
const withValues = {
  /** More fields for the template, which may be made of the generator's own. @default - none */
  values: strings.optional(),
};

const labelSelector = z.strictObject({
  /** @default - any */
  matchLabels: strings.optional(),
  /** @default - any */
  matchExpressions: z
    .array(
      z.strictObject({
        key: text,
        operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
        /** @default - none: `Exists` and `DoesNotExist` take none */
        values: z.array(z.string()).optional(),
      }),
    )
    .optional(),
});
export type LabelSelector = Authored<typeof labelSelector>;
const selector = named<LabelSelector>(labelSelector).optional();

const elements = z.strictObject({ elements: z.array(values) });
const elementsYaml = z.strictObject({
  /** YAML as a Go template: below a matrix, over what the generator before it gives. */
  elementsYaml: text,
});

/** Maps, one an Application. Source: Argo CD, "List Generator". */
export type ListGenerator = Either<Authored<typeof elements>, Authored<typeof elementsYaml>>;
const list = formOf<ListGenerator>((given) => {
  if ('elements' in given && 'elementsYaml' in given)
    return 'expected elements or elementsYaml, not both: make it two generators, or put all into the one';
  return 'elementsYaml' in given ? elementsYaml : elements;
});

const paths = z
  .array(
    z.strictObject({
      /** A pattern, from the root of the repository. */
      path: text,
      /** @default false */
      exclude: z.boolean().optional(),
    }),
  )
  .min(1);
const ofGit = z.strictObject({
  ...withValues,
  /** A URL, or the name of a repository of the fleet. */
  repoURL: text,
  revision: text,
  /** Seconds. @default - 3 minutes, as for every repository */
  requeueAfterSeconds: seconds,
  /** Name that the path's fields go under. @default - `path` */
  pathParamPrefix: text.optional(),
});
const files = ofGit.extend({ files: paths });
const directories = ofGit.extend({ directories: paths });

/** Files with their content, or folders. One generator has one of them. Source: Argo CD, "Git Generator". */
export type GitGenerator = Either<Authored<typeof files>, Authored<typeof directories>>;
const git = formOf<GitGenerator>((given) => {
  if ('files' in given && 'directories' in given)
    return 'expected files or directories: Argo CD leaves out one of two, so make it two generators';
  return 'directories' in given ? directories : files;
});

const clusters = z.strictObject({
  ...withValues,
  /** @default - every cluster */
  selector,
  /** One Application over all of them, which it gets as a list. @default false */
  flatList: z.boolean().optional(),
});
/** Clusters that Argo CD knows, by the labels of their Secrets. Source: Argo CD, "Cluster Generator". */
export type ClustersGenerator = Authored<typeof clusters>;

const plugin = z.strictObject({
  ...withValues,
  configMapRef: z.strictObject({ name: text }),
  /** What the service is asked with. @default - nothing */
  input: z.strictObject({ parameters: values }).optional(),
  /** Seconds. @default - 30 minutes */
  requeueAfterSeconds: seconds,
});
/** An answer over HTTP; the ConfigMap says where. Source: Argo CD, "Plugin Generator". */
export type PluginGenerator = Authored<typeof plugin>;

const ofASource = misplaced(
  'put it into a source of the template: a generator asks a service, by configMapRef',
);
const judgedPlugin: z.ZodType<PluginGenerator> = plugin.extend({
  name: ofASource,
  env: ofASource,
  parameters: misplaced('put it under input'),
});

const own = { ...withValues, requeueAfterSeconds: seconds };
const pullRequests = anyPullRequest.extend(own);
/** Open pull requests. Source: Argo CD, "Pull Request Generator". */
export type PullRequestGenerator = Authored<typeof pullRequests>;
const scmProviders = anyScmProvider.extend(own);
/** Repositories of an organisation. Source: Argo CD, "SCM Provider Generator". */
export type ScmProviderGenerator = Authored<typeof scmProviders>;
const hosts = ['bitbucketServer', 'bitbucket', 'gitea', 'github', 'gitlab'];

/** What asks one of other services. */
function asking<T>(services: readonly string[], schema: z.ZodType<T>): Schema<T> {
  return formOf<T>((given) => {
    const asked = services.filter((each) => each in given);
    return asked.length === 1 ? schema : `expected one of ${services.join(', ')}`;
  });
}

const leaves = {
  list,
  git,
  clusters: named<ClustersGenerator>(clusters),
  /** Open pull requests. Source: Argo CD, "Pull Request Generator". */
  pullRequest: asking<PullRequestGenerator>([...hosts, 'azuredevops'], pullRequests),
  /** Repositories of an organisation. Source: Argo CD, "SCM Provider Generator". */
  scmProvider: asking<ScmProviderGenerator>([...hosts, 'azureDevOps', 'awsCodeCommit'], scmProviders),
  plugin: named<PluginGenerator>(judgedPlugin),
};
type Leaves = { readonly [K in keyof typeof leaves]: z.input<(typeof leaves)[K]> };

/** Exactly one of the forms, and which of its results count. */
type OneOf<Forms> = {
  [K in keyof Forms]: { readonly [Is in K]: Forms[K] } & {
    readonly [Not in Exclude<keyof Forms, K>]?: never;
  };
}[keyof Forms] & {
  /** By the fields of the results. @default - all */
  readonly selector?: LabelSelector;
};

interface Combinations<Inner> {
  /** Every pair; the second may be made of the first's fields. Source: Argo CD, "Matrix Generator". */
  readonly matrix: { readonly generators: readonly [Inner, Inner] };
  /** The first one's, with what the others say of the same keys. Source: Argo CD, "Merge Generator". */
  readonly merge: {
    readonly mergeKeys: readonly [string, ...string[]];
    readonly generators: readonly [Inner, Inner, ...Inner[]];
  };
}

/** A generator that holds no other. */
export type LeafGenerator = OneOf<Leaves>;

/** A generator within a generator. A matrix or merge within another one holds no third. */
export type NestedGenerator = OneOf<Leaves & Combinations<LeafGenerator>>;

/** What gives the fields of the template: one of them. Source: Argo CD, "Generators". */
export type SetGenerator = OneOf<Leaves & Combinations<NestedGenerator>>;

function oneOf<T extends object>(forms: Readonly<Record<string, z.ZodType>>): Schema<T> {
  const names = Object.keys(forms);
  return formOf<object>((given) => {
    const [form, ...others] = names.filter((name) => name in given);
    if (form === undefined) {
      const isEmpty = Object.keys(given).length === 0;
      return isEmpty ? `expected one of ${names.join(', ')}` : z.strictObject(optional(forms));
    }
    if (others.length > 0)
      return `expected one generator each: ${[form, ...others].join(' and ')} make an item of the list apiece`;
    return z.strictObject({ [form]: forms[form]!, selector });
  }) as z.ZodType as Schema<T>;
}

/** For the message about a form that is unknown, which names those that are known. */
function optional(forms: Readonly<Record<string, z.ZodType>>): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, form.optional()]));
}

/** A matrix and a merge of what `inner` says. */
function combinations(inner: z.ZodType) {
  return {
    matrix: z.strictObject({
      generators: z.array(inner).superRefine((given, context) => {
        if (given.length === 2) return;
        context.addIssue({
          code: 'custom',
          message: 'give two generators: a matrix pairs the results of one with those of the other',
          params: { problem: `has ${given.length} of the two generators that a matrix is made of` },
        });
      }),
    }),
    merge: z.strictObject({
      mergeKeys: z.array(text).min(1),
      generators: z.array(inner).min(2),
    }),
  };
}

const innermost = oneOf(leaves);
const nested = oneOf<NestedGenerator>({ ...leaves, ...combinations(innermost) });

/** What the compiler checks of a generator, checked once more when it runs. */
export const setGenerator = oneOf<SetGenerator>({ ...leaves, ...combinations(nested) });
