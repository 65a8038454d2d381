import { z } from 'zod';
import type { Authored } from '../readonly';
import { text } from '../text';

/** A day of a freeze. */
export const freezeDay = (of: string) => z.iso.date(`expected the ${of} day of the freeze, as in 2026-12-19`);

export const freezeSchema = z.strictObject({
  /** First day, `YYYY-MM-DD`, in UTC. */
  from: freezeDay('first'),
  /** Last day, `YYYY-MM-DD`, in UTC. */
  until: freezeDay('last'),
  /** Why, for whoever is refused. */
  reason: text,
  /** Of rings in these environments alone. @default - all */
  environments: z.array(text).min(1).optional(),
  /** Of these rings alone. @default - all */
  rings: z.array(text).min(1).optional(),
  /** Of these products alone. @default - all */
  products: z.array(text).min(1).optional(),
});

/**
 * Days on which rings take no versions, whatever their engine is: what a ring ran before, it runs on. A ring that has a `hotfix` for
 * its version takes it nevertheless. What Argo CD itself does not sync in that time, `argocd.projects.syncWindows` says.
 */
export type FreezeSpec = Authored<typeof freezeSchema>;

/** How long a version has to run in a ring, in days. */
export const soak = z.string().regex(/^[1-9]\d{0,2}d$/, "expected a number of days, as in '7d'");

/** Days of a length such as `7d`. */
export function daysOf(length: string): number {
  return Number.parseInt(length, 10);
}
