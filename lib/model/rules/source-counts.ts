import { warning, within, type Issue } from '../issue';
import type { Rule } from './rule';

/** A chart, the values that go with it, and one more. */
const MOST = 3;

/** Two sources are the norm: each one more is fetched and compared whenever any of them changes. */
export const sourceCounts: Rule = ({ specs: { fleet, fleetFile } }) =>
  Object.entries(fleet.components).flatMap(([name, spec]): Issue[] => {
    const refs = Object.keys(('chart' in spec && spec.argocd?.helm?.refs) || {});
    const count = 1 + refs.length;
    if (count <= MOST) return [];
    return [
      warning(
        within({ file: fleetFile }, 'components', name, 'argocd', 'helm', 'refs'),
        `its Application would have ${count} sources: the chart, ${refs.map((ref) => `'${ref}'`).join(', ')}`,
        `keep value files together, in ${MOST - 1} repositories at most`,
      ),
    ];
  });
