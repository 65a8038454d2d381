import type { ClusterSpec } from '../../../lib/authored/cluster';
import { anyCluster, customer, fleet, issuesOf } from '../../support/specs';

/** What is said of a customer that names a pool, of which `eu-1` and `eu-2` are, and of its file of places. */
function judge(entries?: Readonly<Record<string, string>>, pool = 'eu') {
  const eu: ClusterSpec = { ...anyCluster, engine: 'flux', environment: 'prod', pool: 'eu' };
  const clusters = { ...fleet().clusters, 'eu-1': eu, 'eu-2': eu };
  const acme = customer('acme', { tenants: { prod: { pool, ring: 'late' } } });
  const placement = entries && { placement: { file: 'customers/acme/placement.yaml', entries } };
  return issuesOf({ fleet: fleet({ clusters }), customers: [{ ...acme, ...placement }] }).map(
    ({ severity, at, problem, fix }) => `${severity}: ${at.file} ${at.path}: ${problem}; ${fix}`,
  );
}

it('a tenant of a pool may be on any of its clusters', () => {
  expect(judge({ prod: 'eu-2' })).toEqual([]);
});

it('a tenant without a cluster is refused, and told what chooses one', () => {
  const issue =
    "error: customers/acme/customer.ts tenants.prod.pool: no cluster of pool 'eu' has been chosen for it yet; npm run fleet -- place, and commit what it writes";
  expect(judge()).toEqual([issue]);
  expect(judge({})).toEqual([issue]);
});

it('a cluster that is not of the pool is refused where it stands', () => {
  expect(judge({ prod: 'argo-prod' })).toEqual([
    "error: customers/acme/placement.yaml prod: 'argo-prod' is no cluster of pool 'eu' that hosts 'prod'; use one of: eu-1, eu-2; or remove the line, and npm run fleet -- place: its workloads move",
  ]);
});

it('an unknown pool is refused', () => {
  expect(judge({ prod: 'eu-1' }, 'ue')).toEqual([
    "error: customers/acme/customer.ts tenants.prod.pool: no cluster of pool 'ue' hosts 'prod'; use one of: eu",
  ]);
});

it('a place for what is not there is warned of', () => {
  expect(judge({ prod: 'eu-1', dev: 'eu-1' })).toEqual([
    "warning: customers/acme/placement.yaml dev: the customer has no tenant in 'dev'; remove the line",
  ]);
});
