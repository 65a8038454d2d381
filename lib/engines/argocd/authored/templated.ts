import { z } from 'zod';
import { named, type Schema } from '../../../authored/readonly';
import { isMap } from '../../../authored/values';
import { wording } from '../../../issues/wording';

/** The schema; of a template where true or false belongs it says that Argo CD fills templates into text alone. */
export function templated<T>(schema: z.ZodType<T>): Schema<T> {
  const judged = z.unknown().transform((given, context): T => {
    const result = schema.safeParse(given, wording);
    for (const issue of result.error?.issues ?? []) {
      const isFlag = issue.code === 'invalid_type' && issue.expected === 'boolean';
      const value = isFlag ? at(given, issue.path) : undefined;
      if (typeof value === 'string' && value.includes('{{'))
        context.addIssue({
          code: 'custom',
          path: issue.path,
          message:
            'say it by templatePatch, or make a set for each case: Argo CD fills templates into text alone',
          params: { problem: `is ${JSON.stringify(value)}, not true or false` },
        });
      else context.addIssue({ ...issue });
    }
    return result.data ?? z.NEVER;
  });
  return named<T>(judged);
}

function at(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (above, key) => (isMap(above) || Array.isArray(above) ? above[key as never] : undefined),
    root,
  );
}

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
