import { plan } from '../../../lib/planner/plan';
import type { ClusterSpec } from '../../../lib/authored/cluster';
import {
  configs,
  CONFIGS_URL,
  environments,
  files,
  madeBy,
  names,
  pairs,
  platform,
  PLATFORM_URL,
  setsIn,
  specs,
  withClusters,
} from '../../support/customer-configs';

const sets = setsIn(files);
const numbers = [11, 12, 13, 14, 15];

/** What of an Application these tests look at. */
interface Spec {
  readonly project: string;
  readonly source?: Source;
  readonly sources?: readonly Source[];
  readonly destination: { readonly namespace: string };
  readonly syncPolicy?: { readonly automated?: object };
}
interface Source {
  readonly repoURL: string;
  readonly path?: string;
  readonly ref?: string;
  readonly helm?: { readonly ignoreMissingValueFiles?: boolean };
  readonly plugin?: object;
}
const made = (number: number) =>
  madeBy(number).map(({ metadata, spec }) => ({ name: metadata.name, spec: spec as unknown as Spec }));
const placed = (number: number) => made(number).map(({ name, spec }) => [name, spec.destination.namespace]);

it('the five sets have the names of files that people know', () => {
  expect(
    Object.keys(platform)
      .filter((path) => path.startsWith('applicationsets/'))
      .sort(),
  ).toEqual([
    'applicationsets/11-product-customer-matrix-set.yaml',
    'applicationsets/12-product-by-environment-set.yaml',
    'applicationsets/13-customer-product-list-set.yaml',
    'applicationsets/14-customer-with-secrets-set.yaml',
    'applicationsets/15-terraform-infrastructure-set.yaml',
  ]);
});

it.each(numbers)('set %d is a Go template that refuses a missing key', (number) => {
  expect(sets[number]!.spec).toMatchObject({ goTemplate: true, goTemplateOptions: ['missingkey=error'] });
});

it.each([
  [11, ['git']],
  [12, ['matrix']],
  [13, ['matrix']],
  [14, ['git']],
  [15, ['git']],
])('set %d has the generator %j', (number, generators) => {
  expect(sets[number]!.spec.generators.flatMap((each) => Object.keys(each))).toEqual(generators);
});

describe('the generators', () => {
  const generator = (number: number) => sets[number]!.spec.generators[0]!;
  const valueFiles = [{ path: 'customers/*/*/values.yaml' }];

  it('of 11 and 14 look for value files', () => {
    for (const number of [11, 14]) expect(generator(number).git!.files).toEqual(valueFiles);
  });

  it('of 12 pair them with environments', () => {
    const [git, list] = generator(12).matrix!.generators;
    expect(git!.git!.files).toEqual(valueFiles);
    expect(list!.list!.elements).toEqual([
      { environment: 'dev', branch: 'develop' },
      { environment: 'staging', branch: 'staging' },
      { environment: 'prod', branch: 'main' },
    ]);
  });

  it('of 13 read the lists of products', () => {
    const [git, list] = generator(13).matrix!.generators;
    expect(git!.git!.files).toEqual([{ path: 'customers/*/products.yaml' }]);
    expect(list!.list!.elementsYaml).toContain('.enabled');
  });

  it('of 15 look for folders', () => {
    expect(generator(15).git!.directories).toEqual([{ path: 'customers/*/terraform' }]);
  });
});

describe.each(['legacy', 'doublestar'] as const)('globbing as %s,', (globbing) => {
  it('set 11 makes five Applications', () => {
    expect(names(madeBy(11, files, globbing))).toEqual([
      'customer-01-product-a',
      'customer-01-product-b',
      'customer-02-product-a',
      'customer-03-product-a',
      'customer-03-product-c',
    ]);
  });

  it('set 12 makes fifteen, set 13 five, set 14 five and set 15 two', () => {
    expect([12, 13, 14, 15].map((number) => madeBy(number, files, globbing).length)).toEqual([15, 5, 5, 2]);
  });
});

describe('Applications and namespaces', () => {
  it('of 11 are {customer}-{product} and the same', () => {
    expect(placed(11)).toEqual(pairs.map(([c, p]) => [`${c}-${p}`, `${c}-${p}`]));
  });

  it('of 12 are {customer}-{product}-{environment} and the same', () => {
    const expected = pairs.flatMap(([c, p]) => environments.map((e) => `${c}-${p}-${e}`)).sort();
    expect(placed(12)).toEqual(expected.map((name) => [name, name]));
  });

  it('of 13 are {customer}-{product} and {customer}', () => {
    expect(placed(13)).toEqual(pairs.map(([c, p]) => [`${c}-${p}`, c]));
  });

  it('of 14 are {customer}-{product}-secure and {customer}-{product}', () => {
    expect(placed(14)).toEqual(pairs.map(([c, p]) => [`${c}-${p}-secure`, `${c}-${p}`]));
  });

  it('of 15 are {customer}-infrastructure, of the customers with Terraform', () => {
    expect(names(madeBy(15))).toEqual(['customer-01-infrastructure', 'customer-02-infrastructure']);
  });
});

