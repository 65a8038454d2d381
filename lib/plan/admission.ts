/** What the admission policies of a cluster let its tenants refer to. */
export interface AdmissionPlan {
  readonly clusterSecretStores: readonly string[];
  readonly clusterIssuers: readonly string[];
  /** @default - any */
  readonly registries?: readonly string[];
}
