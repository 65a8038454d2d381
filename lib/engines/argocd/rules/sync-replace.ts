import { error, type Issue } from '../../../issues/issue';
import { applications, oncePerPlace, placeOfOption } from './statements';
import type { Rule } from '../../../rules/rule';

const REPLACE = 'Replace=true';
const SERVER_SIDE = 'ServerSideApply=true';

/** An object is replaced or applied by the server. Source: Argo CD, "Sync Options", "Server-Side Apply". */
export const syncReplace: Rule = (draft) =>
  oncePerPlace(
    applications(draft).flatMap((judged): Issue[] => {
      const { syncOptions } = judged.plan.spec.syncPolicy;
      const at = placeOfOption(judged, REPLACE) ?? placeOfOption(judged, SERVER_SIDE);
      if (!at || !syncOptions.includes(REPLACE) || !syncOptions.includes(SERVER_SIDE)) return [];
      return [
        error(
          at,
          `${REPLACE} would win over ${SERVER_SIDE} of ${judged.what}: objects would be replaced, not applied`,
          'take one of them away, or turn server-side apply off beside it: ServerSideApply=false',
        ),
      ];
    }),
  );
