import { z } from 'zod';
import type { Duration } from '../spec';
import { isMap } from '../values';

/** Keys that every JavaScript object has of itself: a merge or a look-up by one of them would go wrong. */
const RESERVED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** What is wrong with the key, if anything is. */
export function faultOfKey(key: string): { problem: string; fix: string } | undefined {
  return RESERVED.has(key)
    ? { problem: `is a name that JavaScript reserves`, fix: 'use another name' }
    : undefined;
}

export const text = z.string().min(1);

/** A folder that paths are put together with; the root is one without a name. */
export const folderPath = z
  .string()
  .regex(/^[^/].*[^/]$|^[^/]?$/, "expected a folder without a slash at either end, such as 'fleet/dist'");

/** A folder or file of a source, from its root. */
export const sourcePath = text.refine(
  (given) => !given.startsWith('/') && !given.split('/').includes('..'),
  "expected a path from the root of the repository and inside of it, such as 'deploy/base'",
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
  const problem = `is "${given}", a name that JavaScript reserves`;
  if (fault) context.addIssue({ code: 'custom', message: fault.fix, params: { problem } });
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
