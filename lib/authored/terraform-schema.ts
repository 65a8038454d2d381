import { z } from 'zod';
import type { TerraformSpec } from './terraform';
import { byName, text } from './text';

/** What the compiler checks of what applies Terraform, checked once more when it runs. */
export const terraform = z.strictObject({
  cluster: text,
  namespace: text,
  namespaces: z.enum(['customer', 'shared']).optional(),
  handover: z.boolean().optional(),
  accountAnnotations: byName(z.string()).optional(),
  approve: z.enum(['manual', 'auto']).optional(),
  plugin: text.optional(),
}) satisfies z.ZodType<TerraformSpec>;
