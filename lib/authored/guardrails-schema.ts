import { z } from 'zod';
import type { GuardrailMode, GuardrailsSpec } from './guardrails';

const mode = z.enum(['off', 'warn', 'enforce']) satisfies z.ZodType<GuardrailMode>;

export const guardrails = z.strictObject({
  networkPolicies: mode.optional(),
  quota: mode.optional(),
  limits: mode.optional(),
  podSecurity: mode.optional(),
  admission: mode.optional(),
  podSecurityLevel: z.enum(['baseline', 'restricted']).optional(),
}) satisfies z.ZodType<GuardrailsSpec>;
