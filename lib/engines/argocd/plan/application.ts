import type { ApplicationSettings } from '../authored/application';

type Policy = NonNullable<ApplicationSettings['syncPolicy']>;

/** What Argo CD does with an Application, as its `spec` has it: the settings over ringfleet's own, every default resolved. */
export interface ApplicationPlan extends Required<
  Pick<ApplicationSettings, 'ignoreMissingValueFiles' | 'propagationPolicy'>
> {
  readonly spec: Pick<ApplicationSettings, 'ignoreDifferences' | 'info' | 'revisionHistoryLimit'> & {
    readonly syncPolicy: SyncPolicyPlan;
  };
}

export interface SyncPolicyPlan extends Pick<Policy, 'managedNamespaceMetadata'> {
  /** @default - a person syncs */
  readonly automated?: { readonly prune: boolean; readonly selfHeal: boolean };
  readonly retry: NonNullable<Policy['retry']>;
  readonly syncOptions: readonly string[];
}
