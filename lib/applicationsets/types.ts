/** An ApplicationSet as YAML gives it: what is in it is checked while it is expanded, not before. */
export interface ApplicationSetObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: {
    readonly goTemplate?: boolean;
    readonly goTemplateOptions?: readonly string[];
    readonly generators: readonly GeneratorObject[];
    readonly template: TemplateObject;
    readonly templatePatch?: string;
    readonly syncPolicy?: { readonly preserveResourcesOnDeletion?: boolean };
  };
}

/** The template of Applications; of a generator, what it changes in the set's own. */
export interface TemplateObject {
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly finalizers?: readonly string[];
  };
  readonly spec?: object;
}

/** One generator: one of the kinds, and what filters its results. */
export interface GeneratorObject {
  readonly list?: ListObject;
  readonly git?: GitObject;
  readonly clusters?: ClustersObject;
  readonly matrix?: Combined;
  readonly merge?: Combined & { readonly mergeKeys?: readonly string[] };
  readonly pullRequest?: object;
  readonly scmProvider?: object;
  readonly plugin?: object;
  readonly clusterDecisionResource?: object;
  readonly selector?: SelectorObject;
}

interface Templated {
  readonly template?: TemplateObject;
}

export interface ListObject extends Templated {
  readonly elements?: readonly object[];
  /** YAML of further elements; in a matrix it is templated with the parameters of the first generator. */
  readonly elementsYaml?: string;
}

export interface GitObject extends Templated {
  readonly repoURL: string;
  readonly revision?: string;
  readonly files?: readonly GitItem[];
  readonly directories?: readonly GitItem[];
  readonly pathParamPrefix?: string;
  readonly values?: Readonly<Record<string, string>>;
}

export interface GitItem {
  readonly path: string;
  readonly exclude?: boolean;
}

export interface ClustersObject extends Templated {
  readonly selector?: SelectorObject;
  readonly flatList?: boolean;
  readonly values?: Readonly<Record<string, string>>;
}

export interface Combined extends Templated {
  readonly generators?: readonly GeneratorObject[];
}

/** A label selector of Kubernetes. */
export interface SelectorObject {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

/** The files of a repository at a revision. Paths count from its root; their order does not matter. */
export interface Tree {
  readonly paths: readonly string[];
  text(path: string): string;
}

/** A cluster as the Secret says it that registers it with Argo CD. */
export interface ClusterParams {
  readonly name: string;
  readonly server: string;
  /** @default - none */
  readonly project?: string;
  /** Labels of the Secret. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * How the git files generator reads a pattern: as `git ls-files` does, where `*` crosses slashes, or as doublestar
 * does, where only `**` does (`applicationsetcontroller.enable.new.git.file.globbing`).
 */
export type Globbing = 'legacy' | 'doublestar';

/** What a set is expanded over. */
export interface Context {
  /** The files of a repository at a revision; undefined where they are not known. */
  readonly tree: (repoURL: string, revision: string) => Tree | undefined;
  /** The cluster that Argo CD itself is in joins them by itself, as `in-cluster`, where none of them is it. */
  readonly clusters: readonly ClusterParams[];
  /** @default 'legacy' */
  readonly globbing?: Globbing;
  /** The version of Argo CD that expands the set, at its last patch. @default - the newest that is known here */
  readonly argocd?: ArgocdVersion;
}

export type ArgocdVersion = `3.${number}`;

/** A chart or folder that an Application deploys. */
export interface SourceObject {
  readonly [field: string]: unknown;
  readonly repoURL?: string;
  readonly chart?: string;
  readonly path?: string;
  readonly helm?: { readonly [field: string]: unknown; readonly valueFiles?: readonly string[] };
}

/** What an Application deploys, and where to. */
export interface ApplicationSpec {
  readonly [field: string]: unknown;
  readonly project: string;
  readonly source?: SourceObject;
  readonly sources?: readonly SourceObject[];
  readonly destination: { readonly server?: string; readonly name?: string; readonly namespace?: string };
}

/** An Application that the set makes. */
export interface Application {
  readonly apiVersion: 'argoproj.io/v1alpha1';
  readonly kind: 'Application';
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly finalizers?: readonly string[];
  };
  readonly spec: ApplicationSpec;
}

/** A mistake in a set. */
export interface Problem {
  /** Name of the set. */
  readonly set: string;
  /** Where in the set: `spec.generators[0].git`, `spec.template.metadata.name`. */
  readonly at: string;
  /** What is wrong, with the bad value. */
  readonly problem: string;
  /** What to do about it. */
  readonly fix: string;
}

/** A generator, or a template, that only a live Argo CD can expand. */
export interface NotExpanded {
  /** Where in the set: `spec.generators[0].pullRequest`, `spec.template.metadata.annotations.made`. */
  readonly at: string;
  readonly why: string;
}

export interface Expansion {
  /** By name. Those that could be made, also where there are problems: Argo CD would then make none. */
  readonly applications: readonly Application[];
  readonly problems: readonly Problem[];
  readonly notExpanded: readonly NotExpanded[];
}
