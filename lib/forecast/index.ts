import type { FleetSpec } from '../authored/fleet';
import type { RingsFile } from '../authored/specs';
import type { Forecast, ForecastStep, RingForecast } from '../json/forecast';
import { tenantsOf, type Plan } from '../plan/fleet';
import type { ReleasePlan, TenantPlan } from '../plan/tenant';
import { Arrivals, withLater } from './arrivals';
import { afterHold, ringForecasts } from './rings';

/** Stands for every customer, where one may be asked for. */
export const EVERYBODY = '*';

/**
 * When each ring, or each release of a customer or tenant, gets which version, and what it waits for.
 *
 * @param files every file of ring versions
 * @param of a customer, tenant or product, which it is of alone; `EVERYBODY` for the releases of all
 */
export function forecastOf(
  plan: Plan,
  fleet: FleetSpec,
  files: readonly RingsFile[],
  now: Date,
  of?: string,
): Forecast {
  const today = now.toISOString().slice(0, 10);
  const arrivals = new Arrivals(now);
  const isProduct = plan.products.some(({ name }) => name === of);
  const tenants =
    of === undefined || isProduct
      ? undefined
      : tenantsOf(plan).filter(({ name, customer }) => [EVERYBODY, name, customer].includes(of));
  const releases = tenants?.flatMap((tenant) => tenant.releases.map((release) => ({ tenant, release })));
  const asked = new Set(releases?.map(({ release }) => release.product.name));
  const products = plan.products
    .map(({ name }) => name)
    .filter((name) => (isProduct ? name === of : !releases || of === EVERYBODY || asked.has(name)))
    .map((product) => ({ product, rings: ringForecasts(plan, fleet, product, files, today) }))
    .filter(({ rings }) => rings.length > 0);
  const told = products.map(({ product, rings }) => ({
    product,
    rings: withLater(plan, product, rings, arrivals),
  }));
  if (!releases) return { date: today, products: told };
  const isIn = new Set(tenants!.map(({ ring }) => ring));
  return {
    date: today,
    products: told.map(({ product, rings }) => ({
      product,
      rings: rings.filter(({ ring }) => of === EVERYBODY || isIn.has(ring)),
    })),
    releases: releases.flatMap(({ tenant, release }) => {
      const own = products.find(({ product }) => product === release.product.name);
      const ring = own?.rings.find((each) => each.ring === tenant.ring);
      return ring ? ofRelease(tenant, release, ring, arrivals) : [];
    }),
  };
}

function ofRelease(
  { customer, name: tenant, ring, times }: TenantPlan,
  { product, version, hold }: ReleasePlan,
  ofRing: RingForecast,
  arrivals: Arrivals,
): NonNullable<Forecast['releases']> {
  if (version === undefined) return [];
  const steps = hold ? afterIt(hold, ofRing) : ofRing.steps;
  return [{ customer, tenant, product: product.name, ring, version, steps: [...arrivals.of(times, steps)] }];
}

/** What its ring runs by then, and what comes later: the hold goes when somebody takes it away, on the day after its last one at the earliest. */
function afterIt(hold: NonNullable<ReleasePlan['hold']>, { version, steps }: RingForecast): ForecastStep[] {
  const day = afterHold(hold.until);
  const wait = { what: 'hold' as const, of: hold.reason, until: day };
  const isBefore = (step: ForecastStep) => step.day !== undefined && step.day <= day;
  const missed = steps.filter(isBefore);
  const now = missed.at(-1)?.version ?? version;
  const first = now === hold.version ? [] : [{ version: now, day, waits: [wait] }];
  return [...first, ...steps.filter((step) => !isBefore(step))];
}
