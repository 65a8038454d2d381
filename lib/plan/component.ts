import type { ComponentSpec } from '../authored/component';
import type { Kind } from '../content';
import type { ContentPlan } from '../content/forms';

/** What owns a component. */
export type ComponentRoot = 'bootstrap' | 'infrastructure';

export interface ComponentPlan {
  readonly name: string;
  /** Name of the Application or Kustomization that installs it: on a hub the cluster is part of it. */
  readonly deliveredAs: string;
  readonly title: string;
  /** @default - none */
  readonly group?: string;
  readonly namespace: string;
  readonly root: ComponentRoot;
  /** As people wrote it, with what differs on the cluster. */
  readonly spec: ComponentSpec;
  /** What it is made of, and what that comes to. */
  readonly kind: Kind;
  readonly content: ContentPlan;
  readonly dependsOn: readonly { readonly name: string; readonly readyExpr?: string }[];
  /** 0 without dependencies, else one more than the deepest of them. */
  readonly depth: number;
}
