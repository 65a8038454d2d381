import type { ReleaseAdoption } from '../authored/adoption';
import type { CustomerSpec, FlagValue, HoldSpec } from '../authored/customer';
import type { GuardrailsSpec } from '../authored/guardrails';
import type { TenantTimes } from '../facts/windows/times';
import type { KubernetesObject } from '../authored/component/object';
import type { ReleaseContent } from '../content/forms';
import type { StoredCredentials } from '../engines/argocd/authored/credentials';
import type { OwnRepositorySpec } from '../authored/team/own-repository';
import type { Values } from '../authored/values';
import type { InstalledNames } from './adoption/names';
import type { Labels } from './labels';
import type { NamespaceMetadataPlan } from './cluster/namespace-metadata';
import type { Layer } from './values';
import type { ClusterPlan } from './cluster';
import type { TerraformRunnerPlan } from './cluster/any';
import type { ProductPlan } from './product';
import type { EnvironmentPlan } from './environment';
import type { GlobalEntryPlan } from './environment/global-entry';
import type { GitSourcePlan, SourcePlan, StatePlan } from './source';
import type { TierPlan } from './tier';

export interface CustomerPlan {
  readonly name: string;
  readonly spec: CustomerSpec;
  /** Input file, which headers point to; of a team the fleet's, and the team in it. */
  readonly source: string;
  /** Whether it is a team of one's own company. */
  readonly isTeam: boolean;
  readonly project: string;
  /** The state repository with the customer's values, and what products and rings add to them. */
  readonly valuesIn: StatePlan;
  readonly products: readonly string[];
  /**
   * The customer's own layers: one a product, and one a product and environment that it has a tenant in; below them, one for
   * each tenant that has a product which makes values of it.
   */
  readonly layers: readonly {
    readonly product: string;
    readonly environment?: string;
    readonly tenant?: string;
    readonly layer: Layer;
  }[];
  /** By name. */
  readonly tenants: readonly TenantPlan[];
  /** By name; what the environments say where they differ. */
  readonly featureFlags: FeatureFlagsPlan;
  /** SealedSecrets by product, which are passed on. */
  readonly secrets: readonly {
    readonly product: string;
    /** Input file. */
    readonly source: string;
    readonly content: SecretsContent;
  }[];
  /** @default - none */
  readonly terraform?: TerraformPlan;
}

/** A customer's feature flags, with the environments in which some differ. */
export interface FeatureFlagsPlan {
  readonly default: Readonly<Record<string, FlagValue>>;
  readonly environments: Readonly<Record<string, Readonly<Record<string, FlagValue>>>>;
}

/** A customer's Terraform. */
export interface TerraformPlan {
  /** What applies it is called. */
  readonly name: string;
  /** Its folder, in the repository with the customer's values. */
  readonly path: string;
  /** By path below that folder. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** @default - nothing of ours applies it */
  readonly appliedBy?: AppliedTerraformPlan;
}

/** How a cluster applies a customer's Terraform. */
export interface AppliedTerraformPlan {
  readonly cluster: ClusterPlan;
  readonly runner: TerraformRunnerPlan;
  /** What the cluster pulls the folder from. */
  readonly source: SourcePlan;
  /** Where it runs, or what the plugin makes goes. */
  readonly namespace: string;
  /** The namespace that is made for the customer. @default - all share one */
  readonly own?: OwnTerraformPlan;
  readonly approve: 'manual' | 'auto';
}

/** A namespace for one customer's Terraform. */
export interface OwnTerraformPlan {
  readonly namespace: string;
  /** Of its account. */
  readonly annotations: Labels;
  readonly metadata: NamespaceMetadataPlan;
}

export interface TenantPlan {
  readonly name: string;
  readonly customer: string;
  /** With the `onDelete` of the tenant itself, where it states one. */
  readonly environment: EnvironmentPlan;
  /** As stated of the tenant itself. @default - its environment decides */
  readonly onDelete?: EnvironmentPlan['onDelete'];
  readonly site?: string;
  readonly cluster: ClusterPlan;
  /** Where it runs. */
  readonly region: string;
  /** What it is on each axis of the fleet; on one that nobody says, nothing. */
  readonly axes: Readonly<Record<string, string>>;
  readonly ring: string;
  /** When its releases may change. */
  readonly times: TenantTimes;
  readonly tier: TierPlan;
  /** Group of the identity provider with access to the namespaces. */
  readonly group: string;
  readonly project: string;
  /** The state repository with the customer's values. */
  readonly valuesIn: StatePlan;
  /** Name of the Application or Kustomization that applies the guard rails. */
  readonly guardrails: string;
  readonly namespaces: readonly NamespacePlan[];
  /** By product. */
  readonly releases: readonly ReleasePlan[];
  /** Feature flags of the tenant's environment, as text; by name. */
  readonly featureFlags: Readonly<Record<string, string>>;
  /** Encrypted Secrets, by namespace: a namespace that has none is not among them. */
  readonly secrets: readonly SecretsPlan[];
  /** Secrets that external-secrets makes for its releases; by namespace, then by name. */
  readonly storedSecrets: readonly StoredSecretPlan[];
  /** Name of the Secret with the key that decrypts them: the tenant's own. */
  readonly decryptionKey: string;
  readonly source: string;
}

