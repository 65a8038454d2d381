import { error, type Location } from '../../../issues/issue';
import { groupBy } from '../../../facts/group-by';
import { applications, placeOfOption, type JudgedApplication } from '../plan/judged-applications';
import type { Draft, Rule } from '../../../rules/rule';

const RESPECT = 'RespectIgnoreDifferences=true';

/** Who respects ignored differences has some. Source: Argo CD, "Sync Options", "Respect ignore differences configs". */
export const ignoreDifferences: Rule = function* (draft) {
  const places = groupBy(respecting(draft), ({ at }) => `${at.file} ${at.path}`);
  for (const all of places.values()) {
    const [first] = all;
    // Of a whole cluster, some Applications may have nothing to ignore.
    if (!first || all.some(({ judged }) => judged.plan.spec.ignoreDifferences)) continue;
    const problem = `${RESPECT} does nothing: ${first.judged.what} ignores no differences`;
    yield error(first.at, problem, 'say which under ignoreDifferences, or leave the option out');
  }
};

interface Respecting {
  readonly at: Location;
  readonly judged: JudgedApplication;
}

function* respecting(draft: Draft): Iterable<Respecting> {
  for (const judged of applications(draft)) {
    const at = placeOfOption(judged, RESPECT);
    if (at && judged.plan.spec.syncPolicy.syncOptions.includes(RESPECT)) yield { at, judged };
  }
}
