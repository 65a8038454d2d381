import { z } from 'zod';
import type {
  ClustersGenerator,
  GitGenerator,
  LabelSelector,
  ListGenerator,
  NestedGenerator,
  PluginGenerator,
  SetGenerator,
} from './generator';
import { formOf } from '../../../authored/form';
import { text } from '../../../authored/text';
import { values } from '../../../authored/values-schema';

/** True or false. Argo CD fills templates into text alone, so that a templated one never becomes what was meant. */
export const flag = z.custom<boolean>().superRefine((given: unknown, context) => {
  if (typeof given === 'boolean') return;
  context.addIssue({
    code: 'custom',
    message:
      typeof given === 'string' && given.includes('{{')
        ? 'say it by templatePatch, or make a set for each case: Argo CD fills templates into text alone'
        : 'give true or false',
    params: { problem: `is ${JSON.stringify(given)}, not true or false` },
  });
});

/** What stands at a level where Argo CD does not look for it. */
export function misplaced(fix: string) {
  return z
    .custom<undefined>()
    .superRefine((given, context) => {
      if (given === undefined) return;
      context.addIssue({ code: 'custom', message: fix, params: { problem: 'stands at the wrong level' } });
    })
    .optional();
}

export const strings = z.record(z.string(), z.string());
const seconds = z.int('expected whole seconds').positive().optional();
const withValues = { values: strings.optional() };

const selector = z.strictObject({
  matchLabels: strings.optional(),
  matchExpressions: z
    .array(
      z.strictObject({
        key: text,
        operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
        values: z.array(z.string()).optional(),
      }),
    )
    .optional(),
}) satisfies z.ZodType<LabelSelector>;

const list = formOf<ListGenerator>((given) => {
  if ('elements' in given && 'elementsYaml' in given)
    return 'expected elements or elementsYaml, not both: make it two generators, or put all into the one';
  return 'elementsYaml' in given
    ? z.strictObject({ elementsYaml: text })
    : z.strictObject({ elements: z.array(values) });
});

const items = z.array(z.strictObject({ path: text, exclude: flag.optional() })).min(1);
const ofGit = {
  ...withValues,
  repoURL: text,
  revision: text,
  requeueAfterSeconds: seconds,
  pathParamPrefix: text.optional(),
};
const git = formOf<GitGenerator>((given) => {
  if ('files' in given && 'directories' in given)
    return 'expected files or directories: Argo CD leaves out one of two, so make it two generators';
  return 'directories' in given
    ? z.strictObject({ ...ofGit, directories: items })
    : z.strictObject({ ...ofGit, files: items });
});

const clusters = z.strictObject({
  ...withValues,
  selector: selector.optional(),
  flatList: flag.optional(),
}) satisfies z.ZodType<ClustersGenerator>;

const ofASource = misplaced(
  'put it into a source of the template: a generator asks a service, by configMapRef',
);
const plugin = z.strictObject({
  ...withValues,
  configMapRef: z.strictObject({ name: text }),
  input: z.strictObject({ parameters: values }).optional(),
  requeueAfterSeconds: seconds,
  name: ofASource,
  env: ofASource,
  parameters: misplaced('put it under input'),
}) satisfies z.ZodType<PluginGenerator>;

/** What asks another service. Its own fields are the compiler's to check. */
function asking(services: readonly string[], own: Readonly<Record<string, z.ZodType>>) {
  return formOf<never>((given) => {
    const [service, other] = services.filter((each) => each in given);
    if (service === undefined || other !== undefined) return `expected one of ${services.join(', ')}`;
    const schema = z.strictObject({
      ...withValues,
      requeueAfterSeconds: seconds,
      filters: z.array(z.looseObject({})).optional(),
      [service]: z.looseObject({}),
      ...own,
    });
    return schema as unknown as z.ZodType<never>;
  });
}
const hosts = ['bitbucketServer', 'bitbucket', 'gitea', 'github', 'gitlab'];
const pullRequest = asking([...hosts, 'azuredevops'], { continueOnRepoNotFoundError: flag.optional() });
const scmProvider = asking([...hosts, 'azureDevOps', 'awsCodeCommit'], { cloneProtocol: text.optional() });

const leaves = { list, git, clusters, pullRequest, scmProvider, plugin };

/** Exactly one of the forms. */
function oneOf(forms: Readonly<Record<string, z.ZodType>>): z.ZodType<object> {
  const names = Object.keys(forms);
  return formOf<object>((given) => {
    const [form, ...others] = names.filter((name) => name in given);
    if (form === undefined) {
      const isEmpty = Object.keys(given).length === 0;
      return isEmpty ? `expected one of ${names.join(', ')}` : z.strictObject(optional(forms));
    }
    if (others.length > 0)
      return `expected one generator each: ${[form, ...others].join(' and ')} make an item of the list apiece`;
    return z.strictObject({ [form]: forms[form]!, selector: selector.optional() });
  });
}

/** For the message about a form that is unknown, which names those that are known. */
function optional(forms: Readonly<Record<string, z.ZodType>>): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, form.optional()]));
}

/** A matrix and a merge of what `inner` says. */
function combinations(inner: z.ZodType<object>) {
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
const nested = oneOf({ ...leaves, ...combinations(innermost) }) as z.ZodType<NestedGenerator>;

/** What the compiler checks of a generator, checked once more when it runs. */
export const setGenerator = oneOf({ ...leaves, ...combinations(nested) }) as z.ZodType<SetGenerator>;
