import { z } from 'zod';
import { provider as anyProvider, receiver as anyReceiver } from '../../../../imports/flux-fields';
import { type Authored, named } from '../../../authored/readonly';
import { byName, text } from '../../../authored/text';

const provider = anyProvider.pick({ type: true, address: true, channel: true, username: true }).extend({
  /** Secret with `address`, `token` or whatever the type takes. @default - none */
  secretRef: text.optional(),
});

/** Source: Flux, "Providers". */
export type ProviderSpec = Authored<typeof provider>;

const alert = z.strictObject({
  /** One of the providers. */
  provider: text,
  /**
   * Whose events: the platform's own sources and Kustomizations, among them those that put tenants' guard rails and
   * HelmReleases in place; or tenants' releases: HelmReleases, their sources, and encrypted Secrets.
   */
  of: z.enum(['platform', 'releases']),
  /**
   * Only of tenants in these environments: their releases or, `of: 'platform'`, what puts them and their guard rails in place. A cluster that hosts
   * none of them does without the alert. @default - of everything
   */
  environments: z.array(text).min(1).optional(),
  /** @default 'error' */
  severity: z.enum(['info', 'error']).optional(),
  /** Go regular expressions: events whose message one of them matches are left out. @default - none */
  exclusionList: z.array(text).optional(),
  /** Added to every message. @default - the cluster's name, under `cluster` */
  eventMetadata: z.record(z.string(), z.string()).optional(),
});

export type AlertSpec<Environment extends string = string> = Authored<
  typeof alert,
  { environments: readonly Environment[] }
>;

const receiver = z.strictObject({
  /** Source: Flux, "Receivers", "Type". */
  type: anyReceiver.shape.type,
  /** Secret with the webhook's token. */
  secretRef: text,
  /** @default - every event */
  events: anyReceiver.shape.events,
  /** What it wakes: sources of the platform. @default - the source of the state repository */
  resources: z
    .array(anyReceiver.shape.resources.element.pick({ kind: true, name: true }))
    .min(1)
    .optional(),
});

/** A webhook by which the git server or registry tells of a change, before the interval is over. */
export type ReceiverSpec = Authored<typeof receiver>;

/** What the compiler checks of notifications, checked once more when it runs. */
export const notificationsSchema = z.strictObject({
  providers: byName(named<ProviderSpec>(provider)),
  alerts: byName(alert),
  /** @default - none */
  receivers: byName(named<ReceiverSpec>(receiver)).optional(),
});

/**
 * Where Flux tells what happens, what it tells, and who may wake it. A Provider or Receiver names a Secret of its own
 * namespace: `flux-system` and that of the releases, where there are any. Source: Flux, "Providers", "Alerts",
 * "Receivers".
 */
export type NotificationsSpec<Environment extends string = string> = Authored<
  typeof notificationsSchema,
  { alerts: Readonly<Record<string, AlertSpec<Environment>>> }
>;
