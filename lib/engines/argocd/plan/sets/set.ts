import type { Expansion } from '../../../../applicationsets';
import type { ApplicationSetSpec, RolloutStep } from '../../authored/application-set';
import type { ApplicationPlan } from '../application';
import type { ReleaseContent } from '../../../../content/forms';
import type { ProductPlan } from '../../../../plan/product';
import type { EnvironmentPlan } from '../../../../plan/environment';
import type { StatePlan } from '../../../../plan/source';

/** An ApplicationSet of the platform team's own, with URLs for the names of repositories. */
export interface ApplicationSetPlan {
  readonly name: string;
  /** Name of its file. */
  readonly file: string;
  readonly spec: ApplicationSetSpec;
  /** The state repository that its file is in: the fleet's own. */
  readonly state: StatePlan;
  /** @default - its Applications are all updated at once */
  readonly steps?: readonly RolloutStep[];
  /**
   * What Argo CD makes of it, over the values that the fleet has and the clusters of whoever runs it, if anybody does; of
   * what only Argo CD can ask for, nothing.
   */
  readonly expansion: Expansion;
}

/** What the ApplicationSets of a cluster's tenants are made of. None of it depends on the tenants. */
export interface DeliverySetsPlan {
  /** An environment that the cluster hosts, for whose tenants the templates say all; others patch what differs. */
  readonly environment: EnvironmentPlan;
  /** One for each product of the fleet, in whose content `REVISION` stands for the version; by product. */
  readonly releases: readonly {
    readonly product: ProductPlan;
    readonly content: ReleaseContent;
    readonly application: ApplicationPlan;
    /** Axes of the fleet, in their order. */
    readonly axes: readonly string[];
  }[];
  /** @default - all releases are updated at once */
  readonly steps?: readonly RolloutStep[];
}
