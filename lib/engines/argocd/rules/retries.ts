import { secondsOf } from '../../../authored/duration';
import { error } from '../../../issues/issue';
import { applications, oncePerPlace, placeOfPolicy } from '../plan/judged-applications';
import type { Rule } from '../../../rules/rule';

/** The longest pause between two tries is no shorter than the first. Source: Argo CD, "Automated Sync Policy". */
export const retries: Rule = oncePerPlace(function* (draft) {
  for (const judged of applications(draft)) {
    const { duration = '5s', maxDuration = '3m' } = judged.plan.spec.syncPolicy.retry.backoff ?? {};
    const at = placeOfPolicy(judged, ({ retry }) => retry?.backoff !== undefined, 'retry', 'backoff');
    if (!at || secondsOf(duration) <= secondsOf(maxDuration)) continue;
    const problem = `the first pause, '${duration}', is longer than the longest, '${maxDuration}'`;
    yield error(at, problem, `give a duration of at most '${maxDuration}', or a longer maxDuration`);
  }
});
