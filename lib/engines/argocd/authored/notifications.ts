import { z } from 'zod';
import { credentials } from './credentials';
import { type Authored, named } from '../../../authored/readonly';
import { byName, text } from '../../../authored/text';
import { values } from '../../../authored/values';

const names = z.array(text).min(1).optional();

const scope = z.strictObject({
  /** @default - all */
  environments: names,
  /** @default - all */
  rings: names,
  /** @default - all */
  customers: names,
  /** @default - all */
  products: names,
  /** @default - all */
  tiers: names,
});
/** Applications of tenants that are in one of each list that is given. */
export type NotificationScope = Authored<typeof scope>;

const service = z.strictObject({
  /** `slack`, `webhook`, `email` … @default - the name */
  type: text.optional(),
  config: values,
});
/** Source: Argo CD, "Notifications", "Services". */
export type NotificationService = Authored<typeof service>;

const trigger = z.strictObject({
  /** An expression over `app`: `app.status.health.status == 'Degraded'`. */
  when: text,
  /** Templates. */
  send: z.array(text).min(1),
  /** Says it once for each value of this expression: `app.status.sync.revision`. @default - once for each time that it comes true */
  oncePer: text.optional(),
});
/** Source: Argo CD, "Notifications", "Triggers". */
export type NotificationTrigger = Authored<typeof trigger>;

const subscription = z.strictObject({
  triggers: z.array(text).min(1),
  recipients: z
    .array(
      z.strictObject({
        service: text,
        /** A channel, an address. @default - the service has one */
        to: text.optional(),
      }),
    )
    .min(1),
  /** Of which Applications, by what their labels say. @default - all */
  of: named<NotificationScope>(scope).optional(),
});
/** Source: Argo CD, "Notifications", "Subscriptions". */
export type NotificationSubscription = Authored<typeof subscription>;

/** What the compiler checks of notifications, checked once more when it runs. */
export const argocdNotifications = z.strictObject({
  /** By name. What is secret is `$` and a key of `secret`: `{ token: '$slack-token' }`. */
  services: byName(named<NotificationService>(service)),
  /** What is said, by name: `message`, and what else each service takes. */
  templates: byName(values),
  /** What it is said of, by name. */
  triggers: byName(z.array(named<NotificationTrigger>(trigger)).min(1)),
  subscriptions: z.array(named<NotificationSubscription>(subscription)),
  /** What is secret of the services: `argocd-notifications-secret`. @default - somebody else makes the Secret */
  secret: credentials.optional(),
});

/**
 * Whom Argo CD tells of what. Source: Argo CD, "Notifications".
 */
export type ArgocdNotifications = Authored<typeof argocdNotifications>;
