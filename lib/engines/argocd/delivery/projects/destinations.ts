import { isDeepStrictEqual } from 'node:util';
import type { destinationOf } from '../destination';

/** Where what is in an AppProject may go. */
export type Destinations = Partial<ReturnType<typeof destinationOf>>[];

/** A cluster has a name and a URL, and what permits the one permits the other in some versions of Argo CD alone. */
export function withOthers(own: Destinations, others: Destinations): Destinations {
  const isThere = (each: Destinations[number]) =>
    own.some(
      ({ namespace, ...cluster }) =>
        isDeepStrictEqual({ ...cluster, namespace: each.namespace }, each) &&
        (namespace === '*' || namespace === each.namespace),
    );
  return [...own, ...others.filter((each) => !isThere(each))];
}
