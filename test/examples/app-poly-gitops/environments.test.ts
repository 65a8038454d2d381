import { gte } from 'semver';
import { plan } from '../../../lib/planner/plan';
import { tenantsOf } from '../../../lib/plan/fleet';
import type { Specs } from '../../../lib/authored/specs';
import { environments, specs } from '../../support/app-poly-gitops';
import { planOf } from '../../support/sample';

const rings = specs.products[0]!.rings!;

/** The fleet with one environment at another version. */
function at(environment: string, version: string): Specs {
  const entries = { ...rings.entries, [environment]: { ...rings.entries[environment]!, version } };
  return { ...specs, products: specs.products.map((input) => ({ ...input, rings: { ...rings, entries } })) };
}

it('the environments are dev, tst, stg and prd, in the order of promotion, with a cluster and a tenant each', () => {
  const { environments: found, clusters, rings: order } = planOf(specs);
  expect(found.map(({ name }) => name)).toEqual(environments);
  expect(order.map(({ name, environment }) => [name, environment])).toEqual(
    environments.map((name) => [name, name]),
  );
  expect(clusters.map(({ name, environment }) => [name, environment.name])).toEqual(
    [...environments].sort().map((name) => [name, name]),
  );
  expect(tenantsOf(planOf(specs)).map(({ name, cluster }) => [name, cluster.name])).toEqual(
    [...environments].sort().map((name) => [`syncjob-${name}`, name]),
  );
});

it('no environment runs a version that the one before it does not', () => {
  const versions = environments.map((name) => rings.entries[name]!.version);
  const ahead = versions.filter((version, n) => n > 0 && !gte(versions[n - 1]!, version));
  expect(ahead).toEqual([]);
  expect(new Set(versions).size).toBeGreaterThan(1);
});

it.each([
  ['tst', 'dev'],
  ['stg', 'tst'],
  ['prd', 'stg'],
])('%s ahead of %s is refused, at its line', (environment) => {
  const issues = plan(at(environment, '2.0.0')).issues;
  expect(issues.map(({ severity, at: { file, line } }) => [severity, file, line])).toEqual([
    ['error', rings.file, rings.locate(environment, 'version').line],
  ]);
});

it('a version goes from one environment to the next', () => {
  expect(plan(at('tst', rings.entries['dev']!.version)).issues).toEqual([]);
});

it('nothing is promoted by a branch that is not the one of the environment', () => {
  const branches = planOf(specs).environments.map(({ branch }) => branch);
  expect(branches).toEqual(environments);
});