/** A Secret that external-secrets makes, with every default resolved. */
export interface StoredSecretPlan extends Required<StoredCredentials> {
  readonly name: string;
  readonly namespace: string;
}

/** The encrypted Secrets of one namespace of a tenant. */
export interface SecretsPlan {
  /** Kustomization that decrypts and applies them, or Application that applies what is sealed. */
  readonly name: string;
  readonly namespace: NamespacePlan;
  /** The ServiceAccount that they are applied with. */
  readonly applier: NamespacePlan['applier'];
  /** The one kind that the account may write. */
  readonly kind: 'Secret' | 'SealedSecret';
  /** Folder under `dist/` with these files and no others. */
  readonly path: string;
  /** By name. */
  readonly files: readonly {
    readonly name: string;
    readonly content: SecretsContent;
    /** Input file. */
    readonly source: string;
  }[];
}

/**
 * A file of encrypted Secrets: what SOPS encrypted as it was read, because a checksum covers all of it; SealedSecrets as
 * what was judged of them.
 */
export type SecretsContent = { readonly text: string } | { readonly objects: readonly KubernetesObject[] };

/** A namespace of a tenant and what its guard rails have to let through. */
export interface NamespacePlan {
  readonly name: string;
  readonly products: readonly ProductPlan[];
  /** The ServiceAccount that the engine installs releases with; bound in this namespace alone. */
  readonly applier: { readonly name: string; readonly namespace: string };
  /** The ServiceAccount in it, with the same rights, that HelmReleases in it install with. @default - there are none in it */
  readonly installer?: NamespacePlan['applier'];
  readonly guardrails: GuardrailsPlan;
  readonly metadata: NamespaceMetadataPlan;
  /** Its owner's git repository that is applied in it. @default - none */
  readonly repository?: OwnRepositoryPlan;
}

/** What of its owner's git repository a tenant has applied, with every default resolved. */
export interface OwnRepositoryPlan
  extends
    Required<Pick<OwnRepositorySpec, 'content' | 'path'>>,
    Pick<OwnRepositorySpec, 'ports' | 'peers' | 'needsApiServer'> {
  /** Of what applies it: an Application, or a GitRepository and Kustomizations. */
  readonly name: string;
  readonly source: GitSourcePlan;
  /** The ServiceAccount that it is applied with; bound in its namespace alone. */
  readonly applier: NamespacePlan['applier'];
  /** Host names that its Ingresses may have, which no other owner on the cluster may. */
  readonly hosts: readonly string[];
}

/** How each guard rail of a namespace is meant. */
export type GuardrailsPlan = Required<GuardrailsSpec>;

/** One product in one tenant. */
export interface ReleasePlan {
  /** Of the Application, HelmRelease or Kustomization. */
  readonly name: string;
  /** What Helm calls it, and functions of the product are told. */
  readonly releaseName: string;
  /** Where Helm keeps its record. @default - the engine keeps none */
  readonly storageNamespace?: string;
  /** Names that it had before, as stated. @default - it is installed anew */
  readonly adopted?: ReleaseAdoption;
  /** Of what is taken over, the names that it would have otherwise. @default - it has them */
  readonly otherwise?: InstalledNames;
  readonly product: ProductPlan;
  readonly namespace: NamespacePlan;
  readonly content: ReleaseContent;
  /** @default - the product has no versions of its own */
  readonly version?: string;
  /** Where people edit the version: a ring's entry, what the ring ran before, or a hold. @default - there is none */
  readonly versionFrom?: string;
  /** Set where the tenant keeps a version while its ring moves on. @default - none */
  readonly hold?: HoldSpec;
  /** Releases of the same tenant that must be healthy first, by name. */
  readonly dependsOn: readonly string[];
  /** 0 without dependencies, else one more than the deepest of them. */
  readonly depth: number;
  /** Lowest first. */
  readonly layers: readonly Layer[];
  /** Host names that it claims, which no other release of the cluster may. */
  readonly hosts: readonly string[];
  /** By what it is one with the customer's other regions. @default - it is on its own */
  readonly globalEntry?: GlobalEntryPlan;
  /** The layers merged, `null` included: what Helm has to read. */
  readonly values: Values;
}

/** A tenant's own repository, and the namespace that it is applied in. */
export interface AppliedRepository extends OwnRepositoryPlan {
  readonly namespace: NamespacePlan;
}

/** The tenant's own repository; `undefined` where its owner has none. */
export function ownRepositoryOf({
  namespaces,
}: Pick<TenantPlan, 'namespaces'>): AppliedRepository | undefined {
  const namespace = namespaces.find(({ repository }) => repository);
  return namespace?.repository && { ...namespace.repository, namespace };
}
