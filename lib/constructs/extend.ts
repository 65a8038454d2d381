import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { EngineName } from '../authored/cluster';
import type { ClusterPlan } from '../plan/cluster';
import type { ReleasePlan, TenantPlan } from '../plan/tenant';

/** A cluster, as it is told to constructs of a fleet. */
export interface ExtendedCluster {
  readonly name: string;
  readonly engine: EngineName;
  /** The environment whose component versions it has. */
  readonly environment: string;
}

/** A tenant, as it is told to constructs of a fleet. */
export interface ExtendedTenant {
  readonly name: string;
  readonly customer: string;
  readonly environment: string;
  /** @default - the customer has one tenant in the environment */
  readonly site?: string;
  readonly ring: string;
  readonly tier: string;
  readonly cluster: ExtendedCluster;
  /** Names of its namespaces: one, or one for each release. */
  readonly namespaces: readonly string[];
}

/** A release, as it is told to constructs of a fleet. */
export interface ExtendedRelease {
  /** Name of the Helm release. */
  readonly name: string;
  readonly product: string;
  readonly namespace: string;
  /** @default - the product has no versions */
  readonly version?: string;
  /** All layers merged. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly tenant: ExtendedTenant;
}

/**
 * Constructs that a fleet adds to what is synthesized, and changes that it makes to it. The scope is a Chart that becomes a
 * file: whatever cdk8s constructs are put into it are validated, delivered and pruned with the unit. Each object needs a
 * name, and those of a namespace say which; a mistake stops the run, and nothing is written.
 */
export interface Extend {
  /** Adds objects to each cluster. They come with the namespaces of components, before any tenant. @default - none */
  readonly cluster?: (scope: Construct, cluster: ExtendedCluster) => void;
  /** Adds objects to each tenant. The platform applies them with the guard rails. @default - none */
  readonly tenant?: (scope: Construct, tenant: ExtendedTenant) => void;
  /**
   * Adds objects to each release. The platform applies them with the guard rails, before the release: its own account
   * may write no more than what a chart may hold. @default - none
   */
  readonly release?: (scope: Construct, release: ExtendedRelease) => void;
  /**
   * Is given each object that is synthesized, with the path of its file, and may change it by `object.addJsonPatch`. What
   * an object is (`apiVersion`, `kind`, name and namespace) cannot be changed. Values, JSON, and Applications that
   * ApplicationSets make are no objects of a file. @default - nothing is changed
   */
  readonly patch?: (object: ApiObject, file: string) => void;
}

export function extendedCluster({ name, engine, environment }: ClusterPlan): ExtendedCluster {
  return { name, engine, environment: environment.name };
}

export function extendedTenant(tenant: TenantPlan): ExtendedTenant {
  const { name, customer, site, ring, environment, tier, cluster, namespaces } = tenant;
  return {
    name,
    customer,
    environment: environment.name,
    ...(site !== undefined && { site }),
    ring,
    tier: tier.name,
    cluster: extendedCluster(cluster),
    namespaces: namespaces.map((namespace) => namespace.name),
  };
}

export function extendedRelease(tenant: TenantPlan, release: ReleasePlan): ExtendedRelease {
  const { name, product, namespace, version, values } = release;
  return {
    name,
    product: product.name,
    namespace: namespace.name,
    ...(version !== undefined && { version }),
    values,
    tenant: extendedTenant(tenant),
  };
}
