import { contentOf, manifestsIn } from '../../../content';
import { warning, within } from '../../../issues/issue';
import type { Rule } from '../../../rules/rule';

/** A chart, the values that go with it, and one more. */
const MOST = 3;

/** Two sources are the norm: each one more is fetched and compared whenever any of them changes. */
export const sourceCounts: Rule = function* ({ specs: { fleet, fleetFile } }) {
  for (const [name, spec] of Object.entries(fleet.components)) {
    const refs = Object.keys(contentOf(spec).kind.refs?.(spec) ?? {});
    const beside = contentOf(spec).kind.takesManifests && manifestsIn(spec).length > 0;
    const count = 1 + refs.length + (beside ? 1 : 0);
    if (refs.length === 0 || count <= MOST) continue;
    const problem = `its Application would have ${count} sources: the chart, ${refs.map((ref) => `'${ref}'`).join(', ')}${beside ? ', manifests' : ''}`;
    const fix = `keep value files together, in ${MOST - 1} repositories at most`;
    yield warning(within({ file: fleetFile }, 'components', name, 'argocd', 'helm', 'refs'), problem, fix);
  }
  for (const [name, { template }] of Object.entries(fleet.applicationSets ?? {})) {
    const count = template.sources?.length ?? 1;
    if (count <= MOST) continue;
    const problem = `its Applications would have ${count} sources`;
    const fix = `keep what goes together in one repository, for ${MOST} sources at most`;
    yield warning(within({ file: fleetFile }, 'applicationSets', name, 'template', 'sources'), problem, fix);
  }
};
