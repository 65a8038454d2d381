import type { FleetSpec } from '../../../lib/authored/fleet';
import type { ValuesRepositories } from '../../../lib/authored/repository';
import { anyCluster, customer, fleet, issuesOf, tier } from '../../support/specs';

const at = (name: string) => ({ url: `https://git.example.com/${name}.git`, branch: 'main' });

/** Issues of a fleet with these changes and two further state repositories, `east` and `west`. */
function judge(changes: Partial<FleetSpec>, customers = [customer('acme')]) {
  const states = { east: at('east'), west: at('west') };
  return issuesOf({ fleet: fleet({ states, values: 'east', ...changes }), customers }).map(
    ({ severity, at: { file, path }, problem, fix }) =>
      `${severity}: ${[file, path].join(' ')}: ${problem}; ${fix}`,
  );
}

const clusters = (state: string) => ({
  ...fleet().clusters,
  'argo-dev': { ...anyCluster, engine: 'argocd', environment: 'dev', impersonation: false, state } as const,
});

it('accepts values in one repository, and a cluster in another', () => {
  expect(judge({ clusters: clusters('west') })).toEqual([]);
});

it('accepts values by tier and region', () => {
  const values: ValuesRepositories = { tiers: { standard: 'west' }, regions: { useast: 'east' } };
  expect(judge({ values })).toEqual([]);
});

it.each<[string, Partial<FleetSpec>, string]>([
  ['values', { values: 'eats', clusters: clusters('west') }, 'values'],
  ['a cluster', { clusters: clusters('wets') }, 'clusters.argo-dev.state'],
  ['a region', { values: { regions: { westeurope: 'wets' } } }, 'values.regions.westeurope'],
  ['a tier', { values: { tiers: { standard: 'eats' } } }, 'values.tiers.standard'],
])('refuses a repository that is not there, for %s', (_, changes, path) => {
  expect(judge(changes)).toContainEqual(
    expect.stringMatching(
      new RegExp(
        `^error: fleet/fleet.ts ${path}: unknown state repository '(eats|wets)'; did you mean '(east|west)'\\?`,
      ),
    ),
  );
});

it('refuses values of a tier that is not there', () => {
  expect(judge({ values: { tiers: { standart: 'west' }, regions: { westeurope: 'east' } } })).toEqual([
    "error: fleet/fleet.ts values.tiers.standart: unknown tier 'standart'; did you mean 'standard'? Allowed: standard",
  ]);
});

it("refuses a customer whose region has no repository, at the customer's file", () => {
  const values = { tiers: { gold: 'west' }, regions: { useast: 'east' } };
  expect(judge({ values, tiers: { standard: tier, gold: tier } })).toEqual([
    "error: customers/acme/customer.ts region: no state repository holds values of region 'westeurope'; name one under values of the fleet, or use one of: useast",
  ]);
});

it('refuses a customer whose tier has no repository where tiers alone decide', () => {
  const values = { tiers: { gold: 'west' } };
  const [issue] = judge({ values, tiers: { standard: tier, gold: tier }, clusters: clusters('east') });
  expect(issue).toBe(
    "error: customers/acme/customer.ts tier: no state repository holds values of tier 'standard'; name one under values of the fleet, or use one of: gold",
  );
});

it('refuses to mix the customers of a region and of a tier in one repository', () => {
  const values = { tiers: { standard: 'east' }, regions: { useast: 'east', uswest: 'west' } };
  expect(judge({ values })).toEqual([
    "error: fleet/fleet.ts values.regions.useast: 'east' would hold the customers of region 'useast' and those of tier 'standard'; give each a repository of its own",
  ]);
});

it('accepts values by a hash, for whom neither tier nor region decides', () => {
  expect(judge({ values: { hash: ['east', 'west'] } })).toEqual([]);
  expect(judge({ values: { regions: { useast: 'east' }, hash: ['west'] } })).toEqual([]);
});

it('refuses a repository of the hash that is not there, is there twice, or holds others', () => {
  expect(judge({ values: { hash: ['east', 'wets'] }, clusters: clusters('west') })).toEqual([
    "error: fleet/fleet.ts values.hash.1: unknown state repository 'wets'; did you mean 'west'? Allowed: east, fleet-state, west",
  ]);
  expect(judge({ values: { hash: ['east', 'west', 'east'] } })).toEqual([
    "error: fleet/fleet.ts values.hash.2: 'east' would hold customers by hash and customers by hash once more; give each a repository of its own",
  ]);
  expect(judge({ values: { regions: { useast: 'east' }, hash: ['west', 'east'] } })).toEqual([
    "error: fleet/fleet.ts values.hash.1: 'east' would hold customers by hash and those of region 'useast'; give each a repository of its own",
  ]);
});

it('refuses a second repository of the name that the first one has', () => {
  expect(judge({ values: 'fleet-state', states: { 'fleet-state': at('other') } })).toEqual([
    "error: fleet/fleet.ts states.fleet-state: 'fleet-state' is what the fleet's own state repository is called, too; rename it, or give state another name",
  ]);
});

describe('two state repositories at one place', () => {
  const place = (url: string, prefix?: string) => ({ url, branch: 'main', ...(prefix && { prefix }) });
  const states = (one: object, other: object) =>
    judge({ states: { east: one, west: other } as never, clusters: clusters('west') });

  it.each([
    ['the same address', place('https://x.example/a.git'), place('https://x.example/a')],
    ['the root and a folder', place('https://x.example/a'), place('https://x.example/a', 'west')],
    ['a folder and one in it', place('https://x.example/a', 'in'), place('https://x.example/a', 'in/west')],
  ])('are refused: %s', (_, one, other) => {
    expect(states(one, other)).toEqual([
      expect.stringContaining(
        'states.west: its content lies where that of states.east does: each would remove',
      ),
    ]);
  });

  it.each([
    ['folders side by side', place('https://x.example/a', 'east'), place('https://x.example/a', 'east-2')],
    ['branches', place('https://x.example/a'), { ...place('https://x.example/a'), branch: 'west' }],
  ])('are accepted as %s', (_, one, other) => {
    expect(states(one, other)).toEqual([]);
  });
});

it('warns of a repository that nothing goes into', () => {
  expect(judge({})).toEqual([
    "warning: fleet/fleet.ts states.west: nothing goes into the state repository 'west'; name it under values or as the state of a cluster, or remove it",
  ]);
});

it('refuses a name that no source of Flux and no folder should have', () => {
  expect(judge({ states: { 'East ': at('x') }, values: 'East ' })).toEqual([
    expect.stringMatching(
      /^error: fleet\/fleet.ts states.East : state repository 'East ' is not a DNS label/,
    ),
  ]);
});
