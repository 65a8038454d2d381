import type { ComponentAdoption } from '../authored/adoption';
import type { InstalledNames } from './adoption/names';
import type { Kind } from '../content';
import type { ContentPlan } from '../content/forms';

/** What owns a component. */
export type ComponentRoot = 'bootstrap' | 'infrastructure';

export interface ComponentPlan {
  readonly name: string;
  /** Name of the Application or Kustomization that installs it: on a hub the cluster is part of it. */
  readonly deliveredAs: string;
  /** What Helm calls the release of a chart. */
  readonly releaseName: string;
  /** Where Helm keeps its record. @default - the engine keeps none */
  readonly storageNamespace?: string;
  /** Names that it had before, as stated. @default - it is installed anew */
  readonly adopted?: ComponentAdoption;
  /** Of what is taken over, the names that it would have otherwise. @default - it has them */
  readonly otherwise?: InstalledNames;
  readonly title: string;
  /** @default - none */
  readonly group?: string;
  readonly namespace: string;
  readonly root: ComponentRoot;
  /** What it is made of, as people wrote it, and what that comes to. */
  readonly kind: Kind;
  readonly content: ContentPlan;
  readonly dependsOn: readonly { readonly name: string; readonly readyExpr?: string }[];
  /** 0 without dependencies, else one more than the deepest of them. */
  readonly depth: number;
}
