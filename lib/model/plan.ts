import type {
  AlertSpec,
  BucketOptions,
  ClusterSpec,
  CustomerSpec,
  EngineName,
  EnvironmentSpec,
  FluxPatch,
  FluxSettings,
  FolderOptions,
  GitOptions,
  GitRef,
  HelmOptions,
  HelmReleaseSettings,
  HoldSpec,
  ImagePolicySpec,
  ImagesSpec,
  KubernetesObject,
  KustomizationSettings,
  OciOptions,
  OciRef,
  PodSecurityLevel,
  ProductImage,
  ProductSpec,
  ProviderSpec,
  ReceiverSpec,
  RingSpec,
  StateRepository,
  TierSpec,
  Values,
} from './spec';
import type { ArcPlan } from './arc';
import type { ROOTS } from './names';
import type { Layer } from './values';

/** Everything that will be synthesized, resolved: constructs look nothing up and apply no defaults. */
export interface Plan {
  readonly state: StateRepository & Required<Pick<StateRepository, 'prefix' | 'name'>>;
  /** In the order of promotion. */
  readonly environments: readonly EnvironmentPlan[];
  /** In the order of the rollout. */
  readonly rings: readonly RingPlan[];
  /** By name. */
  readonly products: readonly ProductPlan[];
  /** In the order of the fleet. */
  readonly groups: readonly { readonly name: string; readonly title: string }[];
  /** By name. */
  readonly clusters: readonly ClusterPlan[];
  /** By name. */
  readonly customers: readonly CustomerPlan[];
}

export interface EnvironmentPlan extends EnvironmentSpec {
  readonly name: string;
  readonly title: string;
}

export interface RingPlan extends RingSpec {
  readonly name: string;
  /** One for each product: the layer that the ring adds to its releases. */
  readonly layers: readonly { readonly product: string; readonly layer: Layer }[];
}

export interface ProductPlan {
  readonly name: string;
  readonly spec: ProductSpec;
  /** JSON Schema (draft-07, which Helm reads) of the merged values. */
  readonly valuesSchema: () => object;
  readonly base: Layer;
  /** One for each environment of the fleet. */
  readonly environments: readonly { readonly environment: string; readonly layer: Layer }[];
}

/** A source of files, at a ref. */
export type SourcePlan =
  | { readonly kind: 'git'; readonly url: string; readonly ref: GitRef; readonly options: GitOptions }
  | { readonly kind: 'oci'; readonly url: string; readonly ref: OciRef; readonly options: OciOptions }
  | { readonly kind: 'bucket'; readonly bucket: string; readonly options: BucketOptions }
  | {
      readonly kind: 'azureBlob';
      readonly url: string;
      readonly container: string;
      readonly options: FolderOptions;
    };

/** A Helm repository that several charts are pulled from. */
export interface HelmRepositoryPlan {
  readonly name: string;
  readonly kind: 'helm' | 'oci';
  readonly url: string;
  readonly options: HelmOptions & OciOptions;
}

/** A chart and where to pull it from. */
export type ChartPlan = { readonly repository: string; readonly url: string } & (
  | { readonly kind: 'git'; readonly path: string; readonly ref: GitRef; readonly options: GitOptions }
  | { readonly kind: 'helm'; readonly name: string; readonly version: string; readonly options: HelmOptions }
  | {
      readonly kind: 'oci';
      readonly name: string;
      readonly ref: OciRef;
      readonly options: OciOptions;
      /** Whether Flux pulls it through a HelmRepository that others use too. */
      readonly shared: boolean;
    }
);

export interface ClusterPlan {
  readonly name: string;
  readonly title: string;
  readonly engine: EngineName;
  readonly spec: ClusterSpec;
  readonly environment: EnvironmentPlan;
  /** What the Applications or Kustomizations that own the rest are called. */
  readonly roots: Readonly<Record<keyof typeof ROOTS, string>>;
  /** Whether tenants may run here. */
  readonly hostsTenants: boolean;
  readonly control: ControlNamespaces;
  /** Shards of its controllers that tenants are spread over; empty where there is one set of controllers. */
  readonly shards: readonly string[];
  /** Whether Flux follows references to other namespaces. */
  readonly crossesNamespaces: boolean;
  /** Whether Argo CD syncs releases as their tenants' ServiceAccounts. */
  readonly impersonates: boolean;
  /** Namespaces of components that nothing else makes; by name. */
  readonly namespaces: readonly ComponentNamespacePlan[];
  /** In the order of installation: dependencies first, then by name. */
  readonly components: readonly ComponentPlan[];
  /** Helm repositories that its components come from, and that any product comes from; by name. */
  readonly repositories: {
    readonly components: readonly HelmRepositoryPlan[];
    readonly products: readonly HelmRepositoryPlan[];
  };
  /** The state repository. */
  readonly state: Plan['state'];
  /** What the cluster pulls: the state repository, or what its content is published to. */
  readonly source: SourcePlan;
  /** What Azure knows of it. @default - another engine runs the cluster */
  readonly arc?: ArcPlan;
  /** Flux's own manifests, where Flux keeps itself at a version. @default - whoever installed it does */
  readonly install?: {
    readonly name: string;
    readonly repository: string;
    readonly source: SourcePlan;
    readonly patches: readonly FluxPatch[];
  };
}

/** Where the engine's own objects are: those of the platform, and those of tenants' releases. */
export interface ControlNamespaces {
  readonly platform: string;
  readonly releases: string;
}

