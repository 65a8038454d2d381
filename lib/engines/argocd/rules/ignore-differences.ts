import { error, type Issue, type Location } from '../../../issues/issue';
import { groupBy } from '../../../facts/group-by';
import { applications, placeOfOption } from './statements';
import type { Rule } from '../../../rules/rule';

const RESPECT = 'RespectIgnoreDifferences=true';

/** Who respects ignored differences has some. Source: Argo CD, "Sync Options", "Respect ignore differences configs". */
export const ignoreDifferences: Rule = (draft) => {
  const respecting = applications(draft).flatMap((judged) => {
    const at = placeOfOption(judged, RESPECT);
    return at && judged.plan.spec.syncPolicy.syncOptions.includes(RESPECT) ? [{ at, judged }] : [];
  });
  const places = groupBy(respecting, ({ at }) => `${at.file} ${at.path}`);
  return [...places.values()].flatMap((all): Issue[] =>
    // Of a whole cluster, some Applications may have nothing to ignore.
    all.some(({ judged }) => judged.plan.spec.ignoreDifferences)
      ? []
      : [idle(all[0]!.at, all[0]!.judged.what)],
  );
};

function idle(at: Location, what: string): Issue {
  return error(
    at,
    `${RESPECT} does nothing: ${what} ignores no differences`,
    'say which under ignoreDifferences, or leave the option out',
  );
}
