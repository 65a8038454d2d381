import { z } from 'zod';
import { faultOfSchedule } from '../../../authored/schedule';
import type { ArgocdProjects, ProjectSettings, SyncWindowSpec } from './project';
import { byName, duration, text } from '../../../authored/text';

const schedule = text.superRefine((given, context) => {
  const fault = faultOfSchedule(given);
  if (fault)
    context.addIssue({
      code: 'custom',
      message: fault.fix,
      params: { problem: `is "${given}": ${fault.problem}` },
    });
});

const timeZone = text.refine(
  isTimeZone,
  "expected the name of a time zone, as in 'Europe/Amsterdam', or 'UTC'",
);

/** Whether the name is one of the IANA's, which Argo CD looks up. */
function isTimeZone(name: string): boolean {
  try {
    // Offsets, and letters of any case, would do here, and not there.
    const { timeZone: found } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return /^[A-Z]/.test(name) && (found === name || found.toLowerCase() !== name.toLowerCase());
  } catch {
    return false;
  }
}

const syncWindow = z.strictObject({
  kind: z.enum(['allow', 'deny']),
  schedule,
  duration,
  timeZone: timeZone.optional(),
  manualSync: z.boolean().optional(),
  of: z.enum(['releases', 'platform']).optional(),
  environments: z.array(text).min(1).optional(),
}) satisfies z.ZodType<SyncWindowSpec>;

const project = z.strictObject({
  signatureKeys: z
    .array(
      z
        .string()
        .regex(
          /^([0-9A-F]{16}|[0-9A-F]{40})$/,
          "expected the ID of a GnuPG key, 16 or 40 digits of 0-9 and A-F, as in '4AEE18F83AFDEB23'",
        ),
    )
    .min(1)
    .optional(),
  orphanedResources: z
    .strictObject({
      warn: z.boolean().optional(),
      ignore: z
        .array(z.strictObject({ group: z.string().optional(), kind: text.optional(), name: text.optional() }))
        .optional(),
    })
    .optional(),
}) satisfies z.ZodType<ProjectSettings>;

/** What the compiler checks of AppProjects, checked once more when it runs. */
export const argocdProjects = z.strictObject({
  syncWindows: byName(syncWindow).optional(),
  platform: project
    .extend({
      clusterResources: z.array(z.strictObject({ group: z.string(), kind: text })).optional(),
    })
    .optional(),
  customers: project.optional(),
}) satisfies z.ZodType<ArgocdProjects>;
