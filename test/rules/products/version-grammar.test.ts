import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { ComponentSpec, VersionRef } from '../../../lib/authored/component';
import type { FleetSpec } from '../../../lib/authored/fleet';
import type { ProductSpec } from '../../../lib/authored/product';
import { customer, fleet, issuesOf, product } from '../../support/specs';

const everywhere = (version: string) => ({ internal: { version }, early: { version }, late: { version } });
const sold = (changes: Partial<ProductSpec>, version: string) =>
  issuesOf({ products: [product('web', changes, everywhere(version))], customers: [customer('acme')] });

const kinds = {
  'version of a chart': { chart: { repository: 'charts', name: 'web' }, version: 'chart' },
  'tag of an image': { chart: { repository: 'code', path: 'web' }, version: { value: 'image.tag' } },
  'git ref': { version: { gitRef: (version: string) => version } },
} as const satisfies Record<string, Partial<ProductSpec>>;

it.each([
  ['version of a chart', '1.4.2'],
  ['version of a chart', 'v1.4.2-rc.1+build.5'],
  ['version of a chart', '1.10'],
  ['tag of an image', '2026-11-30_main.abc'],
  ['tag of an image', 'v'.repeat(128)],
  ['git ref', 'v1.4.2'],
  ['git ref', 'release/2026.11+1'],
] as const)('a %s may be %s', (kind, version) => {
  expect(sold(kinds[kind], version)).toStrictEqual([]);
});

it.each([
  ['version of a chart', ' '],
  ['version of a chart', 'main'],
  ['version of a chart', '01.0.0.0'],
  ['tag of an image', '1.0+5'],
  ['tag of an image', '-1'],
  ['tag of an image', 'v'.repeat(129)],
  ['tag of an image', '1.0\nfoo: bar'],
  ['git ref', '../../../etc'],
  ['git ref', '{{ .x }}'],
  ['git ref', '\u001b[31m1.0'],
  ['git ref', 'a.lock/b'],
  ['git ref', 'a//b'],
  ['git ref', '--upload-pack=x'],
  ['git ref', 'v1@{0}'],
] as const)('a %s is never %j: told where each ring says so', (kind, version) => {
  const told = sold(kinds[kind], version).map(({ severity, at, problem }) => [severity, at.path, problem]);
  expect(told).toStrictEqual(
    ['early', 'internal', 'late'].map((ring) => [
      'error',
      `${ring}.version`,
      `${JSON.stringify(version)} is no ${kind}`,
    ]),
  );
});

it('of a ref that is made of a version, both are said', () => {
  const [first] = sold({ version: { gitRef: (version) => `web ${version}` } }, '1.0');
  expect(first).toMatchObject({
    at: { file: 'products/web/rings.yaml', path: 'early.version' },
    problem: '"web 1.0", to which "1.0" comes, is no git ref',
  });
});

it('what a ring ran and ran before are judged, too: a hold may run them', () => {
  const rings = {
    ...everywhere('1.0'),
    internal: { version: '1.0', previous: 'a b', percent: 50, ran: ['c d'] },
  };
  const issues = issuesOf({ products: [product('web', kinds['git ref'], rings)] });
  expect(issues.map(({ at }) => at.path)).toStrictEqual(['internal.previous', 'internal.ran']);
});

it("an environment's branch is a git ref, and a chart's version a version", () => {
  const { environments } = fleet();
  const branched = fleet({
    environments: { ...environments, prod: { ...environments['prod']!, branch: 'a b' } },
  });
  expect(issuesOf({ fleet: branched })).toStrictEqual([
    expect.objectContaining({
      at: { file: 'fleet/fleet.ts', path: 'environments.prod.branch' },
      problem: '"a b" is no git ref',
    }),
  ]);
  const chart = { repository: 'charts', name: 'web', chartVersion: 'latest' };
  expect(sold({ chart, version: { value: 'image.tag' } }, '1.0')).toStrictEqual([
    expect.objectContaining({
      at: { file: 'products/web/product.ts', path: 'chart.chartVersion' },
      problem: '"latest" is no version of a chart',
    }),
  ]);
});

