import { z } from 'zod';
import { type Authored, named } from './readonly';
import { byName, text, texts } from './text';

const groupFields = z.strictObject({
  /** @default - the name */
  title: text.optional(),
});

/** A group of components or repositories that belong together, for graphs. */
export type GroupSpec = Authored<typeof groupFields>;
export const group = named<GroupSpec>(groupFields);

const repository = z.strictObject({
  /** @default - the name */
  title: text.optional(),
  /** Part of the system that it is about: `Infrastructure`. */
  layer: text,
  /** Who decides about changes: at least one. */
  owners: z.array(text).min(1),
  /** What changes it: `new applications and environments`. */
  changesWhen: text,
  /** The repository of the fleet that it is, or one of its state repositories, by its name. @default - the fleet pulls nothing from it */
  source: text.optional(),
  /** Where people find it. @default - the address of the source */
  url: z.url("expected a URL such as 'https://git.example.com/fleet'").optional(),
  /** Group that graphs show it in. @default - none */
  group: text.optional(),
});
export type LandscapeRepositorySpec<Source extends string = string> = Authored<
  typeof repository,
  { source: Source }
>;

const thing = z.strictObject({
  /** @default - the name */
  title: text.optional(),
  /** What it is, which the chain shows instead: `Docker image`. @default - the title */
  what: text.optional(),
  /** Group that graphs show it in. @default - none */
  group: text.optional(),
});
export type ThingSpec = Authored<typeof thing>;

const relation = z.strictObject({
  from: text,
  to: text,
  /** @default - none */
  label: text.optional(),
  /** Dotted where one looks on and the other does without it. @default 'solid' */
  line: z.enum(['solid', 'dotted']).optional(),
});
/** An arrow between repositories and things. */
export type RelationSpec<Thing extends string = string> = Authored<
  typeof relation,
  { from: Thing; to: Thing }
>;

const creationKind = z.enum(['cluster', 'argocd', 'projects', 'applications', 'flux', 'kustomizations']);
/** `argocd` and `flux` bring the CRDs of what comes after them. */
export type CreationKind = z.input<typeof creationKind>;

const creation = z.strictObject({
  /** How one says that it is there: `Argo CD installed`. @default - the name */
  title: text.optional(),
  /** What it is, where others cannot be made before it. @default - something else */
  kind: creationKind.optional(),
});
export type CreationSpec = Authored<typeof creation>;

const step = z.strictObject({
  /** @default - what it runs, or the name */
  title: text.optional(),
  /** Command that a person or CI runs. @default - it comes by itself */
  runs: text.optional(),
  /** Repository whose checkout it runs in. @default - any */
  repository: text.optional(),
  /** What has to be there before, by the names under `creates`. @default - what the kinds of what it creates need */
  needs: texts,
  /** What is there when it is done, by name. @default - nothing that others need */
  creates: byName(named<CreationSpec>(creation)).optional(),
});
/** Something that is done once, before everything reconciles itself. */
export type BootstrapStepSpec = Authored<typeof step>;

const relations = z.array(named<RelationSpec>(relation)).optional();

const pipeline = z.strictObject({
  /** How code becomes something that is deployed, and who looks on. */
  relations: z.array(named<RelationSpec>(relation)),
  /** What brings releases into the namespaces of tenants: the repository or thing at the end of it. */
  deploys: text,
  /** What watches their pods. @default - nothing does */
  monitors: text.optional(),
});
/** From the code to the pods: clusters, namespaces, and who has to approve are the fleet's own. */
export type PipelineSpec<Thing extends string = string> = Authored<
  typeof pipeline,
  { relations: readonly RelationSpec<Thing>[]; deploys: Thing; monitors: Thing }
>;

const fields = z.strictObject({
  /** In the order that graphs show them. @default - none */
  groups: byName(group).optional(),
  /** By name. */
  repositories: byName(named<LandscapeRepositorySpec>(repository)),
  /** What repositories make or use and is none itself, by name: a cluster, an image, an Argo CD. @default - none */
  things: byName(named<ThingSpec>(thing)).optional(),
  /** What repositories and things have to do with one another. @default - nothing */
  relations,
  /** How one leads to the next, from the cluster to the code that runs there; never back to itself. @default - none */
  chain: relations,
  /** @default - none */
  pipeline: named<PipelineSpec>(pipeline).optional(),
  /** By name, in the order in which they are done. @default - none */
  bootstrap: byName(named<BootstrapStepSpec>(step)).optional(),
});

/**
 * The repositories that the whole system consists of, what they have to do with one another, and how it is brought
 * up: for graphs, and for whoever is new. Nothing is synthesized from it.
 */
export type LandscapeSpec<Thing extends string = string, Source extends string = string> = Authored<
  typeof fields,
  {
    repositories: Readonly<Record<string, LandscapeRepositorySpec<Source>>>;
    relations: readonly RelationSpec<Thing>[];
    chain: readonly RelationSpec<Thing>[];
    pipeline: PipelineSpec<Thing>;
  }
>;
export const landscape = named<LandscapeSpec>(fields);
