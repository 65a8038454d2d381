import type { Credentials } from './credentials';
import type { Values } from '../../../authored/values';

/**
 * Whom Argo CD tells of what. Source: Argo CD, "Notifications".
 */
export interface ArgocdNotifications {
  /** By name. What is secret is `$` and a key of `secret`: `{ token: '$slack-token' }`. */
  readonly services: Readonly<Record<string, NotificationService>>;
  /** What is said, by name: `message`, and what else each service takes. */
  readonly templates: Readonly<Record<string, Values>>;
  /** What it is said of, by name. */
  readonly triggers: Readonly<Record<string, readonly NotificationTrigger[]>>;
  readonly subscriptions: readonly NotificationSubscription[];
  /** What is secret of the services: `argocd-notifications-secret`. @default - somebody else makes the Secret */
  readonly secret?: Credentials;
}

/** Source: Argo CD, "Notifications", "Services". */
export interface NotificationService {
  /** `slack`, `webhook`, `email` … @default - the name */
  readonly type?: string;
  readonly config: Values;
}

/** Source: Argo CD, "Notifications", "Triggers". */
export interface NotificationTrigger {
  /** An expression over `app`: `app.status.health.status == 'Degraded'`. */
  readonly when: string;
  /** Templates. */
  readonly send: readonly string[];
  /** Says it once for each value of this expression: `app.status.sync.revision`. @default - once for each time that it comes true */
  readonly oncePer?: string;
}

/** Source: Argo CD, "Notifications", "Subscriptions". */
export interface NotificationSubscription {
  readonly triggers: readonly string[];
  readonly recipients: readonly {
    readonly service: string;
    /** A channel, an address. @default - the service has one */ readonly to?: string;
  }[];
  /** Of which Applications, by what their labels say. @default - all */
  readonly of?: NotificationScope;
}

/** Applications of tenants that are in one of each list that is given. */
export interface NotificationScope {
  /** @default - all */
  readonly environments?: readonly string[];
  /** @default - all */
  readonly rings?: readonly string[];
  /** @default - all */
  readonly customers?: readonly string[];
  /** @default - all */
  readonly products?: readonly string[];
  /** @default - all */
  readonly tiers?: readonly string[];
}
