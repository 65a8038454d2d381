import { z } from 'zod';
import { isMap } from '../values';
import { nameAllowedKeys } from './explain';

/**
 * One of several forms. A union would say that none fits; the form that was meant says what is wrong with it.
 *
 * @param meant the form that the given map was meant to have; text says what is missing where that cannot be told
 */
export function formOf<T>(meant: (given: object) => z.ZodType<T> | string): z.ZodType<T> {
  return z.unknown().transform((given, context): T => {
    const form = isMap(given) ? meant(given) : 'expected a map';
    if (typeof form === 'string') {
      context.addIssue({ code: 'custom', message: form });
      return z.NEVER;
    }
    const result = form.safeParse(given, nameAllowedKeys);
    for (const issue of result.error?.issues ?? []) context.addIssue({ ...issue });
    return result.data ?? z.NEVER;
  });
}
