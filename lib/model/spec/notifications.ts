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
  readonly type: string;
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
  /** Whose events: the platform's own sources and Kustomizations, or tenants' releases. */
  readonly of: 'platform' | 'releases';
  /** Only of tenants in these environments. @default - of all */
  readonly environments?: readonly Environment[];
  /** @default 'error' */
  readonly severity?: 'info' | 'error';
  /** Go regular expressions: events whose message one of them matches are left out. @default - none */
  readonly exclusionList?: readonly string[];
  /** Added to every message. @default - none */
  readonly eventMetadata?: Readonly<Record<string, string>>;
}

/** A webhook by which the git server or registry tells of a change, before the interval is over. */
export interface ReceiverSpec {
  /** Source: Flux, "Receivers", "Type". */
  readonly type: string;
  /** Secret with the webhook's token. */
  readonly secretRef: string;
  /** @default - every event */
  readonly events?: readonly string[];
  /** What it wakes: sources of the platform. @default - the source of the state repository */
  readonly resources?: readonly { readonly kind: string; readonly name: string }[];
}
