import type { ClusterSpec } from '../../../lib/authored/cluster';
import { anyCluster, fleet, issuesOf, product } from '../../support/specs';

it('a product is refused names that the fleet does not have', () => {
  const web = product(
    'web',
    { chart: { repository: 'cod', path: 'x' }, environments: { qa: {} }, rings: { lates: {} } },
    { internal: { version: '1' }, early: { version: '1' }, late: { version: '1' }, latest: { version: '1' } },
  );
  const found = issuesOf({ products: [web], customers: [] });
  expect(found.map(({ at, problem, fix }) => [at.file, at.path, problem, fix])).toStrictEqual([
    [
      'products/web/product.ts',
      'chart.repository',
      "unknown repository 'cod'",
      "did you mean 'code'? Allowed: code, fleet-state",
    ],
    ['products/web/product.ts', 'environments.qa', "unknown environment 'qa'", 'use one of: dev, prod'],
    [
      'products/web/product.ts',
      'rings.lates',
      "unknown ring 'lates'",
      "did you mean 'late'? Allowed: early, internal, late",
    ],
    [
      'products/web/rings.yaml',
      'latest',
      "unknown ring 'latest'",
      "did you mean 'late'? Allowed: early, internal, late",
    ],
  ]);
});

it.each([
  [
    { repository: 'registry', path: 'x' },
    undefined,
    "'registry' is not a git repository, from which a chart with a path comes",
    'use one of: code, fleet-state',
  ],
  [
    { repository: 'code', name: 'x' },
    'chart' as const,
    "'code' is a git repository, which holds no charts by name",
    'use one of: charts, registry',
  ],
])('a chart %j is refused from a repository of the other sort', (chart, version, problem, fix) => {
  expect(issuesOf({ products: [product('web', { chart, version })], customers: [] })).toStrictEqual([
    { severity: 'error', at: { file: 'products/web/product.ts', path: 'chart.repository' }, problem, fix },
  ]);
});

it('a fleet is refused names that it does not have itself', () => {
  const ingress = {
    namespace: 'ingress',
    chart: { repository: 'code', name: 'x' },
    versions: { dev: '1', prod: '1', qa: '1' },
    environments: { prd: {} },
  };
  const one: ClusterSpec = {
    ...anyCluster,
    engine: 'flux',
    environment: 'prod',
    hosts: ['prod', 'qa'],
    componentValues: { ingress: {} },
    components: ['ingres'],
  };
  const two: ClusterSpec = { ...anyCluster, engine: 'flux', environment: 'qa' };
  const rings = { ...fleet().rings, last: { environment: 'pro' } };
  const found = issuesOf({
    fleet: fleet({ components: { ingress }, clusters: { one, two }, rings }),
    customers: [],
  });
  expect(found.map(({ at, problem, fix }) => [at.path, problem, fix])).toStrictEqual([
    [
      'clusters.one.componentValues.ingress',
      "unknown component 'ingress'",
      "did you mean 'ingres'? Allowed: ingres",
    ],
    ['clusters.one.components', "unknown component 'ingres'", "did you mean 'ingress'? Allowed: ingress"],
    ['clusters.one.hosts', "unknown environment 'qa'", 'use one of: dev, prod'],
    ['clusters.two.environment', "unknown environment 'qa'", 'use one of: dev, prod'],
    [
      'components.ingress.chart.repository',
      "'code' is a git repository, which holds no charts by name",
      'use one of: charts, registry',
    ],
    [
      'components.ingress.environments.prd',
      "unknown environment 'prd'",
      "did you mean 'prod'? Allowed: dev, prod",
    ],
    ['components.ingress.versions.qa', "unknown environment 'qa'", 'use one of: dev, prod'],
    ['rings.last.environment', "unknown environment 'pro'", "did you mean 'prod'? Allowed: dev, prod"],
  ]);
});