describe('what the platform team names', () => {
  const git = { git: 'https://git.example.com/more.git' };
  const repositories = {
    ...fleet().repositories,
    git,
    artifacts: { oci: 'oci://registry.example.com/artifacts' },
    more: { helm: 'https://charts.example.com' },
  } as const;
  const component = (repository: string, version: VersionRef): ComponentSpec => ({
    namespace: 'one',
    kustomize: { repository, path: 'deploy' },
    versions: { dev: version, prod: version },
  });
  const told = (changes: Partial<FleetSpec>) =>
    issuesOf({ fleet: fleet({ repositories, ...changes }) }).map(({ at, problem }) => [at.path, problem]);
  /** Argo CD delivers no artifacts, which is of no matter here. */
  const ofComponent = (one: ComponentSpec) =>
    told({ components: { one } }).filter(([path]) => path!.startsWith('components.'));
  const { clusters, state } = fleet();
  const flux = clusters['flux-prod']!;
  const argocd = clusters['argo-prod']!;
  const onCluster = (name: string, spec: object): Partial<FleetSpec> => ({
    clusters: { ...clusters, [name]: spec as ClusterSpec },
  });

  it.each([
    ['git', 'v1.4.2'],
    ['git', { tag: 'release/2026' }],
    ['git', { branch: 'main' }],
    ['git', { semver: '>=1.2.0, <2.0.0' }],
    ['artifacts', '1.4.2_build'],
    ['artifacts', { tag: 'latest' }],
    ['artifacts', { semver: '1.x' }],
    ['artifacts', { digest: `sha256:${'0'.repeat(64)}` }],
  ] as const)('a component of %s may be at %j', (repository, version) => {
    expect(ofComponent(component(repository, version))).toEqual([]);
  });

  it.each([
    ['git', '../../../etc', '', 'git ref'],
    ['git', { tag: '{{ .x }}' }, '.tag', 'git ref'],
    ['git', { branch: 'a b' }, '.branch', 'git ref'],
    ['git', { semver: 'main' }, '.semver', 'range of versions'],
    ['git', { semver: '1.x\n' }, '.semver', 'range of versions'],
    ['artifacts', '1.0+5', '', 'tag of an image'],
    ['artifacts', { tag: 'a/b' }, '.tag', 'tag of an image'],
    ['artifacts', { semver: '>' }, '.semver', 'range of versions'],
    ['artifacts', { digest: 'sha256:../..' }, '.digest', 'digest'],
  ] as const)('a component of %s is never at %j', (repository, version, place, noun) => {
    const given = typeof version === 'string' ? version : Object.values(version)[0];
    expect(ofComponent(component(repository, version))).toEqual(
      ['dev', 'prod'].map((environment) => [
        `components.one.versions.${environment}${place}`,
        `${JSON.stringify(given)} is no ${noun}`,
      ]),
    );
  });

  it.each(['1.2.3\n', '1.2.3 ', '1.2.3\u2028x: y'])('a chart of a component is never at %j', (version) => {
    const chart: ComponentSpec = {
      namespace: 'one',
      chart: { repository: 'more', name: 'one' },
      versions: { dev: '1.2.3', prod: version },
    };
    expect(told({ components: { one: chart } }).map(([path]) => path)).toEqual([
      'components.one.versions.prod',
    ]);
  });

  it.each([
    ['state.branch', { state: { ...state, branch: 'a..b' } }, '"a..b" is no git ref'],
    [
      'states.east.branch',
      { states: { east: { ...state, url: 'https://git.example.com/east.git', branch: '-x' } } },
      '"-x" is no git ref',
    ],
    [
      'clusters.flux-prod.source.branch',
      onCluster('flux-prod', { ...flux, source: { branch: 'a b' } }),
      '"a b" is no git ref',
    ],
    [
      'clusters.flux-prod.source.ref.tag',
      onCluster('flux-prod', {
        ...flux,
        source: { oci: 'oci://registry.example.com/state', ref: { tag: 'a b' } },
      }),
      '"a b" is no tag of an image',
    ],
    [
      'clusters.flux-prod.install.version',
      onCluster('flux-prod', { ...flux, install: { repository: 'artifacts', version: 'v2.6.4\nx: y' } }),
      '"v2.6.4\\nx: y" is no tag of an image',
    ],
    [
      'clusters.argo-prod.selfManaged.version',
      onCluster('argo-prod', { ...argocd, selfManaged: { repository: 'more', version: '../9' } }),
      '"../9" is no version of a chart',
    ],
  ] as [string, Partial<FleetSpec>, string][])('%s is judged', (path, changes, problem) => {
    expect(told(changes)).toContainEqual([path, problem]);
  });

  it('what they name as it is meant is let be', () => {
    const both = {
      ...clusters,
      'flux-prod': {
        ...flux,
        source: { tag: 'v1' },
        install: { repository: 'artifacts', version: 'v2.6.4' },
      },
      'argo-prod': { ...argocd, selfManaged: { repository: 'more', version: '9.1.0' } },
    } as Record<string, ClusterSpec>;
    expect(told({ clusters: both, state: { ...state, branch: 'release/1' } })).toEqual([]);
  });
});

it.each(['../../etc', '/etc', 'a\n!/etc', 'a\u2028b'])("a product's chart is never at %j", (path) => {
  const [issue] = issuesOf({ products: [product('web', { chart: { repository: 'code', path } })] });
  expect(issue!.at).toStrictEqual({ file: 'products/web/product.ts', path: 'chart.path' });
  expect(issue!.fix).toContain('give a path from the root of the repository and inside of it, in one line');
});
