import { z } from 'zod';
import { cpu, memory } from './quantity';
import type { TierSpec } from './tier';
import { COUNTED, type CountedResource } from './workloads';
import { guardrails } from './guardrails-schema';

const resources = z.strictObject({ cpu: cpu(), memory: memory(), ephemeralStorage: memory().optional() });
const count = z.int().min(0).optional();
const counts = Object.fromEntries(COUNTED.map(({ resource }) => [resource, count])) as Record<
  CountedResource,
  typeof count
>;

export const tier = z.strictObject({
  quota: z.strictObject({
    requests: resources,
    limits: resources,
    pods: z.int().positive(),
    storage: memory().optional(),
    objects: z.strictObject(counts).optional(),
  }),
  container: z.strictObject({ request: resources, limit: resources, max: resources }),
  guardrails: guardrails.optional(),
}) satisfies z.ZodType<TierSpec>;
