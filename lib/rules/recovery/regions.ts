import { groupBy } from '../../facts/group-by';
import { error, warning, within, type Issue, type Location } from '../../issues/issue';
import { tenantsOf, type Plan } from '../../plan/fleet';
import type { TenantPlan } from '../../plan/tenant';
import { databasesOf } from '../../recovery/databases';
import { backupPace } from '../../recovery/tenant';
import { componentsWith } from '../component-hosts';
import type { Rule } from '../rule';

/** What is in several regions for fear of losing one is not backed up in that one alone. */
export const backupRegions: Rule = function* ({ specs: { fleet, fleetFile }, plan }) {
  const spread = spreadTenants(plan);
  for (const [name, , at] of componentsWith(fleet, fleetFile, 'recovery')) {
    for (const all of spread) {
      const own = all.filter(({ cluster }) => cluster.recovery?.component === name);
      yield* lostWith(all, own, ({ cluster }) => cluster.recovery!, BACKUPS, at);
      const databased = own.filter(
        (tenant) => tenant.cluster.recovery!.databases && databasesOf(tenant).length > 0,
      );
      const of = within(at, 'databases');
      yield* lostWith(all, databased, ({ cluster }) => cluster.recovery!.databases!, DATABASES, of);
    }
  }
};

/** Where backups are; the first place is in no region where nobody says. */
interface Places {
  readonly regions: readonly string[];
  readonly second?: { readonly regions: readonly string[] };
}

const BACKUPS = {
  noun: 'backups',
  fix: "give a 'second' place in another region; or say under 'regions' where the bucket is, if it is in several",
};
const DATABASES = {
  noun: 'backups of databases',
  fix: "have the object store replicate the bucket to another region, and say where to under 'second'; or say under 'regions' where the bucket is, if it is in several",
};

/** An error where the fleet says that backups are lost with the tenant's region; a warning where it does not say enough. */
function* lostWith(
  [first, ...others]: Spread,
  tenants: readonly TenantPlan[],
  placesOf: (tenant: TenantPlan) => Places,
  { noun, fix }: typeof BACKUPS,
  at: Location,
): Generator<Issue> {
  const lost = tenants.filter((tenant) => {
    const { regions, second } = placesOf(tenant);
    return [...regions, ...(second?.regions ?? [])].every((region) => region === tenant.region);
  });
  const [one] = lost;
  if (!one) return;
  const where = `'${first.customer}' runs in ${listed([first, ...others])} in '${first.environment.name}'`;
  const own = listed(lost);
  if (placesOf(one).regions.length === 0)
    yield warning(at, `${where}, and nobody says that its ${noun} from ${own} are in another region`, fix);
  else
    yield error(
      at,
      `${where}, and its ${noun} from ${own} are in ${own} alone: whoever loses the region loses both`,
      fix,
    );
}

function listed(tenants: readonly TenantPlan[]): string {
  return [...new Set(tenants.map(({ region }) => region))].sort().join(' and ');
}

type Spread = readonly [TenantPlan, ...TenantPlan[]];

/** Tenants of one customer in several regions of the environment that customers live by, the last of the promotion. */
function spreadTenants(plan: Plan): Spread[] {
  const last = plan.environments.at(-1)?.name;
  const backedUp = tenantsOf(plan).filter(
    (tenant) => tenant.environment.name === last && backupPace(tenant) !== undefined,
  );
  return [...groupBy(backedUp, ({ customer }) => customer).values()].filter(([first, ...others]) =>
    others.some(({ region }) => region !== first.region),
  );
}
