import type { EnvironmentPlan } from '../plan/environment';
import type { ObservabilityPlan } from '../plan/operations/observability';
import type { Watched } from './alerts';

/** How grave an alert of the environment is. What waits for a person is out of sync until somebody comes, and no fault. */
export function severitiesIn(
  { severities }: ObservabilityPlan,
  { name, automatedSync }: EnvironmentPlan,
  waitsForPeople: boolean,
): Pick<Watched, 'severity' | 'outOfSyncSeverity'> {
  const severity = (Object.hasOwn(severities, name) ? severities[name] : undefined) ?? 'warning';
  return { severity, outOfSyncSeverity: waitsForPeople && !automatedSync ? 'info' : severity };
}
