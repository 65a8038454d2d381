import type { ArgocdVersion } from './types';

/** What versions of Argo CD do differently when they expand a set. */
export interface Behaviour {
  /** Whether the selector of a generator sees labels, annotations and `values` one by one. */
  readonly selectsByStrings: boolean;
  /** Whether `values` of the second generator of a matrix may name what the first does not have. */
  readonly fillsValuesPartly: boolean;
  /** Whether annotations that Argo CD and kubectl keep their own state in are no parameters. */
  readonly hidesAnnotations: boolean;
}

/** Source: Argo CD, `applicationset/generators` and `applicationset/utils` of the last patch of each version. */
export function behaviourOf(version: ArgocdVersion | undefined): Behaviour {
  const minor = version === undefined ? Infinity : Number(version.slice(2));
  return {
    selectsByStrings: minor >= 4,
    fillsValuesPartly: minor >= 4,
    hidesAnnotations: minor >= 3,
  };
}
