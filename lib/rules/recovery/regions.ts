import type { RecoverySpec } from '../../authored/operations/recovery';
import { groupBy } from '../../facts/group-by';
import { error, warning, within, type Issue, type Location } from '../../issues/issue';
import { tenantsOf, type Plan } from '../../plan/fleet';
import type { TenantPlan } from '../../plan/tenant';
import { backupPace } from '../../recovery/tenant';
import { componentsWith } from '../component-hosts';
import type { Rule } from '../rule';

/** What is in several regions for fear of losing one is not backed up in one alone; and a second place is another place. */
export const backupRegions: Rule = function* ({ specs: { fleet, fleetFile }, plan }) {
  const spread = spreadTenants(plan);
  for (const [name, { recovery }, at] of componentsWith(fleet, fleetFile, 'recovery')) {
    yield* ofSecond(recovery, at);
    for (const [first, ...others] of spread) {
      const all = [first, ...others];
      const found = all.find(({ cluster }) => cluster.recovery?.component === name)?.cluster.recovery;
      if (!found || found.regions.length > 1) continue;
      const where = found.regions[0] === undefined ? 'in one place' : `in region '${found.regions[0]}' alone`;
      const regions = [...new Set(all.map(({ region }) => region))].sort().join(' and ');
      const problem = `'${first.customer}' runs in ${regions} in '${first.environment.name}', and its backups are ${where}, as far as is said`;
      const fix =
        "give a 'second' place in another region; or say under 'regions' where the bucket is, if it is in several";
      yield warning(at, problem, fix);
    }
  }
};

/** Tenants of one customer in several regions of the environment that customers live by, the last of the promotion. */
function spreadTenants(plan: Plan): (readonly [TenantPlan, ...TenantPlan[]])[] {
  const last = plan.environments.at(-1)?.name;
  const backedUp = tenantsOf(plan).filter(
    (tenant) => tenant.environment.name === last && backupPace(tenant) !== undefined,
  );
  return [...groupBy(backedUp, ({ customer }) => customer).values()].filter(([first, ...others]) =>
    others.some(({ region }) => region !== first.region),
  );
}

function* ofSecond(
  { storageLocation = 'default', regions = [], second, volumes }: RecoverySpec,
  of: Location,
): Generator<Issue> {
  if (!second) return;
  const at = within(of, 'second');
  if (second.storageLocation === storageLocation)
    yield error(
      within(at, 'storageLocation'),
      `'${storageLocation}' is where the first backups are`,
      'give another BackupStorageLocation that Velero has',
    );
  else if (second.regions.every((region) => regions.includes(region)))
    yield error(
      within(at, 'regions'),
      'is in no region that the first backups are not in',
      'give a place in another region',
    );
  if (volumes === 'snapshots')
    yield error(
      within(of, 'volumes'),
      "'snapshots' leaves volumes with the driver, in the region: a second place has none of them",
      "give 'move' or 'files'",
    );
}