export interface ComponentNamespacePlan {
  readonly name: string;
  readonly podSecurity: PodSecurityLevel;
  /** What makes it: the root of the first component that is in it. */
  readonly root: ComponentRoot;
}

/** What owns a component. */
export type ComponentRoot = 'bootstrap' | 'infrastructure';

/** What a component consists of. */
export type ComponentContent =
  | { readonly kind: 'chart'; readonly chart: ChartPlan; readonly values: Values }
  | {
      readonly kind: 'kustomize';
      readonly repository: string;
      readonly path: string;
      readonly source: SourcePlan;
    }
  | { readonly kind: 'manifests'; readonly manifests: readonly KubernetesObject[] }
  | {
      readonly kind: 'notifications';
      /** What goes into each of the control namespaces: an Alert and its Provider are in one. */
      readonly notifications: Readonly<Record<keyof ControlNamespaces, NotificationsPlan>>;
    }
  | { readonly kind: 'images'; readonly images: ImagesSpec; readonly policies: readonly ImagePolicyPlan[] };

/** Flux's notifications of one namespace; each by name. */
export interface NotificationsPlan {
  readonly providers: readonly (ProviderSpec & { readonly name: string })[];
  /** Of environments only those whose tenants the cluster hosts. */
  readonly alerts: readonly (AlertSpec & { readonly name: string })[];
  readonly receivers: readonly (ReceiverSpec & { readonly name: string })[];
}

/** Which tags of a product's image one ring takes. */
export interface ImagePolicyPlan {
  /** `{product}-{ring}`: an identity, like every name. */
  readonly name: string;
  readonly product: string;
  readonly ring: string;
  readonly image: ProductImage;
  readonly policy: ImagePolicySpec;
}

export interface ComponentPlan {
  readonly name: string;
  readonly title: string;
  /** @default - none */
  readonly group?: string;
  readonly namespace: string;
  readonly root: ComponentRoot;
  readonly content: ComponentContent;
  readonly dependsOn: readonly { readonly name: string; readonly readyExpr?: string }[];
  /** 0 without dependencies, else one more than the deepest of them. */
  readonly depth: number;
  /** The cluster's settings and the component's, merged. */
  readonly flux: Required<FluxSettings>;
}

export interface CustomerPlan {
  readonly name: string;
  readonly spec: CustomerSpec;
  /** Input file, which headers point to. */
  readonly source: string;
  readonly project: string;
  readonly products: readonly string[];
  /** The customer's own layers: one a product, and one a product and environment that it has a tenant in. */
  readonly layers: readonly {
    readonly product: string;
    readonly environment?: string;
    readonly layer: Layer;
  }[];
  /** By name. */
  readonly tenants: readonly TenantPlan[];
}

export interface TenantPlan {
  readonly name: string;
  readonly customer: string;
  readonly environment: EnvironmentPlan;
  readonly site?: string;
  readonly cluster: ClusterPlan;
  readonly ring: string;
  readonly tier: { readonly name: string; readonly spec: TierSpec };
  /** Group of the identity provider with access to the namespaces. */
  readonly group: string;
  readonly project: string;
  /** Name of the Application or Kustomization that applies the guard rails. */
  readonly guardrails: string;
  readonly namespaces: readonly NamespacePlan[];
  /** By product. */
  readonly releases: readonly ReleasePlan[];
  /** Encrypted Secrets, by namespace: a namespace that has none is not among them. */
  readonly secrets: readonly SecretsPlan[];
  /** Name of the Secret with the key that decrypts them: the tenant's own. */
  readonly decryptionKey: string;
  /** Shard of the cluster's controllers that looks after it. @default - the cluster has none */
  readonly shard?: string;
  /** How Flux applies what is the tenant's. */
  readonly kustomization: KustomizationSettings;
  readonly source: string;
}

/** The encrypted Secrets of one namespace of a tenant. */
export interface SecretsPlan {
  /** Kustomization that decrypts and applies them. */
  readonly name: string;
  readonly namespace: NamespacePlan;
  /** Folder under `dist/` with these files and no others. */
  readonly path: string;
  /** By name. */
  readonly files: readonly { readonly name: string; readonly text: string; readonly source: string }[];
}

/** A namespace of a tenant and what its guard rails have to let through. */
export interface NamespacePlan {
  readonly name: string;
  readonly products: readonly ProductPlan[];
  /** The ServiceAccount that the engine installs releases with; bound in this namespace alone. */
  readonly applier: { readonly name: string; readonly namespace: string };
}

/** One product in one tenant. */
export interface ReleasePlan {
  readonly name: string;
  readonly product: ProductPlan;
  readonly namespace: NamespacePlan;
  readonly chart: ChartPlan;
  /** @default - the product has no versions of its own */
  readonly version?: string;
  /** Set where the tenant keeps a version while its ring moves on. @default - none */
  readonly hold?: HoldSpec;
  /** Releases of the same tenant that must be healthy first, by name. */
  readonly dependsOn: readonly string[];
  /** 0 without dependencies, else one more than the deepest of them. */
  readonly depth: number;
  /** The cluster's settings and the product's, merged. */
  readonly helmRelease: HelmReleaseSettings;
  /** Lowest first. */
  readonly layers: readonly Layer[];
  /** The layers merged, `null` included: what Helm has to read. */
  readonly values: Values;
}

export function tenantsOf(plan: Plan): TenantPlan[] {
  return plan.customers.flatMap((customer) => customer.tenants);
}
