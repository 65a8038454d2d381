import type { GroupSpec } from './fleet';

/**
 * The repositories that the whole system consists of, what they have to do with one another, and how it is brought
 * up: for graphs, and for whoever is new. Nothing is synthesized from it.
 */
export interface LandscapeSpec<Thing extends string = string, Source extends string = string> {
  /** In the order that graphs show them. @default - none */
  readonly groups?: Readonly<Record<string, GroupSpec>>;
  /** By name. */
  readonly repositories: Readonly<Record<string, LandscapeRepositorySpec<Source>>>;
  /** What repositories make or use and is none itself, by name: a cluster, an image, an Argo CD. @default - none */
  readonly things?: Readonly<Record<string, ThingSpec>>;
  /** What repositories and things have to do with one another. @default - nothing */
  readonly relations?: readonly RelationSpec<Thing>[];
  /** How one leads to the next, from the cluster to the code that runs there; never back to itself. @default - none */
  readonly chain?: readonly RelationSpec<Thing>[];
  /** By name, in the order in which they are done. @default - none */
  readonly bootstrap?: Readonly<Record<string, BootstrapStepSpec>>;
}

export interface LandscapeRepositorySpec<Source extends string = string> {
  /** @default - the name */
  readonly title?: string;
  /** Part of the system that it is about: `Infrastructure`. */
  readonly layer: string;
  /** Who decides about changes: at least one. */
  readonly owners: readonly string[];
  /** What changes it: `new applications and environments`. */
  readonly changesWhen: string;
  /** The repository of the fleet that it is, or one of its state repositories, by its name. @default - the fleet pulls nothing from it */
  readonly source?: Source;
  /** Where people find it. @default - the address of the source */
  readonly url?: string;
  /** Group that graphs show it in. @default - none */
  readonly group?: string;
}

export interface ThingSpec {
  /** @default - the name */
  readonly title?: string;
  /** What it is, which the chain shows instead: `Docker image`. @default - the title */
  readonly what?: string;
  /** Group that graphs show it in. @default - none */
  readonly group?: string;
}

/** An arrow between repositories and things. */
export interface RelationSpec<Thing extends string = string> {
  readonly from: Thing;
  readonly to: Thing;
  /** @default - none */
  readonly label?: string;
  /** Dotted where one looks on and the other does without it. @default 'solid' */
  readonly line?: 'solid' | 'dotted';
}

/** Something that is done once, before everything reconciles itself. */
export interface BootstrapStepSpec {
  /** @default - what it runs, or the name */
  readonly title?: string;
  /** Command that a person or CI runs. @default - it comes by itself */
  readonly runs?: string;
  /** Repository whose checkout it runs in. @default - any */
  readonly repository?: string;
  /** What has to be there before, by the names under `creates`. @default - what the kinds of what it creates need */
  readonly needs?: readonly string[];
  /** What is there when it is done, by name. @default - nothing that others need */
  readonly creates?: Readonly<Record<string, CreationSpec>>;
}

export interface CreationSpec {
  /** How one says that it is there: `Argo CD installed`. @default - the name */
  readonly title?: string;
  /** What it is, where others cannot be made before it. @default - something else */
  readonly kind?: CreationKind;
}

/** `argocd` and `flux` bring the CRDs of what comes after them. */
export type CreationKind = 'cluster' | 'argocd' | 'projects' | 'applications' | 'flux' | 'kustomizations';