it('set 13 makes nothing of a product that is not enabled', () => {
  const path = 'customer-configs/customers/customer-03/products.yaml';
  const changed = files[path]!.replace('enabled: true', 'enabled: false');
  expect(changed).not.toBe(files[path]);
  expect(names(madeBy(13, { ...files, [path]: changed }))).toEqual(
    names(madeBy(13)).filter((name) => name !== 'customer-03-product-a'),
  );
});

describe('sources', () => {
  it.each([11, 12, 13])('of set %d are two: the chart, and values by $values', (number) => {
    for (const { name, spec } of made(number)) {
      const [, product] = /(product-[abc])/.exec(name)!;
      expect(spec.sources).toHaveLength(2);
      expect(spec.sources![0]).toMatchObject({ repoURL: PLATFORM_URL, path: `products/${product}` });
      expect(spec.sources![1]).toMatchObject({ repoURL: CONFIGS_URL, ref: 'values' });
    }
  });

  it.each([11, 12, 13, 14])('of set %d may lack a value file', (number) => {
    for (const { spec } of made(number)) expect(spec.sources![0]!.helm!.ignoreMissingValueFiles).toBe(true);
  });

  it('of set 14 are three, the third of which is the sealed Secrets', () => {
    for (const { name, spec } of made(14)) {
      const [, customer, product] = /^(customer-\d+)-(product-[abc])/.exec(name)!;
      expect(spec.sources).toHaveLength(3);
      expect(spec.sources![2]).toEqual({
        repoURL: CONFIGS_URL,
        targetRevision: 'main',
        path: `customers/${customer}/${product}`,
        directory: { include: 'secrets.yaml', jsonnet: {} },
      });
    }
    expect(configs['customers/customer-01/product-a/secrets.yaml']).toContain('kind: SealedSecret');
  });

  it('of set 15 are one, which nothing prunes or puts back', () => {
    for (const { spec } of made(15)) {
      expect(spec.source).toMatchObject({ repoURL: CONFIGS_URL, plugin: { name: 'terraform' } });
      expect(spec.syncPolicy?.automated).toBeUndefined();
    }
  });
});

it('a project is the name of a folder in a repository of the platform team', () => {
  for (const number of [11, 12, 13, 14]) {
    expect(sets[number]!.spec.template.spec.project).toBe('{{ index .path.segments 1 }}');
    for (const { name, spec } of made(number)) expect(name.startsWith(`${spec.project}-`)).toBe(true);
  }
  expect(sets[15]!.spec.template.spec.project).toBe('platform');
});

describe('of the sets, the management cluster', () => {
  const problems = (active: readonly string[]) =>
    plan(withClusters((name) => (name === 'management' ? { applicationSets: active } : {}))).issues.map(
      ({ problem }) => problem,
    );

  it('runs 12 and 15', () => {
    const { management } = specs.fleet.clusters as Record<string, ClusterSpec & { applicationSets?: object }>;
    expect(management!.applicationSets).toEqual(['product-by-environment', 'terraform-infrastructure']);
    const applications = platform['clusters/management/applications/applicationsets.yaml']!;
    expect(applications).toContain(
      '{12-product-by-environment-set.yaml,15-terraform-infrastructure-set.yaml}',
    );
  });

  it.each([
    [
      '11 and 13, which make Applications of one name',
      ['product-customer-matrix', 'customer-product-list'],
      /is made by/,
    ],
    [
      '11 and 14, which deploy one chart into one namespace',
      ['product-customer-matrix', 'customer-with-secrets'],
      /both deploy/,
    ],
  ])('may not run %s', (_, more, expected) => {
    const active = ['product-by-environment', 'terraform-infrastructure', ...more];
    expect(problems(active)).toContainEqual(expect.stringMatching(expected));
  });

  it('may not leave out what makes a release, or applies Terraform', () => {
    expect(problems(['terraform-infrastructure'])).toContain(
      "no ApplicationSet that cluster 'management' runs makes the Application 'customer-01-product-a-prod' of product-a for customer-01-prod, into namespace 'customer-01-product-a-prod'",
    );
    expect(problems(['product-by-environment'])).toContain(
      "no ApplicationSet that cluster 'management' runs makes the Application 'customer-01-infrastructure' of the Terraform of customer-01, into namespace 'terraform'",
    );
  });

  it('may not run a set beside files with the same Applications', () => {
    const { issues } = plan(
      withClusters((name) => (name === 'management' ? {} : { delivery: 'Applications' })),
    );
    expect(issues.map(({ problem }) => problem)).toContainEqual(
      expect.stringMatching(
        /the Application 'customer-01-product-a-dev' is made by .*ApplicationSet 'product-by-environment'/,
      ),
    );
  });
});
