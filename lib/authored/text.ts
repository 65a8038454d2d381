import { z } from 'zod';
import type { Duration } from './repository';
import { isMap } from './values';

/** Keys that every JavaScript object has of itself: a merge or a look-up by one of them would go wrong. */
const RESERVED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** What is wrong with the key, if anything is. */
export function faultOfKey(key: string): { problem: string; fix: string } | undefined {
  if (RESERVED.has(key)) return { problem: `is a name that JavaScript reserves`, fix: 'use another name' };
  if (!isWhole(key))
    return { problem: 'is a name with half of a surrogate pair', fix: 'write the whole character' };
  return undefined;
}

/** Whether no half of a surrogate pair stands in the text alone: no encoding has it, so no file can hold it. */
export function isWhole(given: string): boolean {
  return !/\p{Cs}/u.test(given);
}

/** Text that a file can hold. */
export function wholeText(expected?: string) {
  return z
    .string(expected)
    .min(1)
    .superRefine((given, context) => {
      if (isWhole(given)) return;
      const problem = 'holds half of a surrogate pair';
      context.addIssue({ code: 'custom', message: 'write the whole character', params: { problem } });
    });
}

export const text = wholeText();

/** A folder that paths are put together with; the root is one without a name. */
export const folderPath = z
  .string()
  .regex(/^[^/].*[^/]$|^[^/]?$/, "expected a folder without a slash at either end, such as 'fleet/dist'");

/** A folder or file of a source, from its root. */
export const sourcePath = text.refine(
  (given) =>
    !given.startsWith('/') && !given.split('/').includes('..') && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(given),
  "expected a path from the root of the repository and inside of it, in one line, such as 'deploy/base'",
);

/** A length of time as Go writes it. Source: Flux, "Kustomization", the pattern of its CRD. */
export const duration = z
  .custom<Duration>()
  .refine(
    (given) => typeof given === 'string' && /^(\d+(\.\d+)?(ms|s|m|h))+$/.test(given),
    "expected a length of time such as '90s', '5m' or '1h30m'",
  );

/** Text by which other data is found. */
export const name = text.superRefine((given, context) => {
  const fault = faultOfKey(given);
  if (!fault || !isWhole(given)) return; // The text itself has been refused.
  const problem = `is "${given}", a name that JavaScript reserves`;
  context.addIssue({ code: 'custom', message: fault.fix, params: { problem } });
});

/** A map by name. zod's own record passes over a key `__proto__`. */
export function byName<T>(item: z.ZodType<T>): z.ZodType<Readonly<Record<string, T>>> {
  return z
    .unknown()
    .superRefine((given, context) => {
      for (const key of isMap(given) ? Object.getOwnPropertyNames(given) : []) {
        const fault = faultOfKey(key);
        if (fault)
          context.addIssue({
            code: 'custom',
            path: [key],
            message: fault.fix,
            params: { problem: fault.problem },
          });
      }
    })
    .pipe(z.record(z.string(), item));
}
