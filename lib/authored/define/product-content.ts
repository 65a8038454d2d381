import type { Products } from '../../content';
import type { WorkloadRelease } from '../../content/workload/authored';

/** Kinds that manifests may stand beside. */
type WithManifests = 'chart' | 'kustomize' | 'directory';

/** What a product consists of: one of the kinds, and none of the others beside it but manifests. */
type OneContent<All> = {
  [K in keyof All]: Readonly<
    Pick<All, K> & {
      [Other in Exclude<keyof All, K>]?: K extends WithManifests
        ? Other extends 'manifests'
          ? All[Other]
          : never
        : never;
    }
  >;
}[keyof All];

/** Names of a fleet that content may give. */
interface ContentNames {
  readonly gitRepository: string;
  readonly chartRepository: string;
  readonly environment: string;
}

/**
 * What a product consists of, by what defines it.
 *
 * @typeParam V the values of its releases
 * @typeParam Scope what constructs are put into
 */
export interface ContentBy<N extends ContentNames, V, Scope> {
  readonly product: OneContent<Products<N['gitRepository'], N['chartRepository'], N['environment'], V>>;
  readonly workload: {
    /** Puts the constructs that a release consists of into the scope. */
    readonly manifests: (scope: Scope, release: WorkloadRelease<V>) => unknown;
  };
}
