import { z } from 'zod';
import { named, type Schema } from './readonly';
import { isMap } from './values';
import { wording } from '../issues/wording';

/**
 * One of several forms. A union would say that none fits; the form that was meant says what is wrong with it.
 *
 * @param meant the form that the given map was meant to have; text says what is missing where that cannot be told
 * @param expected what to give where it is no map at all, or the form that says so
 */
export function formOf<T>(
  meant: (given: object) => z.ZodType<T> | string,
  expected: z.ZodType<T> | string = 'a map',
): Schema<T> {
  const form = z.unknown().transform((given, context): T => {
    const otherwise = typeof expected === 'string' ? `expected ${expected}` : expected;
    const found = isMap(given) ? meant(given) : otherwise;
    if (typeof found === 'string') {
      context.addIssue({ code: 'custom', message: found });
      return z.NEVER;
    }
    const result = found.safeParse(given, wording);
    for (const issue of result.error?.issues ?? []) context.addIssue({ ...issue });
    return result.data ?? z.NEVER;
  });
  return named<T>(form);
}
