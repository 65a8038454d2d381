import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { ComponentSpec, VersionRef } from '../../../lib/authored/component';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { plan } from '../../../lib/planner/plan';
import { manifestsIn, ofKind } from '../../support/manifests';
import { filesOf } from '../../support/sample';
import { anyCluster, fleet, issuesOf, specs } from '../../support/specs';

const repositories: FleetSpec['repositories'] = {
  ...fleet().repositories,
  shared: { oci: 'oci://registry.example.com/shared', charts: 'HelmRepository' },
  store: { bucket: 'manifests', endpoint: 's3.example.com' },
};
const digest = { digest: 'sha256:5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b' } as const;
const commit = { commit: '0'.repeat(40) };

const sources = {
  'a chart of a Helm repository': { chart: { repository: 'charts', name: 'x' } },
  'a chart in an OCI repository': { chart: { repository: 'registry', name: 'x' } },
  'a chart that Flux pulls by a HelmRepository': { chart: { repository: 'shared', name: 'x' } },
  'a chart in git': { chart: { repository: 'code', path: 'charts/x' } },
  'a folder in git': { kustomize: { repository: 'code', path: 'x' } },
  'manifests in an OCI repository': { kustomize: { repository: 'registry', path: 'x' } },
  'a bucket': { kustomize: { repository: 'store', path: 'x' } },
} as const;
type Source = keyof typeof sources;

function judge(
  source: Source,
  version: VersionRef | undefined,
  engine: ClusterSpec['engine'] = 'flux',
): string[][] {
  const versions = version === undefined ? {} : { versions: { prod: version } };
  const component = { namespace: 'apps', ...sources[source], ...versions } as ComponentSpec;
  const trusted = engine === 'argocd' && { impersonation: false };
  const one = { ...anyCluster, engine, environment: 'prod', ...trusted } as ClusterSpec;
  const found = issuesOf({
    fleet: fleet({ repositories, components: { component }, clusters: { one } }),
    customers: [],
  });
  expect(found.filter(({ at }) => at.path !== 'components.component.versions.prod')).toStrictEqual([]);
  return found.map(({ problem, fix }) => [problem, fix]);
}

it.each<[Source, (VersionRef | undefined)[]]>([
  ['a chart of a Helm repository', ['1.2.3', 'v1.2.3', '1.2.3-rc.1', '1.2.3+build.5']],
  ['a chart in an OCI repository', ['1.2.3', { tag: '1.2.3_build.5' }, digest]],
  ['a chart that Flux pulls by a HelmRepository', ['1.2.3', { tag: '1.2.3' }]],
  ['a chart in git', ['any-tag', { branch: 'main' }, { tag: '1.x' }, { semver: '1.x' }, commit]],
  ['a folder in git', ['any-tag', { branch: 'main' }, { tag: 'x' }, { semver: '>=1' }, commit]],
  ['manifests in an OCI repository', ['latest', { tag: 'latest' }, { semver: '1.x' }, digest]],
  ['a bucket', [undefined]],
])('%s takes its forms of a version', (source, versions) => {
  for (const version of versions) expect([version, judge(source, version)]).toStrictEqual([version, []]);
});

it.each<[Source, VersionRef, string, string]>([
  ['a chart of a Helm repository', { tag: '1.2.3' }, "{ tag: '1.2.3' }", "'1.2.3'"],
  [
    'a chart in an OCI repository',
    { semver: '1.x' },
    "{ semver: '1.x' }",
    "'1.2.3', { tag: '1.2.3' }, { digest: 'sha256:…' }; or say 'versionRanges: true' of the fleet, and the engine takes newer ones by itself",
  ],
  [
    'a chart that Flux pulls by a HelmRepository',
    digest,
    "{ digest: 'sha256:5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b' }",
    "'1.2.3', { tag: '1.2.3' }",
  ],
  [
    'manifests in an OCI repository',
    { branch: 'main' },
    "{ branch: 'main' }",
    "'1.2.3', { tag: '1.2.3' }, { semver: '1.x' }, { digest: 'sha256:…' }",
  ],
])('%s takes no version such as %j', (source, version, shown, forms) => {
  expect(judge(source, version)).toStrictEqual([
    [`${source} has no version of the form ${shown}`, `use one of: ${forms}`],
  ]);
});

it.each<Source>(['a chart in git', 'a folder in git'])('%s takes no digest', (source) => {
  expect(judge(source, digest)).toStrictEqual([
    [
      "something in git has no version of the form { digest: 'sha256:5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b5f2b' }",
      "use one of: '1.2.3', { branch: 'main' }, { tag: '1.2.3' }, { semver: '1.x' }, { commit: '…' }",
    ],
  ]);
});

it('a bucket takes no version', () => {
  expect(judge('a bucket', '1.2.3')).toStrictEqual([
    ["a bucket has no version of the form '1.2.3'", 'leave out versions'],
  ]);
});

