import { z } from 'zod';
import type { Schema } from '../../../authored/readonly';

/** True or false. Argo CD fills templates into text alone, so that a templated one never becomes what was meant. */
export const flag = z
  .unknown()
  .superRefine((given, context) => {
    if (typeof given !== 'string' || !given.includes('{{')) return;
    context.addIssue({
      code: 'custom',
      message:
        'say it by templatePatch, or make a set for each case: Argo CD fills templates into text alone',
      params: { problem: `is ${JSON.stringify(given)}, not true or false` },
    });
  })
  .pipe(z.boolean()) as unknown as Schema<boolean>;

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
