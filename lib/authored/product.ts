import type { z } from 'zod';
import type { Memory } from './quantity';
import type { ApplicationSettings } from '../engines/argocd/authored/application';
import type { HelmReleaseSettings } from '../engines/flux/authored/settings';
import type { GuardrailsSpec } from './guardrails';
import type { ProductImage } from './images';
import type { Compute } from './tier';
import type { Values } from './values';

/** A chart in a git repository. */
export interface GitChart<Repository extends string = string> {
  readonly repository: Repository;
  /** Folder of the chart. */
  readonly path: string;
}

/** A chart in a Helm or OCI repository. */
export interface RepositoryChart<Repository extends string = string> {
  readonly repository: Repository;
  readonly name: string;
  /** The chart's version where a version of the product sets something else. @default - the ring's version */
  readonly chartVersion?: string;
}

/**
 * What a version of a product sets: the chart's version, a git ref made from it, or one of the values.
 * Without it a product has no versions of its own and its git chart follows the environment's branch.
 */
export type VersionSpec<Path extends string = string> =
  'chart' | { readonly gitRef: (version: string) => string } | { readonly value: Path };

/** Another party that a product talks to, or that talks to it. */
export type Peer = { readonly ports: readonly number[] } & (
  { readonly namespace: string } | { readonly cidr: string; readonly except?: readonly string[] }
);

/** What one replica of a product asks for, and how many there are, with its values as they come out. */
export interface Footprint extends Compute {
  /** Replicas at most (a HorizontalPodAutoscaler's maximum). */
  readonly replicas: number;
  /** Volume that each replica claims. @default - none */
  readonly storage?: Memory;
}

/** What is sold and deployed. */
export interface ProductSpec {
  readonly name: string;
  readonly chart: GitChart | RepositoryChart;
  readonly version?: VersionSpec;
  readonly schema: z.ZodObject;
  readonly values: Values;
  readonly environments?: Readonly<Record<string, Values | undefined>>;
  readonly rings?: Readonly<Record<string, Values | undefined>>;
  /** Ports that the ingress controller (`http`) and the monitoring (`metrics`) may reach. @default - none */
  readonly ports?: { readonly http?: number; readonly metrics?: number };
  /**
   * Whom it talks to, and who talks to it, beside DNS and its own namespace; the NetworkPolicies let nothing else
   * through. An empty list says that it is nobody. @default - nobody, with a warning
   */
  readonly peers?: { readonly from?: readonly Peer[]; readonly to?: readonly Peer[] };
  /** Host names that a release claims with its values: one release of a cluster each. @default - none */
  readonly hosts?: (values: never) => readonly string[];
  /** The product calls the Kubernetes API. @default false */
  readonly needsApiServer?: boolean;
  /** A HorizontalPodAutoscaler owns the replicas: engines then leave `/spec/replicas` alone. @default false */
  readonly autoscaled?: boolean;
  /** Guard rails that its namespaces cannot have yet, whatever tier and environment say. @default - those of tier and environment */
  readonly guardrails?: GuardrailsSpec;
  /** Products of the same tenant that must be healthy first. @default - none */
  readonly dependsOn?: readonly string[];
  /** Lets an image automation write new tags into `rings.yaml`. @default - people do */
  readonly image?: ProductImage;
  /** How Helm installs it on clusters that Flux runs. @default - as every product of the cluster */
  readonly flux?: { readonly helmRelease?: HelmReleaseSettings };
  /** What Argo CD does with its Applications. @default - as with every product of the environment */
  readonly argocd?: ApplicationSettings;
  // `never` as the parameter lets every product's own, narrower function in; the plan calls it with parsed values.
  readonly footprint?: (values: never) => Footprint;
}
