import { aggregated, draw } from '../../graph';
import type { Forecast } from '../../json/forecast';
import { tenantsOf, type Plan } from '../../plan/fleet';
import { forecastAnswer, type PublishedAnswer, type ReportAnswers } from '../../report';
import { capacitiesOf } from '../capacity';

/**
 * What other verbs say of a fleet.
 *
 * @param forecast with every release
 */
export function answersOf(
  plan: Plan,
  forecast: Forecast,
  published: PublishedAnswer | undefined,
): ReportAnswers {
  const releases = tenantsOf(plan).flatMap(({ name: tenant, releases: own }) =>
    own.map(({ product }) => ({ tenant, product: product.name })),
  );
  return {
    forecast: forecastAnswer(forecast, releases),
    capacity: capacitiesOf(plan),
    graphs: {
      fleet: aggregated(draw(plan, 'fleet')),
      clusters: Object.fromEntries(plan.clusters.map(({ name }) => [name, draw(plan, 'dependencies', name)])),
    },
    ...(published && { published }),
  };
}
