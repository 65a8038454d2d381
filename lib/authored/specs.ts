import type { Location } from '../issues/issue';
import type { CustomerSpec } from './customer';
import type { FleetSpec } from './fleet';
import type { ProductSpec } from './product';

/** What one ring runs of one product, from the product's `rings.yaml`. */
export interface RingEntry {
  readonly version: string;
  /** Day the ring took the version, `YYYY-MM-DD`. @default - unknown */
  readonly since?: string;
  /** Version of the tenants that a partial rollout has not reached. Goes with `percent`. @default - none */
  readonly previous?: string;
  /** Share of the ring's customers that run `version`; who is in it is a stable hash of the name. @default 100 */
  readonly percent?: number;
  /** The one version that the ring may run although the ring before it neither runs nor ran it. @default - none */
  readonly hotfix?: { readonly version: string; readonly reason: string };
  /**
   * Versions that the ring ran before, newest first, as far back as a later ring or a hold still runs them. Said in the
   * file, because a shallow clone has no history and output must not depend on the clone. @default - none
   */
  readonly ran?: readonly string[];
  /** The image that the version is a tag of: Argo CD Image Updater writes both. @default - nobody writes it */
  readonly image?: string;
}

/** A version that no ring may take any more, from the product's `recalls.yaml`. */
export interface RecallSpec {
  readonly version: string;
  /** Day on which it was recalled, `YYYY-MM-DD`: a ring that runs it since a later day took it nevertheless. */
  readonly date: string;
  readonly reason: string;
  /** Tenants that a hold kept at it on that day: they may stay until somebody moves them, and no other one may be held at it. @default - none */
  readonly held?: readonly string[];
}

export interface RecallsFile {
  readonly file: string;
  readonly entries: readonly RecallSpec[];
  locate(version: string): Location;
}

export interface RingsFile {
  readonly file: string;
  readonly entries: Readonly<Record<string, RingEntry>>;
  locate(ring: string, key?: keyof RingEntry): Location;
  /** The comment on the ring's version by which Flux's image automation finds it. @default - none */
  setter?(ring: string): string | undefined;
  /**
   * Whether the ring has an entry whose versions could not all be read. That has been said: nobody need miss them.
   * @default - all could
   */
  isUnread?(ring: string): boolean;
  /** What no ring of the product may take any more. @default - nothing is recalled */
  readonly recalls?: RecallsFile;
}

export interface ProductInput {
  readonly spec: ProductSpec;
  readonly file: string;
  /** @default - the product has no versions of its own */
  readonly rings?: RingsFile;
}

/** A file of a customer's Terraform: `customers/<customer>/terraform/<name>`. */
export interface TerraformInput {
  readonly file: string;
  /** Path below that folder. */
  readonly name: string;
  /** As it was read; it is written unchanged. */
  readonly text: string;
}

/**
 * The encrypted Secrets of a product, whatever the environment: `customers/<customer>/<product>/secrets.yaml`. They are
 * passed on, for an ApplicationSet that takes them from there.
 */
export interface ProductSecretsInput {
  readonly file: string;
  readonly product: string;
  /** As it was read. */
  readonly text: string;
  readonly documents: readonly SecretDocument[];
}

/** A file with Secrets of a tenant, encrypted: `customers/<customer>/secrets/<environment>[/<site>]/<name>.yaml`. */
export interface SecretInput {
  readonly file: string;
  readonly environment: string;
  /** @default - the environment has one tenant of the customer */
  readonly site?: string;
  /** Name of the file. */
  readonly name: string;
  /** As it was read. What SOPS encrypted is written unchanged, because its checksum is in it. */
  readonly text: string;
  /** What is in it. */
  readonly documents: readonly SecretDocument[];
}

/** One document of a YAML file. */
export interface SecretDocument {
  readonly value: unknown;
  /** Where the value at the path begins. */
  readonly locate: (path?: readonly string[]) => Location;
}

/** Where something is that names a pool, or is spread over shards: what `place` writes, and people may change. */
export interface PlacementFile {
  readonly file: string;
  /** Clusters by environment; of the fleet, shards by cluster. */
  readonly entries: Readonly<Record<string, string>>;
}

export interface CustomerInput {
  readonly spec: CustomerSpec;
  readonly file: string;
  /** @default - none of its tenants has been placed */
  readonly placement?: PlacementFile;
  /** @default - none */
  readonly secrets?: readonly SecretInput[];
  /** @default - none */
  readonly productSecrets?: readonly ProductSecretsInput[];
  /** In the order of paths. @default - none */
  readonly terraform?: readonly TerraformInput[];
  /** Whether it is a team, and `file` the fleet's with the path of what describes it. @default false */
  readonly isTeam?: boolean;
}

/** What of a fluxConfiguration cannot change once it is there. */
export interface DeployedConfiguration {
  readonly cluster: string;
  readonly name: string;
  readonly scope: string;
  readonly namespace: string;
}

/** Where a customer's Terraform was, in the output as it was before. */
export interface TerraformBefore {
  readonly cluster: string;
  readonly customer: string;
  /** Where it ran, and so where its state is. */
  readonly namespace: string;
  /** Whether a namespace of the customer's own was there by then. */
  readonly hadOwn: boolean;
}

/** A tenant of the output as it was before. */
export interface SecretsBefore {
  readonly cluster: string;
  readonly tenant: string;
}

/** A git repository that is checked out in a folder. */
export interface CheckoutInput {
  /** Its URL, or its name among the repositories of the fleet. */
  readonly repository: string;
  /** The branch that is checked out. @default - a commit is, or git does not know the folder */
  readonly branch?: string;
  readonly commit?: string;
  /** Of its files, from its root. */
  readonly paths: readonly string[];
  readonly text: (path: string) => string;
}

/** Everything that was read, not yet judged. */
export interface Specs {
  readonly fleet: FleetSpec;
  readonly fleetFile: string;
  readonly products: readonly ProductInput[];
  readonly customers: readonly CustomerInput[];
  /** Shards of Argo CD's controllers, by the cluster that they serve. @default - none has been chosen */
  readonly shards?: PlacementFile;
  /** Repositories that ApplicationSets are expanded over. @default - the state repositories alone */
  readonly checkouts?: readonly CheckoutInput[];
  /** The fluxConfigurations of the output as it was before. @default - there was none */
  readonly deployed?: readonly DeployedConfiguration[];
  /** Text of a file of the output as it was before, by its path there. @default - there was none */
  readonly before?: (path: string) => string | undefined;
  /**
   * Clusters of the output as it was before whose Kustomizations of releases are beside the HelmReleases, where an
   * earlier ringfleet had them. @default - none
   */
  readonly releasesBefore?: readonly string[];
  /** Customers' Terraform of the output as it was before. @default - none */
  readonly terraformBefore?: readonly TerraformBefore[];
  /** Tenants of the output as it was before whose Secrets have no Application of their own. @default - none */
  readonly secretsBefore?: readonly SecretsBefore[];
}
