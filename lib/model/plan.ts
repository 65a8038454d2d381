import type {
  ClusterSpec,
  CustomerSpec,
  EngineName,
  EnvironmentSpec,
  HoldSpec,
  PodSecurityLevel,
  ProductSpec,
  RingSpec,
  StateRepository,
  TierSpec,
  Values,
} from './spec';
import type { Layer } from './values';

/** Everything that will be synthesized, resolved: constructs look nothing up and apply no defaults. */
export interface Plan {
  readonly state: Required<Pick<StateRepository, 'url' | 'branch' | 'prefix'>> &
    Pick<StateRepository, 'secretRef'>;
  /** In the order of promotion. */
  readonly environments: readonly EnvironmentPlan[];
  /** In the order of the rollout. */
  readonly rings: readonly RingPlan[];
  /** By name. */
  readonly products: readonly ProductPlan[];
  /** By name. */
  readonly clusters: readonly ClusterPlan[];
  /** By name. */
  readonly customers: readonly CustomerPlan[];
}

export interface EnvironmentPlan extends EnvironmentSpec {
  readonly name: string;
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

/** A Helm or OCI repository that charts are pulled from. */
export interface ChartRepositoryPlan {
  readonly name: string;
  readonly kind: 'helm' | 'oci';
  readonly url: string;
  readonly secretRef?: string;
}

/** A chart and where to pull it from. */
export type ChartPlan = { readonly repository: string; readonly url: string; readonly secretRef?: string } & (
  | {
      readonly kind: 'git';
      readonly path: string;
      readonly revision: { readonly branch: string } | { readonly tag: string };
    }
  | { readonly kind: 'helm' | 'oci'; readonly name: string; readonly version: string }
);

export interface ClusterPlan {
  readonly name: string;
  readonly engine: EngineName;
  readonly spec: ClusterSpec;
  readonly environment: EnvironmentPlan;
  /** In the order of installation: dependencies first, then by name. */
  readonly components: readonly ComponentPlan[];
  /** Repositories that its components come from, and that any product comes from; by name. */
  readonly repositories: {
    readonly components: readonly ChartRepositoryPlan[];
    readonly products: readonly ChartRepositoryPlan[];
  };
  /** The state repository, which the cluster pulls. */
  readonly state: Plan['state'];
}

export interface ComponentPlan {
  readonly name: string;
  readonly namespace: string;
  readonly chart: ChartPlan;
  readonly values: Values;
  readonly dependsOn: readonly string[];
  /** 0 without dependencies, else one more than the deepest of them. */
  readonly depth: number;
  readonly podSecurity: PodSecurityLevel;
  /** False where an earlier component of the cluster brings the namespace. */
  readonly createsNamespace: boolean;
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
  readonly source: string;
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
  /** Lowest first. */
  readonly layers: readonly Layer[];
  /** The layers merged, `null` included: what Helm has to read. */
  readonly values: Values;
}

export function tenantsOf(plan: Plan): TenantPlan[] {
  return plan.customers.flatMap((customer) => customer.tenants);
}
