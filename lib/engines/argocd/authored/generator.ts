import type { IApplicationSet } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/ApplicationSet';
import type { DeepReadonly } from '../../../authored/readonly';
import type { Values } from '../../../authored/values';

type Given = DeepReadonly<IApplicationSet['spec']['generators'][number]>;
type Own<K extends keyof Given> = NonNullable<Given[K]>;

/** More fields for the template, which may be made of the generator's own. */
interface WithValues {
  /** @default - none */
  readonly values?: Readonly<Record<string, string>>;
}

/** Maps, one an Application. Source: Argo CD, "List Generator". */
export type ListGenerator =
  | { readonly elements: readonly Values[]; readonly elementsYaml?: never }
  | {
      /** YAML as a Go template: below a matrix, over what the generator before it gives. */
      readonly elementsYaml: string;
      readonly elements?: never;
    };

interface PathItem {
  /** A pattern, from the root of the repository. */
  readonly path: string;
  /** @default false */
  readonly exclude?: boolean;
}

/** Files with their content, or folders. One generator has one of them. Source: Argo CD, "Git Generator". */
export type GitGenerator = WithValues & {
  /** A URL, or the name of a repository of the fleet. */
  readonly repoURL: string;
  readonly revision: string;
  /** Seconds. @default - 3 minutes, as for every repository */
  readonly requeueAfterSeconds?: number;
  /** Name that the path's fields go under. @default - `path` */
  readonly pathParamPrefix?: string;
} & (
    | { readonly files: readonly PathItem[]; readonly directories?: never }
    | { readonly directories: readonly PathItem[]; readonly files?: never }
  );

/** Clusters that Argo CD knows, by the labels of their Secrets. Source: Argo CD, "Cluster Generator". */
export interface ClustersGenerator extends WithValues {
  /** @default - every cluster */
  readonly selector?: LabelSelector;
  /** One Application over all of them, which it gets as a list. @default false */
  readonly flatList?: boolean;
}

/** An answer over HTTP; the ConfigMap says where. Source: Argo CD, "Plugin Generator". */
export interface PluginGenerator extends WithValues {
  readonly configMapRef: { readonly name: string };
  /** What the service is asked with. @default - nothing */
  readonly input?: { readonly parameters: Values };
  /** Seconds. @default - 30 minutes */
  readonly requeueAfterSeconds?: number;
}

export interface LabelSelector {
  /** @default - any */
  readonly matchLabels?: Readonly<Record<string, string>>;
  /** @default - any */
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
    /** @default - none: `Exists` and `DoesNotExist` take none */
    readonly values?: readonly string[];
  }[];
}

interface Leaves {
  readonly list: ListGenerator;
  readonly git: GitGenerator;
  readonly clusters: ClustersGenerator;
  /** Open pull requests. Source: Argo CD, "Pull Request Generator". */
  readonly pullRequest: Omit<Own<'pullRequest'>, 'template'>;
  /** Repositories of an organisation. Source: Argo CD, "SCM Provider Generator". */
  readonly scmProvider: Omit<Own<'scmProvider'>, 'template'>;
  readonly plugin: PluginGenerator;
}

interface Combinations {
  /** Every pair; the second may be made of the first's fields. Source: Argo CD, "Matrix Generator". */
  readonly matrix: { readonly generators: readonly [NestedGenerator, NestedGenerator] };
  /** The first one's, with what the others say of the same keys. Source: Argo CD, "Merge Generator". */
  readonly merge: {
    readonly mergeKeys: readonly [string, ...string[]];
    readonly generators: readonly [NestedGenerator, NestedGenerator, ...NestedGenerator[]];
  };
}

/** Exactly one of the forms, and which of its results count. */
type OneOf<Forms> = {
  [K in keyof Forms]: { readonly [Is in K]: Forms[K] } & {
    readonly [Not in Exclude<keyof Forms, K>]?: never;
  };
}[keyof Forms] & {
  /** By the fields of the results. @default - all */
  readonly selector?: LabelSelector;
};

/** A generator within a generator. A matrix or merge within another one holds no third. */
export type NestedGenerator = OneOf<
  Leaves & {
    readonly matrix: { readonly generators: readonly [OneOf<Leaves>, OneOf<Leaves>] };
    readonly merge: {
      readonly mergeKeys: readonly [string, ...string[]];
      readonly generators: readonly [OneOf<Leaves>, OneOf<Leaves>, ...OneOf<Leaves>[]];
    };
  }
>;

/** What gives the fields of the template: one of them. Source: Argo CD, "Generators". */
export type SetGenerator = OneOf<Leaves & Combinations>;
