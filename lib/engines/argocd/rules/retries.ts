import { secondsOf } from '../../../authored/duration';
import { error, within, type Issue } from '../../../issues/issue';
import { applications, oncePerPlace } from './statements';
import type { Rule } from '../../../rules/rule';

/** The longest pause between two tries is no shorter than the first. Source: Argo CD, "Automated Sync Policy". */
export const retries: Rule = (draft) =>
  oncePerPlace(
    applications(draft).flatMap(({ statements, plan }): Issue[] => {
      const { backoff } = plan.spec.syncPolicy.retry;
      const { duration = '5s', maxDuration = '3m' } = backoff ?? {};
      const stated = [...statements].reverse().find(({ settings }) => settings.syncPolicy?.retry?.backoff);
      if (!stated || secondsOf(duration) <= secondsOf(maxDuration)) return [];
      return [
        error(
          within(stated.at, 'syncPolicy', 'retry', 'backoff'),
          `the first pause, '${duration}', is longer than the longest, '${maxDuration}'`,
          `give a duration of at most '${maxDuration}', or a longer maxDuration`,
        ),
      ];
    }),
  );
