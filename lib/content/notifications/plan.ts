import type { AlertSpec, ProviderSpec, ReceiverSpec } from '../../engines/flux/authored/notifications';

/** Flux's alerts and webhooks. */
export interface NotificationsContent {
  readonly form: 'notifications';
  /** What goes into each of the control namespaces: an Alert and its Provider are in one. */
  readonly notifications: Readonly<Record<AlertSpec['of'], NotificationsPlan>>;
}

/** Flux's notifications of one namespace; each by name. */
export interface NotificationsPlan {
  readonly providers: readonly (ProviderSpec & { readonly name: string })[];
  /** Of environments only those whose tenants the cluster hosts. */
  readonly alerts: readonly (AlertSpec & { readonly name: string })[];
  readonly receivers: readonly (ReceiverSpec & { readonly name: string })[];
}
