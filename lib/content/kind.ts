import type { z } from 'zod';
import type { KubernetesObject } from '../authored/component/object';
import type { RepositorySpec } from '../authored/repository';
import type { Values } from '../authored/values';
import type { HelmSettings } from '../engines/argocd/authored/application';
import type { Signals } from '../observability/signals';
import type { ControlNamespaces } from '../plan/names';
import type { EnvironmentPlan } from '../plan/environment';
import type { ContentPlan, ReleaseContent } from './forms';
import type { ImagePolicyPlan } from './images/plan';
import type { ReleaseFacts } from './release';
import type { WorkloadRuns } from '../plan/environment/workloads';

/**
 * A kind of what components and releases consist of: all that differs by kind and is no construct. Its key in the table is
 * the key by which people say it.
 *
 * @typeParam Component a component of the kind, as people write it
 * @typeParam Own what stands under the key
 * @typeParam Product what stands under the key of a product
 */
export interface ContentKind<Component = object, Own = unknown, Product = never> {
  /** A component, whole. @default - components are of other kinds */
  readonly component?: z.ZodObject;
  /** What stands under the key of a product. @default - products are of other kinds */
  readonly product?: z.ZodType<Product>;
  /** What of it a product may say otherwise in some places. @default - nothing */
  readonly differing?: z.ZodType<object>;
  /** What messages call it. */
  readonly noun: string;
  /** Label of the edges that lead to it in graphs. */
  readonly used: string;
  /** Whether `manifests` may stand beside the key. @default false */
  readonly takesManifests?: boolean;
  /** The settings that an engine follows which can deliver it. @default - every engine can */
  readonly only?: 'argocd' | 'flux';
  /** How long the name of a component may be. @default - as long as a DNS label */
  readonly longestName?: number;
  /** Whether it has to be where the Applications of a cluster are: on its hub. @default false */
  readonly onHub?: boolean;
  /** Whether the engine makes objects of what stands under the key, in files of the output. @default false */
  readonly isTold?: boolean;
  /** Components that it is of no use without; it goes into the namespace of the first. @default - none */
  needs?(own: Own): readonly string[];
  /** By a key that is stated again where something differs, the one whose place it takes. @default - none goes */
  readonly displaces?: Readonly<Record<string, string>>;
  /** Where it comes from. @default - from no repository */
  pulled?(own: Own | Product): Pulled;
  /** Whether it leaves out files of its folder. @default - none */
  leavesOut?(own: Own | Product): boolean;
  /** Whether it changes files that are no kustomization. @default - none */
  changesFiles?(own: Own | Product): boolean;
  /** Layers of values in an environment, highest first, each by the keys under which it is written. @default - none */
  layers?(component: Component, environment: string): readonly (readonly [string[], Values | undefined])[];
  /** Objects that an environment adds to `manifests`. @default - none */
  objects?(component: Component, environment: string): readonly KubernetesObject[];
  /** Repositories that further value files come from, by name. @default - none */
  refs?(component: Component): HelmSettings['refs'];
  /** What a component comes to; `undefined` where that is not known. @default - components are of other kinds */
  resolve?(component: Component, context: ComponentContext): ContentPlan | undefined;
  /** Whether the environment's `workloads` say how releases run, and versions are tags of images. @default false */
  readonly isWorkload?: boolean;
  /** Form of the releases of a product. @default - products are of other kinds */
  readonly releases?: ReleaseContent['form'];
  /** What a release of a product comes to; `undefined` where that is not known. @default - products are of other kinds */
  release?(own: Product, context: ReleaseContext): ReleaseContent | undefined;
  /** Which keys of a product's own may be functions of a release, and what these give. @default - none */
  readonly functions?: Readonly<Record<string, AskedOfRelease>>;
}

/** A chart, or a folder of files, in a repository of the fleet. */
export interface Pulled {
  readonly repository: string;
  readonly isChart: boolean;
  /** Folder in the repository. @default - a chart by name */
  readonly path?: string;
  /** Folders of environments. @default - the same for all */
  readonly overlays?: Readonly<Record<string, string | undefined>>;
  /** Kinds of repositories that it may come from. */
  readonly from: readonly ('git' | 'helm' | 'oci' | 'bucket')[];
}

/** A repository of the fleet; a state repository has the branch that counts where nothing else is said. */
export type KnownRepository = RepositorySpec & { readonly branch?: string };

/** Every repository of the fleet, and the state repositories, by name. */
export type Repositories = ReadonlyMap<string, KnownRepository>;

/** Where a component is installed. */
export interface ComponentContext {
  /** That of the cluster, whose versions count. */
  readonly environment: string;
  readonly repositories: Repositories;
  /** The cluster's own values of the component. @default - none */
  readonly values: Values | undefined;
  /** Environments whose tenants the cluster hosts. */
  readonly hosted: readonly string[];
  /** Images that an automation on the cluster follows. */
  readonly policies: () => readonly ImagePolicyPlan[];
  /** What is made of the cluster itself is made of this. */
  readonly place: () => Place;
}

/** A component on a cluster. */
export interface Place {
  readonly component: string;
  readonly cluster: string;
  readonly namespace: string;
  /** Of all components of the cluster. */
  readonly namespaces: readonly string[];
  /** AppProjects of components that are taken over, on the cluster and on those that its operator manages. */
  readonly projects: readonly string[];
  readonly control: ControlNamespaces;
  /** @default - it is not known */
  readonly environment?: EnvironmentPlan;
  /** What the cluster's own operator tells. @default - the operator is on another cluster, and told of there */
  readonly signals?: Signals;
}

/** What is known of a release besides what its product consists of. */
export interface ReleaseContext {
  readonly repositories: Repositories;
  readonly environment: { readonly name: string; readonly branch: string };
  /** What the product's version sets of its content: a chart's version, or a git ref. @default - nothing */
  readonly ref: string | undefined;
  /** All layers merged. */
  readonly values: Values;
  /** What functions of the product are told. @default - its values do not fit, or it stands for any release */
  readonly release: () => ReleaseFacts | undefined;
  /** Whether an autoscaler owns the replicas. */
  readonly autoscaled: boolean;
  readonly runs: WorkloadRuns;
}

/** A function of a release that a product gives. */
export interface AskedOfRelease {
  readonly gives: z.ZodType;
  /** What is taken where it gives something else, which is an issue, or throws. */
  readonly otherwise: unknown;
}
