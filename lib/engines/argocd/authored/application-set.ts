import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import type { SetGenerator } from './generator';
import type { DeepReadonly } from '../../../authored/readonly';
import type { Values } from '../../../authored/values';

type Application = DeepReadonly<IApplication['spec']>;
type SourceOf = NonNullable<Application['source']>;

/** A source of an Application, in Argo CD's own fields. Its URL may be the name of a repository of the fleet. */
export type SetSource = Omit<SourceOf, 'helm'> & {
  readonly helm?: Omit<NonNullable<SourceOf['helm']>, 'valuesObject'> & { readonly valuesObject?: Values };
};

/**
 * The Applications that a set makes. Text may hold Go templates over what the generators give; what is no text, such
 * as whether it syncs by itself, is said by `templatePatch`, or by a set for each case. Source: Argo CD, "Templates".
 */
export type SetTemplate = {
  readonly name: string;
  /** @default - the set's */
  readonly namespace?: string;
  /** @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** @default - the one that deletes what was deployed, unless the set preserves it */
  readonly finalizers?: readonly string[];
  /**
   * An AppProject; or built of segments of the path of a git generator over a state repository. What a file says may
   * not choose it: whoever writes the file would choose what it permits.
   */
  readonly project: string;
  readonly destination: { readonly namespace?: string } & (
    { readonly server: string; readonly name?: never } | { readonly name: string; readonly server?: never }
  );
} & Pick<Application, 'syncPolicy' | 'ignoreDifferences' | 'info' | 'revisionHistoryLimit'> &
  (
    | { readonly source: SetSource; readonly sources?: never }
    | { readonly sources: readonly SetSource[]; readonly source?: never }
  );

/** Applications that are updated together. Source: Argo CD, "Progressive Syncs". */
export interface RolloutStep {
  /** All of them hold for a label of the Application. */
  readonly matchExpressions: readonly {
    readonly key: string;
    readonly operator: 'In' | 'NotIn';
    readonly values: readonly string[];
  }[];
  /** How many at a time; at 0 a person syncs them. @default '100%' */
  readonly maxUpdate?: number | `${number}%`;
}

/**
 * RollingSync: a step begins when everything before it is healthy. The set's controller then starts every sync, so that
 * nothing syncs or heals by itself, and what no step matches is never synced. The controller has to run with
 * `applicationsetcontroller.enable.progressive.syncs`. Source: Argo CD, "Progressive Syncs".
 */
export type SetRollout<Ring extends string = string> = {
  /** Whether Applications go in the reverse order of the steps. @default - all at once */
  readonly deletionOrder?: 'Reverse';
} & (
  | { readonly steps: readonly RolloutStep[]; readonly rings?: never }
  | {
      /**
       * A step for each ring, by the label `ringfleet.io/ring` of the Applications; what environments do not sync by
       * themselves waits for a person.
       */
      readonly rings: readonly Ring[];
      readonly steps?: never;
    }
);

/**
 * Applications from a template and lists. Emitted with `goTemplate` and `missingkey=error` always. Source: Argo CD,
 * "ApplicationSet Specification".
 */
export interface ApplicationSetSpec<Ring extends string = string> {
  /** @default `<name>.yaml` */
  readonly file?: string;
  readonly generators: readonly [SetGenerator, ...SetGenerator[]];
  readonly template: SetTemplate;
  /** YAML over each Application, as a Go template; it cannot change the project. @default - none */
  readonly templatePatch?: string;
  /** @default - all at once */
  readonly rollout?: SetRollout<Ring>;
  /** Whether what Applications deployed outlives them. @default false */
  readonly preserveResourcesOnDeletion?: boolean;
  /** What the controller may do to Applications that are there. @default - everything */
  readonly applicationsSync?: 'sync' | 'create-only' | 'create-update' | 'create-delete';
  /** Fields of Applications that others may change. @default - none */
  readonly ignoreApplicationDifferences?: readonly {
    /** The Application that it is about. @default - each */
    readonly name?: string;
    /** @default - none */
    readonly jsonPointers?: readonly string[];
    /** @default - none */
    readonly jqPathExpressions?: readonly string[];
  }[];
}
