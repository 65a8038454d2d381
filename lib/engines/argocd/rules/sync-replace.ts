import { error } from '../../../issues/issue';
import { applications, oncePerPlace, placeOfOption } from '../plan/judged-applications';
import type { Rule } from '../../../rules/rule';

const REPLACE = 'Replace=true';
const SERVER_SIDE = 'ServerSideApply=true';

/** An object is replaced or applied by the server. Source: Argo CD, "Sync Options", "Server-Side Apply". */
export const syncReplace: Rule = oncePerPlace(function* (draft) {
  for (const judged of applications(draft)) {
    const { syncOptions } = judged.plan.spec.syncPolicy;
    const at = placeOfOption(judged, REPLACE) ?? placeOfOption(judged, SERVER_SIDE);
    if (!at || !syncOptions.includes(REPLACE) || !syncOptions.includes(SERVER_SIDE)) continue;
    const problem = `${REPLACE} would win over ${SERVER_SIDE} of ${judged.what}: objects would be replaced, not applied`;
    const fix = 'take one of them away, or turn server-side apply off beside it: ServerSideApply=false';
    yield error(at, problem, fix);
  }
});
