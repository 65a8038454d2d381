/** The repositories of the whole system and how it is brought up, with every default resolved. */
export interface LandscapePlan {
  /** In the order of the landscape. */
  readonly groups: readonly { readonly name: string; readonly title: string }[];
  /** Repositories first; each in the order of the landscape. */
  readonly things: readonly LandscapeThingPlan[];
  readonly relations: readonly RelationPlan[];
  readonly chain: readonly RelationPlan[];
  /** @default - none */
  readonly pipeline?: PipelinePlan;
  /** In the order in which they are done. */
  readonly steps: readonly BootstrapStepPlan[];
}

export interface LandscapeThingPlan {
  readonly name: string;
  readonly title: string;
  /** What the chain shows. */
  readonly what: string;
  /** @default - none */
  readonly group?: string;
  /** @default - it is no repository */
  readonly repository?: LandscapeRepositoryPlan;
}

export interface LandscapeRepositoryPlan {
  readonly layer: string;
  readonly owners: readonly string[];
  readonly changesWhen: string;
  /** @default - unknown */
  readonly url?: string;
}

export interface RelationPlan {
  readonly from: string;
  readonly to: string;
  /** @default - none */
  readonly label?: string;
  readonly line: 'solid' | 'dotted';
}

export interface PipelinePlan {
  readonly relations: readonly RelationPlan[];
  readonly deploys: string;
  /** @default - nothing watches pods */
  readonly monitors?: string;
}

export interface BootstrapStepPlan {
  readonly name: string;
  readonly title: string;
  /** @default - it comes by itself */
  readonly runs?: string;
  /** @default - any */
  readonly repository?: string;
  readonly needs: readonly string[];
  readonly creates: readonly { readonly name: string; readonly title: string }[];
}
