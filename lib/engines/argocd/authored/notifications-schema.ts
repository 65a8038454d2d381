import { z } from 'zod';
import type { ArgocdNotifications } from './notifications';
import { credentials } from './credentials-schema';
import { byName, text } from '../../../authored/text';
import { values } from '../../../authored/values-schema';

const names = z.array(text).min(1).optional();

/** What the compiler checks of notifications, checked once more when it runs. */
export const argocdNotifications = z.strictObject({
  services: byName(z.strictObject({ type: text.optional(), config: values })),
  templates: byName(values),
  triggers: byName(
    z.array(z.strictObject({ when: text, send: z.array(text).min(1), oncePer: text.optional() })).min(1),
  ),
  subscriptions: z.array(
    z.strictObject({
      triggers: z.array(text).min(1),
      recipients: z.array(z.strictObject({ service: text, to: text.optional() })).min(1),
      of: z
        .strictObject({ environments: names, rings: names, customers: names, products: names, tiers: names })
        .optional(),
    }),
  ),
  secret: credentials.optional(),
}) satisfies z.ZodType<ArgocdNotifications>;
