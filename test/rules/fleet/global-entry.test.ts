import { plan } from '../../../lib/planner/plan';
import { type Changes, withGlobalEntry } from '../../support/global-entry';
import { fleet } from '../../support/specs';

const said = (changes: Changes) =>
  plan(withGlobalEntry(changes))
    .issues.filter(({ at }) => at.file === 'fleet/fleet.ts')
    .map(({ severity, at, problem, fix }) => `${severity} ${at.path}: ${problem}; ${fix}`);

it('production has one, by a component that there is', () => {
  expect(said({})).toEqual([]);
  expect(said({ entry: { k8gb: 'k8bg' } })).toEqual([
    "error environments.prod.globalEntry.k8gb: unknown component 'k8bg'; did you mean 'k8gb'? Allowed: ingress, k8gb",
  ]);
});

it('an environment that is not production has none', () => {
  const { environments } = fleet();
  const dev = { ...environments['dev']!, globalEntry: { k8gb: 'k8gb' } };
  expect(said({ fleet: { environments: { ...environments, dev } } })).toEqual([
    "error environments.dev.globalEntry: 'dev' is not production, and a global entry is for production alone; leave it out here; it may stand in 'prod'",
  ]);
});

it('a first region is one that there is, and of failover', () => {
  expect(said({ entry: { strategy: 'failover', primary: 'north' } })).toEqual([]);
  expect(said({ entry: { primary: 'north' } })).toEqual([
    "error environments.prod.globalEntry.primary: strategy 'roundRobin' has no first region; leave it out, or give the strategy 'failover'",
  ]);
  expect(said({ entry: { strategy: 'failover', primary: 'nort' } })).toEqual([
    "error environments.prod.globalEntry.primary: unknown region 'nort'; did you mean 'north'? Allowed: north, south, west",
  ]);
});
