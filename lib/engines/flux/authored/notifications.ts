import type { IProvider } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Provider';
import type { IReceiver } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1/Receiver';

type Receiver = NonNullable<IReceiver['spec']>;

/**
 * Where Flux tells what happens, what it tells, and who may wake it. A Provider or Receiver names a Secret of its own
 * namespace: `flux-system` and that of the releases, where there are any. Source: Flux, "Providers", "Alerts",
 * "Receivers".
 */
export interface NotificationsSpec<Environment extends string = string> {
  readonly providers: Readonly<Record<string, ProviderSpec>>;
  readonly alerts: Readonly<Record<string, AlertSpec<Environment>>>;
  /** @default - none */
  readonly receivers?: Readonly<Record<string, ReceiverSpec>>;
}

export interface ProviderSpec {
  /** Source: Flux, "Providers", "Type". */
  readonly type: NonNullable<IProvider['spec']>['type'];
  /** @default - the Secret has it */
  readonly address?: string;
  readonly channel?: string;
  readonly username?: string;
  /** Secret with `address`, `token` or whatever the type takes. @default - none */
  readonly secretRef?: string;
}

export interface AlertSpec<Environment extends string = string> {
  /** One of the providers. */
  readonly provider: string;
  /**
   * Whose events: the platform's own sources and Kustomizations, among them those that put tenants' guard rails and
   * HelmReleases in place; or tenants' releases: HelmReleases, their sources, and encrypted Secrets.
   */
  readonly of: 'platform' | 'releases';
  /**
   * Only of tenants in these environments: their releases or, `of: 'platform'`, what puts them and their guard rails in place. A cluster that hosts
   * none of them does without the alert. @default - of everything
   */
  readonly environments?: readonly Environment[];
  /** @default 'error' */
  readonly severity?: 'info' | 'error';
  /** Go regular expressions: events whose message one of them matches are left out. @default - none */
  readonly exclusionList?: readonly string[];
  /** Added to every message. @default - the cluster's name, under `cluster` */
  readonly eventMetadata?: Readonly<Record<string, string>>;
}

/** A webhook by which the git server or registry tells of a change, before the interval is over. */
export interface ReceiverSpec {
  /** Source: Flux, "Receivers", "Type". */
  readonly type: Receiver['type'];
  /** Secret with the webhook's token. */
  readonly secretRef: string;
  /** @default - every event */
  readonly events?: readonly string[];
  /** What it wakes: sources of the platform. @default - the source of the state repository */
  readonly resources?: readonly {
    readonly kind: Receiver['resources'][number]['kind'];
    readonly name: string;
  }[];
}
