import type { CustomerFreezeSpec, WindowSpec } from '../../authored/rollout/window';
import { engineOf } from '../../engines';
import { daysBetween } from '../../facts/days';
import { placementsOf } from '../../facts/placements';
import { freezesOf, windowsOf, type TenantWindow } from '../../facts/windows/times';
import { error, warning, within, type Issue, type Location } from '../../issues/issue';
import { tenantsOf } from '../../plan/fleet';
import { placeOf } from '../../plan/locate';
import { ownRepositoryOf } from '../../plan/tenant';
import type { Rule } from '../rule';

interface Stated {
  readonly windows?: Readonly<Record<string, WindowSpec>>;
  readonly freezes?: Readonly<Record<string, CustomerFreezeSpec>>;
}

const DAY = 24 * 60;
const WEEK = 7 * DAY;
/** A schedule without a year is there again after as many. */
const MOST_DAYS = 364;

/** Windows and freezes of customers and tenants are told apart, and end. */
export const windowsAndFreezes: Rule = function* ({ specs }) {
  for (const { spec, file } of specs.customers) {
    yield* ofOne({ file }, spec, {});
    for (const { spec: tenant, path } of placementsOf(spec))
      yield* ofOne({ file, path }, tenant, spec.freezes ?? {});
  }
};

/** @param above freezes that hold as well */
function* ofOne(
  at: Location,
  { windows = {}, freezes = {} }: Stated,
  above: NonNullable<Stated['freezes']>,
): Generator<Issue> {
  for (const [one, other] of pairsOf(windowsOf(windows)))
    if (isTogether(one, other))
      yield warning(
        within(at, 'windows', other.name),
        `the windows '${one.name}' and '${other.name}' are open at the same time`,
        'make them one, or let one begin when the other ends',
      );
  for (const [name, { from, until }] of Object.entries(freezes)) {
    const days = daysBetween(from, until) + 1;
    const end = within(at, 'freezes', name, 'until');
    if (days < 1)
      yield error(
        end,
        `the freeze '${name}' ends on ${until}, before it begins: ${from}`,
        'give its last day',
      );
    if (days > MOST_DAYS)
      yield error(
        end,
        `the freeze '${name}' has ${days} days, and ${MOST_DAYS} are the most: each year it would begin anew before it ends`,
        'give an earlier day, or hold the versions of the products',
      );
    if (Object.hasOwn(above, name))
      yield error(
        within(at, 'freezes', name),
        `the customer has a freeze '${name}' already, which is its tenants' as well`,
        'give it another name',
      );
  }
  const all = [...freezesOf(above, ''), ...freezesOf(freezes, '')];
  for (const [one, other] of pairsOf(all))
    if (one.from <= other.until && other.from <= one.until && Object.hasOwn(freezes, other.name))
      yield warning(
        within(at, 'freezes', other.name),
        `the freezes '${one.name}' and '${other.name}' have days in common`,
        'make them one, or let one begin after the other',
      );
}

function pairsOf<T>(all: readonly T[]): (readonly [T, T])[] {
  return all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));
}

/** Whether there is a moment of the week at which both are open. Clocks of two time zones are not compared. */
function isTogether(one: TenantWindow, other: TenantWindow): boolean {
  if (one.timeZone !== other.timeZone) return false;
  return one.days.some((day) =>
    other.days.some((otherDay) => {
      const apart = (otherDay * DAY + other.start - day * DAY - one.start + WEEK) % WEEK;
      return apart < one.minutes || WEEK - apart < other.minutes;
    }),
  );
}

/** What moves without a commit of the state repository moves at any time, where `publish` is what keeps the windows. */
export const unwindowed: Rule = function* ({ plan }) {
  for (const tenant of tenantsOf(plan)) {
    const { times, cluster, releases, name } = tenant;
    if (times.windows.length + times.freezes.length === 0 || engineOf(cluster).keepsWindows) continue;
    const place = placeOf(tenant);
    const problem = (what: string) =>
      `the windows and freezes of '${name}' do not keep ${what}: ${cluster.name} takes it whenever it changes`;
    for (const { product, version } of releases)
      if (version === undefined)
        yield warning(
          place,
          problem(`'${product.name}', which has no versions`),
          `give the product versions, or leave '${name}' without windows and freezes`,
        );
    if (ownRepositoryOf(tenant))
      yield warning(
        place,
        problem("its owner's repository"),
        'let the owner commit in the windows; or leave them out',
      );
  }
};
