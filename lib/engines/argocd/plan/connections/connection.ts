import type { StoreKind } from '../../authored/credentials';
import type { Values } from '../../../../authored/values';

/** A Secret by which Argo CD reaches a cluster or a repository. Source: Argo CD, "Declarative Setup". */
export interface ConnectionPlan {
  readonly name: string;
  readonly type: 'cluster' | 'repository' | 'repo-creds';
  /** All of them, that which says the type included. */
  readonly labels: Readonly<Record<string, string>>;
  /** What is not secret. */
  readonly data: Readonly<Record<string, string>>;
  readonly secret: SecretPlan;
}

/** Where what is secret of a Secret comes from. */
export type SecretPlan =
  | {
      readonly kind: 'stored';
      readonly store: { readonly name: string; readonly kind: StoreKind };
      readonly refreshInterval: string;
      /** Where in the store each value is, by the name that templates know it by. */
      readonly keys: Readonly<Record<string, { readonly key: string; readonly property?: string }>>;
      /** What the keys of the Secret are made of. */
      readonly templates: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'sealed'; readonly encrypted: Readonly<Record<string, string>> };

/** `argocd-notifications-cm` as data, by its keys, and the Secret that goes with it. */
export interface ArgocdNotificationsPlan {
  readonly keys: Readonly<Record<string, Values | readonly Values[]>>;
  readonly subscriptions: readonly {
    readonly recipients: readonly string[];
    readonly triggers: readonly string[];
    /** @default - all Applications */
    readonly selector?: string;
  }[];
  /** @default - somebody else makes it */
  readonly secret?: SecretPlan;
}
