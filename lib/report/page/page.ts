import type { ReleaseRow, ReportFleet } from '../unpack';
import type { Facet } from './facets';
import type { Filtered } from './filter';
import { hashOf, type State } from './state';

/** What every view is made of. */
export interface Seen {
  readonly fleet: ReportFleet;
  readonly facets: readonly Facet[];
  readonly state: State;
  readonly filtered: Filtered;
}

/** Goes to a state; what is typed letter by letter leaves no trail. */
export function go(state: State, isTyped = false): void {
  const hash = hashOf(state);
  if (hash === location.hash) return;
  if (isTyped) {
    history.replaceState(null, '', hash);
    dispatchEvent(new HashChangeEvent('hashchange'));
  } else location.hash = hash;
}

const meant = new WeakMap<Filtered, ReleaseRow[]>();

/** The releases that the filter means. */
export function meantOf({ fleet, filtered }: Seen): ReleaseRow[] {
  let found = meant.get(filtered);
  if (!found) {
    found = fleet.releases.filter(({ index }) => filtered.isMeant[index] === 1);
    meant.set(filtered, found);
  }
  return found;
}
