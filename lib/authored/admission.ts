/**
 * What releases of tenants may refer to beyond their namespaces: ValidatingAdmissionPolicies hold them to it. They are on every
 * cluster that hosts tenants and runs Kubernetes 1.30 or later. Each list that a cluster states takes the place of the fleet's.
 */
export interface AdmissionSpec {
  /** ClusterSecretStores that ExternalSecrets may read from, by name. @default - none: a SecretStore in the namespace alone */
  readonly clusterSecretStores?: readonly string[];
  /**
   * ClusterIssuers that Certificates may name, for hosts that the tenant's releases claim. @default - none: an Issuer in the
   * namespace alone
   */
  readonly clusterIssuers?: readonly string[];
  /**
   * Where images may come from: a registry, or a path in one. One that names no registry is from `docker.io`, as it is to the
   * kubelet. `registry.example.com`, `docker.io/library`.
   * @default - anywhere
   */
  readonly registries?: readonly string[];
}
