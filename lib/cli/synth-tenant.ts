import { construct, reviewPath, type Extend } from '../constructs';
import { inOutput, layout } from '../plan/layout';
import { tenantsOf } from '../plan/fleet';
import type { CustomerPlan } from '../plan/tenant';
import type { Outcome } from '../planner/plan';
import { render } from '../output';
import { formatIssues } from './report';

/**
 * The files of one tenant: its guard rails, releases and delivery, what each release comes to where these do not show it,
 * and its customer's values.
 *
 * @throws Error with all issues, or with the tenants there are where none has the name
 */
export function synthTenant(
  { plan: found, issues }: Outcome,
  name: string,
  extend?: Extend,
): Record<string, string> {
  if (!found) throw new Error(formatIssues(issues));
  const customer = found.customers.find(({ tenants }) => tenants.some((tenant) => tenant.name === name));
  const tenant = customer?.tenants.find((candidate) => candidate.name === name);
  if (!customer || !tenant) {
    const names = tenantsOf(found).map((known) => known.name);
    throw new Error(`there is no tenant '${name}': use one of ${names.sort().join(', ')}`);
  }
  const filesOf = (plan: CustomerPlan) => render(construct({ kind: 'customer', plan }, extend));
  const own = new Set(filesOf({ ...customer, tenants: [tenant] }).map(({ path }) => path));
  const beside = new Set(
    tenant.releases.flatMap((release) => [
      ...release.layers.flatMap(({ file }) => (file === undefined ? [] : inOutput(tenant.valuesIn, file))),
      reviewPath(tenant, release),
    ]),
  );
  const folders = tenant.releases.flatMap(({ adopted }) =>
    adopted?.path === undefined ? [] : `${inOutput(tenant.cluster.state, adopted.path)}/`,
  );
  const cluster = `${inOutput(tenant.cluster.state, layout.cluster(tenant.cluster.name))}/`;
  // Text of the whole customer: an AppProject serves all its tenants on the cluster.
  const mine = filesOf(customer).filter(
    ({ path }) =>
      own.has(path) && ([cluster, ...folders].some((each) => path.startsWith(each)) || beside.has(path)),
  );
  return Object.fromEntries(
    mine.map(({ path, content }) => [path, content] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
