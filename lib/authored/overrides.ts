import { z } from 'zod';
import type { Authored } from './readonly';
import { byName } from './text';

/** The schema of what is stated again where it differs: by environment, and by cluster. */
export function overridesSchema(differing: z.ZodType<object>) {
  return z.strictObject({
    /** By the environment: of a component that of the cluster. @default - none */
    environments: byName(differing).optional(),
    /** By cluster, over what the environment says. @default - none */
    clusters: byName(differing).optional(),
  });
}

/**
 * What differs in some environments, and on some clusters: fields that are stated again. Maps merge by key; lists and scalars
 * replace.
 */
export type OverridesBy<Environment extends string, Override> = Authored<
  ReturnType<typeof overridesSchema>,
  {
    environments: { readonly [E in Environment]?: Override };
    clusters: Readonly<Record<string, Override>>;
  }
>;
