import { componentsWith } from '../component-hosts';
import { error, warning, within, type Issue } from '../../issues/issue';
import { tenantsOf } from '../../plan/fleet';
import type { TenantPlan } from '../../plan/tenant';
import { databasesOf } from '../../recovery/databases';
import { backupPace } from '../../recovery/tenant';
import type { Draft, Rule } from '../rule';

/** The longest name of a CloudNativePG Cluster. Source: CloudNativePG, its admission webhook. */
const LONGEST = 50;

/** Roles that ringfleet makes in namespaces of tenants. */
const TAKEN: readonly string[] = ['secrets', 'sealed-secrets'];

/** Databases have names that CloudNativePG takes, one each, and are backed up somewhere. */
export const databases: Rule = function* (draft) {
  const found = new Map<string, Issue>();
  for (const tenant of tenantsOf(draft.plan))
    for (const issue of ofTenant(draft, tenant)) found.set(`${issue.at.file} ${issue.problem}`, issue);
  yield* found.values();
  yield* unprotected(draft);
};

function* ofTenant({ specs }: Draft, tenant: TenantPlan): Generator<Issue> {
  const seen = new Set<string>();
  for (const { name, namespace, release } of databasesOf(tenant)) {
    const { file } = specs.products.find(({ spec }) => spec.name === release.product.name)!;
    const at = within({ file }, 'databases');
    if (!/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name) || name.length > LONGEST)
      yield error(
        at,
        `'${name}' of tenant '${tenant.name}' is no name of a database: lower-case letters, digits and hyphens, ${LONGEST} at most`,
        'give a shorter one; in a namespace of its own it needs no {release}',
      );
    if (TAKEN.includes(name))
      yield error(
        at,
        `'${name}' of tenant '${tenant.name}' is the name of a Role of the platform, which CloudNativePG would rewrite`,
        'give another one',
      );
    const key = `${namespace}/${name}`;
    if (seen.has(key))
      yield error(
        at,
        `two databases of tenant '${tenant.name}' are called '${name}'`,
        'put {release} into the name',
      );
    seen.add(key);
  }
}

/** A product that declares databases is warned where they are backed up for none of its tenants. */
function* unprotected({ specs, plan }: Draft): Generator<Issue> {
  const tenants = tenantsOf(plan).filter(
    (tenant) => tenant.cluster.recovery?.databases && backupPace(tenant),
  );
  const kept = new Set(
    tenants.flatMap((tenant) => databasesOf(tenant).map(({ release }) => release.product.name)),
  );
  const sold = new Set(
    tenantsOf(plan).flatMap(({ releases }) => releases.map(({ product }) => product.name)),
  );
  const hasRecovery = componentsWith(specs.fleet, specs.fleetFile, 'recovery').length > 0;
  for (const { spec, file } of specs.products) {
    if (!spec.databases?.length || kept.has(spec.name) || !sold.has(spec.name)) continue;
    yield warning(
      within({ file }, 'databases'),
      `the databases of '${spec.name}' are backed up for no tenant`,
      hasRecovery
        ? 'give recovery databases, and the environments of its tenants backups'
        : 'give the fleet a component with recovery and databases',
    );
  }
}
