import type { ClusterSpec } from '../../lib/authored/cluster';
import type { CustomerInput, Specs } from '../../lib/authored/specs';
import { usagesOf } from '../../lib/plan/capacity';
import { Rooms } from '../../lib/plan/capacity/place';
import type { Usage } from '../../lib/plan/capacity/usage';
import { tenantsOf } from '../../lib/plan/fleet';
import { plan } from '../../lib/planner/plan';
import { placed } from '../../lib/planner/place';
import { anyCluster, customer, fleet, planned, product, specs } from '../support/specs';

const argocd = { ...anyCluster, engine: 'argocd', environment: 'prod', impersonation: false } as const;
const inPool = { tenants: { prod: { pool: 'eu', ring: 'late' } } };

/** Clusters of the pool `eu`, each with an Argo CD that holds so many Applications. */
function pool(count: number, applications?: number): Record<string, ClusterSpec> {
  const capacity = applications === undefined ? {} : { capacity: { applications } };
  const names = [...Array(count).keys()].map((n) => `eu-${String(n).padStart(2, '0')}`);
  return Object.fromEntries(
    names.map((name) => [name, { ...argocd, pool: 'eu', components: [], ...capacity }]),
  );
}

function given(clusters: Record<string, ClusterSpec>, customers: readonly CustomerInput[]): Specs {
  return specs({ fleet: fleet({ clusters }), customers });
}

/** The specs with what has been chosen, as the next run reads them. */
function withChosen(of: Specs): Specs {
  const { customers, shards, issues } = placed(of);
  expect(issues).toEqual([]);
  return {
    ...of,
    ...(Object.keys(shards).length > 0 && {
      shards: { file: 'fleet/placement.yaml', entries: { ...of.shards?.entries, ...shards } },
    }),
    customers: of.customers.map((each) => {
      const entries = { ...each.placement?.entries, ...customers.get(each) };
      return { ...each, placement: { file: `customers/${each.spec.name}/placement.yaml`, entries } };
    }),
  };
}

const placesOf = ({ customers }: Specs) =>
  new Map(customers.map(({ spec, placement }) => [spec.name, placement?.entries['prod']]));
const named = (count: number) =>
  [...Array(count).keys()].map((n) => customer(`c-${String(n).padStart(4, '0')}`, inPool));

describe('tenants of a pool', () => {
  it('are spread evenly, none over what is held, and one more moves none', () => {
    // Four roots, and two Applications a customer.
    const clusters = pool(4, 20);
    const before = withChosen(given(clusters, named(30)));
    const found = planned(plan(before));
    const counts = usagesOf(found)
      .filter(({ key }) => key === 'applications')
      .map(({ count }) => count);
    expect(counts.sort()).toEqual([18, 18, 20, 20]);

    const after = withChosen({ ...before, customers: [...before.customers, customer('a-new-one', inPool)] });
    for (const [name, place] of placesOf(before)) expect(placesOf(after).get(name)).toBe(place);
    expect(usagesOf(planned(plan(after))).every(({ count, holds = Infinity }) => count <= holds)).toBe(true);
  });

  it('do not depend on the order of input', () => {
    const of = given(pool(3, 50), named(9));
    const backwards = { ...of, customers: [...of.customers].reverse() };
    expect(placesOf(withChosen(backwards)).get('c-0004')).toBe(placesOf(withChosen(of)).get('c-0004'));
  });

  it('stay where they are when the pool has a cluster more, which the next ones get', () => {
    const before = withChosen(given(pool(1, 30), named(6)));
    const more = { ...before, fleet: fleet({ clusters: pool(2, 30) }) };
    const after = withChosen({ ...more, customers: [...before.customers, customer('new', inPool)] });
    for (const [name, place] of placesOf(before)) expect(placesOf(after).get(name)).toBe(place);
    expect(placesOf(after).get('new')).toBe('eu-01');
  });

  it('are refused where no cluster has room', () => {
    const { customers, issues } = placed(given(pool(2, 8), named(5)));
    expect(customers.size).toBe(4);
    expect(issues).toEqual([
      {
        severity: 'error',
        at: { file: 'customers/c-0004/customer.ts', path: 'tenants.prod.pool' },
        problem: "none of the 2 clusters of pool 'eu' has room for it",
        fix: "give another cluster pool: 'eu', or state more of what they hold; npm run fleet -- capacity shows how full they are",
      },
    ]);
  });

  it('go by the number of Applications where nobody says what is held', () => {
    const found = planned(plan(withChosen(given(pool(3), named(7)))));
    const counts = found.clusters.map(
      ({ name }) => tenantsOf(found).filter(({ cluster }) => cluster.name === name).length,
    );
    expect(counts.sort()).toEqual([2, 2, 3]);
  });
});