it.each(['1.x', '>=1', '=1.2.3', '~1.2.0', '1.2', 'latest', '*'])(
  "a chart is not pinned by '%s'",
  (version) => {
    const expected = [
      [
        `'${version}' is no exact version of a chart: it would change by itself, or not be found`,
        "pin it, as in '1.2.3'",
      ],
    ];
    expect(judge('a chart of a Helm repository', version)).toStrictEqual(expected);
    expect(judge('a chart in an OCI repository', version)).toStrictEqual(expected);
    expect(judge('a chart that Flux pulls by a HelmRepository', { tag: version })).toStrictEqual(expected);
  },
);

describe('on a cluster of Argo CD', () => {
  it('a chart in an OCI repository takes no digest', () => {
    expect(judge('a chart in an OCI repository', digest, 'argocd')).toStrictEqual([
      [
        "Argo CD, which runs cluster 'one', takes no digest of a chart",
        "give the chart's version, as in '1.2.3'",
      ],
    ]);
  });

  it.each<[Source, VersionRef]>([
    ['a chart in an OCI repository', { tag: '1.2.3' }],
    ['a chart in git', { semver: '1.x' }],
    ['a folder in git', { branch: 'main' }],
  ])('%s takes %j', (source, version) => {
    expect(judge(source, version, 'argocd')).toStrictEqual([]);
  });
});

describe('a range of versions of a chart', () => {
  const charts = [
    ['a chart of a Helm repository', 'HelmRelease'],
    ['a chart that Flux pulls by a HelmRepository', 'HelmRelease'],
    ['a chart in an OCI repository', 'OCIRepository'],
  ] as const;
  const on = (engine: ClusterSpec['engine'], environment: string) =>
    ({
      ...anyCluster,
      engine,
      environment,
      ...(engine === 'argocd' && { impersonation: false }),
    }) as ClusterSpec;
  const ranged = (source: Source, changes: Partial<FleetSpec> = {}) =>
    specs({
      fleet: fleet({
        repositories,
        components: {
          component: {
            namespace: 'apps',
            ...sources[source],
            versions: { dev: { semver: '1.x' } },
          } as ComponentSpec,
        },
        clusters: { flux: on('flux', 'dev'), arc: on('arc', 'dev'), argo: on('argocd', 'dev') },
        versionRanges: true,
        ...changes,
      }),
      products: [],
      customers: [],
    });

  it.each(charts)('is left to every engine, where the fleet allows it: %s', (source, kind) => {
    expect(plan(ranged(source)).issues).toStrictEqual([]);
    const emitted = manifestsIn(filesOf(ranged(source)));
    for (const cluster of ['flux', 'arc']) {
      const [found] = ofKind(emitted, kind).filter((each) => each.cluster === cluster);
      expect(found!.object.spec).toMatchObject(
        kind === 'HelmRelease' ? { chart: { spec: { version: '1.x' } } } : { ref: { semver: '1.x' } },
      );
    }
    const application = ofKind(emitted, 'Application').find(
      ({ object }) => object.metadata.name === 'component',
    )!;
    expect(application.object.spec.source).toMatchObject({ chart: 'x', targetRevision: '1.x' });
  });

  it('is refused by a fleet that does not say the word', () => {
    const { issues } = plan(ranged('a chart of a Helm repository', { versionRanges: false }));
    expect(issues.map(({ severity, problem, fix }) => [severity, problem, fix])).toStrictEqual([
      [
        'error',
        "a chart of a Helm repository has no version of the form { semver: '1.x' }",
        "use one of: '1.2.3'; or say 'versionRanges: true' of the fleet, and the engine takes newer ones by itself",
      ],
    ]);
  });

  it('is refused where it is none', () => {
    const component = { namespace: 'apps', ...sources['a chart in an OCI repository'] };
    const components = { component: { ...component, versions: { dev: { semver: 'newest' } } } };
    const { issues } = plan(ranged('a bucket', { components }));
    expect(issues.map(({ severity, at, problem }) => [severity, at.path, problem])).toStrictEqual([
      ['error', 'components.component.versions.dev.semver', '"newest" is no range of versions'],
    ]);
  });

  it('is a warning in production: the last environment, or one whose releases a person syncs', () => {
    const { environments } = fleet();
    const judged = (changes: Partial<FleetSpec>) =>
      plan(ranged('a chart of a Helm repository', changes)).issues.map(({ severity, problem }) => [
        severity,
        problem,
      ]);
    const said = [
      [
        'warning',
        "{ semver: '1.x' } changes a chart of a Helm repository in 'dev' by itself, with no commit and no review",
      ],
    ];
    const { dev, prod } = environments;
    expect(judged({ environments: { prod: prod!, dev: dev! } })).toStrictEqual(said);
    expect(judged({ environments: { dev: { ...dev!, automatedSync: false }, prod: prod! } })).toStrictEqual(
      said,
    );
  });
});
