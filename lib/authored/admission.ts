import { z } from 'zod';
import { type Authored, named } from './readonly';

/** Source: Kubernetes, "Object Names and IDs", DNS subdomain names. */
const objectName = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    "expected the name of an object, such as 'letsencrypt'",
  );

/** Source: the grammar of the distribution project, "reference". */
const registry = z
  .string()
  .regex(
    /^(localhost|[a-z0-9-]+(\.[a-z0-9-]+)+|[a-z0-9-]+(\.[a-z0-9-]+)*:\d+)(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/,
    "expected a registry or a path in one, without a scheme and a slash at the end, such as 'registry.example.com/team'",
  );

const fields = z.strictObject({
  /** ClusterSecretStores that ExternalSecrets may read from, by name. @default - none: a SecretStore in the namespace alone */
  clusterSecretStores: z.array(objectName).optional(),
  /**
   * ClusterIssuers that Certificates may name, for hosts that the tenant's releases claim. @default - none: an Issuer in the
   * namespace alone
   */
  clusterIssuers: z.array(objectName).optional(),
  /**
   * Where images may come from: a registry, or a path in one. One that names no registry is from `docker.io`, as it is to the
   * kubelet. `registry.example.com`, `docker.io/library`.
   * @default - anywhere
   */
  registries: z.array(registry).min(1, 'expected a registry at least: no image could be run').optional(),
});

/**
 * What releases of tenants may refer to beyond their namespaces: ValidatingAdmissionPolicies hold them to it. They are on every
 * cluster that hosts tenants and runs Kubernetes 1.30 or later. Each list that a cluster states takes the place of the fleet's.
 */
export type AdmissionSpec = Authored<typeof fields>;
export const admission = named<AdmissionSpec>(fields);
