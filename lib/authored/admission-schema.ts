import { z } from 'zod';
import type { AdmissionSpec } from './admission';

/** Source: Kubernetes, "Object Names and IDs", DNS subdomain names. */
const objectName = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    "expected the name of an object, such as 'letsencrypt'",
  );

/** Source: the grammar of the distribution project, "reference". */
const registry = z
  .string()
  .regex(
    /^(localhost|[a-z0-9-]+(\.[a-z0-9-]+)+|[a-z0-9-]+(\.[a-z0-9-]+)*:\d+)(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/,
    "expected a registry or a path in one, without a scheme and a slash at the end, such as 'registry.example.com/team'",
  );

export const admission = z.strictObject({
  clusterSecretStores: z.array(objectName).optional(),
  clusterIssuers: z.array(objectName).optional(),
  registries: z.array(registry).min(1, 'expected a registry at least: no image could be run').optional(),
}) satisfies z.ZodType<AdmissionSpec>;
