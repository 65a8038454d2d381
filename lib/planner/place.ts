import { unsharded } from '../engines/argocd/plan/connections/shards';
import { engineOf } from '../engines';
import type { CustomerInput, Specs } from '../authored/specs';
import { clustersOfPool, isPooled } from '../facts/pools';
import { error, type Issue } from '../issues/issue';
import { usagesOf } from '../plan/capacity';
import { Rooms } from '../plan/capacity/place';
import { tenantsOf, type Plan } from '../plan/fleet';
import { plan, type Outcome } from './plan';
import { planWithTooMuch } from './refused';
import { wellFormed } from './well-formed';

/** What has been chosen, of those that had no place: all that had one keep it. */
export interface Placements {
  /** Clusters by environment, by customer. */
  readonly customers: ReadonlyMap<CustomerInput, Readonly<Record<string, string>>>;
  /** Shards by cluster. */
  readonly shards: Readonly<Record<string, string>>;
  readonly issues: readonly Issue[];
}

/** A tenant of a pool, and the clusters that may have it. */
interface Unplaced {
  readonly customer: CustomerInput;
  readonly environment: string;
  readonly pool: string;
  readonly candidates: readonly string[];
}

/** Chooses clusters for tenants of pools, and shards for clusters: each time the one that is least full. */
export function placed(input: Specs): Placements {
  const { specs: given, issues: malformed } = wellFormed(input);
  if (malformed.length > 0) return { customers: new Map(), shards: {}, issues: malformed };
  const sharded = withChosenShards(given);
  const { specs, shards } = sharded;
  const waiting = [...unplaced(specs)];
  const outcome = plan(provisional(specs, waiting));
  const found = planWithTooMuch(outcome);
  if (!found) return { customers: new Map(), shards: {}, issues: outcome.issues };
  const rooms = new Rooms(usagesOf(without(found, waiting)));
  const clusters = new Map(found.clusters.map((cluster) => [cluster.name, cluster]));
  const tenants = new Map(
    tenantsOf(found).map((tenant) => [keyOf(tenant.customer, tenant.environment.name), tenant]),
  );
  const customers = new Map<CustomerInput, Record<string, string>>();
  const issues = [...sharded.issues];
  for (const { customer, environment, pool, candidates } of waiting) {
    const tenant = tenants.get(keyOf(customer.spec.name, environment));
    if (!tenant) continue;
    const chosen = rooms.place(
      tenant,
      candidates.map((name) => clusters.get(name)!),
    );
    if (chosen) customers.set(customer, { ...customers.get(customer), [environment]: chosen.name });
    else issues.push(full({ customer, environment, pool, candidates }));
  }
  return { customers, shards, issues };
}

function full({ customer: { file }, environment, pool, candidates }: Unplaced): Issue {
  const problem = `none of the ${candidates.length} clusters of pool '${pool}' has room for it`;
  const fix = `give another cluster pool: '${pool}', or state more of what they hold; npm run fleet -- capacity shows how full they are`;
  return error({ file, path: `tenants.${environment}.pool` }, problem, fix);
}

/** By the file of the customer, then by environment, whatever the order of input. */
function* unplaced({ fleet, customers }: Specs): Iterable<Unplaced> {
  for (const customer of [...customers].sort((a, b) => (a.file < b.file ? -1 : 1)))
    for (const environment of Object.keys(customer.spec.tenants).sort()) {
      const tenant = customer.spec.tenants[environment];
      if (!tenant || !isPooled(tenant) || customer.placement?.entries[environment] !== undefined) continue;
      const candidates = clustersOfPool(fleet, environment, tenant.pool);
      if (candidates.length > 0) yield { customer, environment, pool: tenant.pool, candidates };
    }
}

/** With each of them on the first cluster that may have it, so that there is a plan of what it needs. */
function provisional(specs: Specs, waiting: readonly Unplaced[]): Specs {
  const entries = new Map<CustomerInput, Record<string, string>>();
  for (const { customer, environment, candidates } of waiting)
    entries.set(customer, { ...entries.get(customer), [environment]: candidates[0]! });
  const customers = specs.customers.map((customer) => {
    const { file, placement } = customer;
    const own = { ...placement?.entries, ...entries.get(customer) };
    return { ...customer, placement: { file: placement?.file ?? file, entries: own } };
  });
  return { ...specs, customers };
}

function without(found: Plan, waiting: readonly Unplaced[]): Plan {
  const names = new Set(waiting.map(({ customer, environment }) => keyOf(customer.spec.name, environment)));
  const customers = found.customers.map((customer) => ({
    ...customer,
    tenants: customer.tenants.filter(({ environment }) => !names.has(keyOf(customer.name, environment.name))),
  }));
  return { ...found, customers };
}

function keyOf(customer: string, environment: string): string {
  return `${customer}/${environment}`;
}

/** Tenants need to know which shard their cluster is on. */
function withChosenShards(specs: Specs): Pick<Placements, 'shards' | 'issues'> & { readonly specs: Specs } {
  const chosen: Readonly<Record<string, string>> = specs.shards?.entries ?? {};
  const waiting = [...unsharded(specs.fleet)].filter(({ name }) => chosen[name] === undefined);
  const outcome: Outcome =
    waiting.length === 0 ? { issues: [] } : plan(provisional(specs, [...unplaced(specs)]));
  const found = planWithTooMuch(outcome);
  if (!found) return { specs, shards: {}, issues: [] };
  const there = without(found, [...unplaced(specs)]);
  const rooms = new Rooms(usagesOf(there));
  const shards: Record<string, string> = {};
  const issues: Issue[] = [];
  for (const { name, hub } of waiting) {
    const cluster = there.clusters.find((each) => each.name === name)!;
    const { load } = engineOf(cluster);
    const own = tenantsOf(there).filter((tenant) => tenant.cluster.name === name);
    const count = own.reduce((sum, tenant) => sum + load.ofTenant(tenant), load.ofCluster(cluster));
    const shard = rooms.placeCluster(hub, load.part, load.parts(engineOf(cluster).home(cluster)), count);
    if (shard !== undefined) shards[name] = shard;
    else {
      const problem = `no shard of '${hub}' has room for its ${count} Applications`;
      issues.push(
        error(
          { file: specs.fleetFile, path: `clusters.${name}.connection` },
          problem,
          `give '${hub}' more controllerReplicas`,
        ),
      );
    }
  }
  const file = specs.shards?.file ?? specs.fleetFile;
  return { specs: { ...specs, shards: { file, entries: { ...chosen, ...shards } } }, shards, issues };
}
