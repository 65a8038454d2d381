import type { Naming } from './naming';
import type { AdmissionSpec } from './admission';
import type { ApplicationSetSpec } from '../engines/argocd/authored/application-set';
import type { ArgocdFleetSettings } from '../engines/argocd/authored/settings';
import type { ApplicationSettings } from '../engines/argocd/authored/application';
import type { ClusterSpec } from './cluster';
import type { ComponentSpec } from './component';
import type { GuardrailsSpec } from './guardrails';
import type { LandscapeSpec } from './landscape';
import type { RepositorySpec, StateRepository, ValuesRepositories } from './repository';
import type { TerraformSpec } from './terraform';
import type { TierSpec } from './tier';

/** A stage that customers may have. The order of the record is the order of promotion. */
export interface EnvironmentSpec {
  /** What people call it. @default - the name */
  readonly title?: string;
  /** Branch that a git chart without versions of its own follows. */
  readonly branch: string;
  /** Whether Argo CD syncs releases by itself, or a person does. Flux always follows the state repository. */
  readonly automatedSync: boolean;
  /** Whether deleting an Argo CD Application deletes what it deployed (its resources finalizer). */
  readonly onDelete: 'cascade' | 'orphan';
  /** What the customer's group may do in its namespaces: read, or also change workloads by hand. */
  readonly access: 'view' | 'deploy';
  /** What Argo CD does with the releases of tenants, and with the components of clusters, in this environment. @default - none */
  readonly argocd?: ApplicationSettings;
  /** Which guard rails of tenants are enforced, where neither tier nor product says it. @default - all */
  readonly guardrails?: GuardrailsSpec;
}

/** An ordered rollout cohort. The order of the record is the order of the rollout. */
export interface RingSpec<Environment extends string = string> {
  /** The environment whose values the ring builds on; its tenants belong to that environment. */
  readonly environment: Environment;
}

/** A group of components that belong together, for graphs. */
export interface GroupSpec {
  /** @default - the name */
  readonly title?: string;
}

/** Peers of products that are the platform's or a tenant's, which products may name nevertheless. */
export interface AllowedPeers {
  /** Namespaces of Kubernetes, the engines, Terraform or tenants. @default - none */
  readonly namespaces?: readonly string[];
  /** Link-local addresses and those of API servers. @default - none */
  readonly cidrs?: readonly string[];
}

/** Everything that the platform team decides. */
export interface FleetSpec {
  readonly state: StateRepository;
  /**
   * Further state repositories, by name. Where there are some, `dist/` has a folder for each repository, of its name,
   * with what goes into it: one for `state`, too.
   * @default - one repository holds all of `dist/`
   */
  readonly states?: Readonly<Record<string, Omit<StateRepository, 'name'>>>;
  /** Which of them hold values: `products/`, `rings/` and `customers/`. @default - `state` */
  readonly values?: ValuesRepositories;
  readonly repositories: Readonly<Record<string, RepositorySpec>>;
  readonly environments: Readonly<Record<string, EnvironmentSpec>>;
  readonly rings: Readonly<Record<string, RingSpec>>;
  readonly tiers: Readonly<Record<string, TierSpec>>;
  /** Groups of components, in the order that graphs show them. @default - none */
  readonly groups?: Readonly<Record<string, GroupSpec>>;
  readonly components: Readonly<Record<string, ComponentSpec>>;
  readonly clusters: Readonly<Record<string, ClusterSpec>>;
  /** What releases of tenants may refer to beyond their namespaces. @default - nothing, but images from anywhere */
  readonly admission?: AdmissionSpec;
  /** What the clusters that Argo CD runs have in common. @default - the standard settings */
  readonly argocd?: ArgocdFleetSettings;
  /** All repositories of the system, and how it is brought up: for graphs. @default - not described */
  readonly landscape?: LandscapeSpec;
  /** @default - customers' Terraform is passed on, and applied by something else */
  readonly terraform?: TerraformSpec;
  /** ApplicationSets of the platform team's own, by name; clusters say which of them they run. @default - none */
  readonly applicationSets?: Readonly<Record<string, ApplicationSetSpec>>;
  /** @default - products name no peers that are the platform's or a tenant's */
  readonly peers?: AllowedPeers;
  /** One namespace for all releases of a tenant, or one for each. The quota is per namespace. @default 'tenant' */
  readonly namespacePer?: 'tenant' | 'release';
  /** Formulas that differ from the standard ones. Changing one renames live objects. @default - none */
  readonly naming?: Partial<Naming>;
}
