import { z } from 'zod';
import type { Duration } from './duration';
import type { DeepReadonly } from './readonly';
import { faultOfSchedule } from './schedule';
import { faultOfKey, isMap, isWhole } from './values';

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
export const texts = z.array(text).optional();
export const flag = z.boolean().optional();

/** Labels, annotations, settings: text by text. */
export const strings = z.record(z.string(), z.string());

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

/** When something happens, as cron writes it: minute, hour, day of the month, month, day of the week. */
export const schedule = text.superRefine((given, context) => {
  const fault = faultOfSchedule(given);
  if (fault)
    context.addIssue({
      code: 'custom',
      message: fault.fix,
      params: { problem: `is "${given}": ${fault.problem}` },
    });
});

/** Text by which other data is found. */
export const name = text.superRefine((given, context) => {
  const fault = faultOfKey(given);
  if (!fault || !isWhole(given)) return; // The text itself has been refused.
  const problem = `is "${given}", a name that JavaScript reserves`;
  context.addIssue({ code: 'custom', message: fault.fix, params: { problem } });
});

type ByName<T> = Readonly<Record<string, T>>;

/** A map by name. zod's own record passes over a key `__proto__`. */
export function byName<S extends z.ZodType>(
  item: S,
): z.ZodType<ByName<z.output<S>>, ByName<DeepReadonly<z.input<S>>>> {
  const map = z
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
  return map as z.ZodType<ByName<z.output<S>>, ByName<DeepReadonly<z.input<S>>>>;
}