describe('60,000 Applications', () => {
  /** One tenant with ten products, and clusters of which each Argo CD holds 1,000. */
  const products = [...'abcdefghi'].map((name) => product(name));
  const subscribed = Object.fromEntries(products.map(({ spec }) => [spec.name, {}]));
  const one = customer('acme', {
    products: subscribed,
    tenants: { prod: { cluster: 'eu-00', ring: 'late' } },
  });
  const found = planned(plan({ ...given(pool(61, 1000), [one]), products }));
  const [tenant] = tenantsOf(found);
  const empty = usagesOf({ ...found, customers: [] }).filter(({ key }) => key === 'applications');

  function placedIn(rooms: Rooms, count: number): (string | undefined)[] {
    return [...Array(count).keys()].map(() => rooms.place(tenant!, found.clusters)?.name);
  }
  const usagesAfter = (places: readonly (string | undefined)[]): Usage[] =>
    empty.map((usage) => ({
      ...usage,
      count: usage.count + 10 * places.filter((place) => place === usage.cluster).length,
    }));

  it('are planned into instances of 1,000: none over, and one more customer moves none', () => {
    const places = placedIn(new Rooms(empty), 6000);
    const usages = usagesAfter(places);
    expect(usages.reduce((sum, { count }) => sum + count, 0)).toBe(60_000 + 61 * 4);
    expect(Math.max(...usages.map(({ count }) => count))).toBeLessThanOrEqual(1000);
    // Even: within one tenant of each other.
    expect(
      Math.max(...usages.map(({ count }) => count)) - Math.min(...usages.map(({ count }) => count)),
    ).toBeLessThanOrEqual(10);

    // The next run begins with what is there.
    const [next] = placedIn(new Rooms(usages), 1);
    expect(usagesAfter([...places, next]).every(({ count, holds }) => count <= holds!)).toBe(true);
  });

  it('have no place for what is more than all of them hold', () => {
    const places = placedIn(new Rooms(empty), 6100);
    expect(places.indexOf(undefined)).toBe(61 * 99);
    expect(usagesAfter(places).every(({ count }) => count <= 1000)).toBe(true);
  });
});

describe('clusters of a hub with several replicas of the controller', () => {
  const credentials = { store: { name: 'vault' }, keys: { bearerToken: { key: 'one' } } };
  const managed = (n: number): ClusterSpec => ({
    ...anyCluster,
    engine: 'argocd',
    environment: 'prod',
    components: [],
    managedBy: 'hub',
    connection: { server: `https://10.0.0.${n}:6443`, credentials },
  });
  const clusters = (count: number): Record<string, ClusterSpec> => ({
    hub: { ...argocd, hosts: [], controllerReplicas: 3 },
    ...Object.fromEntries([...Array(count).keys()].map((n) => [`edge-${n}`, managed(n)])),
  });
  const none = { customers: [], products: [product('web')] };

  it('get the one with the fewest Applications, and keep it', () => {
    const before = withChosen({ ...given(clusters(5), []), ...none });
    expect(before.shards?.entries).toEqual({
      'edge-0': '1',
      'edge-1': '2',
      'edge-2': '1',
      'edge-3': '2',
      'edge-4': '0',
    });
    const after = withChosen({ ...before, fleet: fleet({ clusters: clusters(6) }) });
    expect(after.shards?.entries).toMatchObject(before.shards!.entries);
    expect(Object.keys(after.shards!.entries)).toHaveLength(6);
  });

  it('are warned of until one has been chosen, which then is in the Secret', () => {
    const before = { ...given(clusters(1), []), ...none };
    expect(plan(before).issues.map(({ at, problem }) => `${at.path}: ${problem}`)).toContain(
      "clusters.edge-0.connection: Argo CD decides which replica of the controller of 'hub' serves it, and may move it",
    );
    const outcome = plan(withChosen(before));
    expect(outcome.issues).toEqual([]);
    const hub = planned(outcome).clusters.find(({ name }) => name === 'hub')!;
    expect('manages' in hub && hub.argocd.connections.map(({ data }) => data)).toEqual([
      { name: 'edge-0', server: 'https://10.0.0.0:6443', shard: '1' },
    ]);
  });
});
