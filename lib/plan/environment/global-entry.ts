import type { GlobalEntrySpec } from '../../authored/environment/global-entry';

/** How an Ingress is one with those of other regions, with every default resolved. */
export interface GlobalEntryPlan extends Required<Pick<GlobalEntrySpec, 'k8gb' | 'strategy'>> {
  /** Name of the Ingress. */
  readonly ingress: string;
  /** The first region of `failover`. @default - no region is first */
  readonly primary?: string;
}
