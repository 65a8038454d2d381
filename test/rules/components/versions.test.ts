import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { ComponentSpec, VersionRef } from '../../../lib/authored/component';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { anyCluster, fleet, issuesOf } from '../../support/specs';

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
    "'1.2.3', { tag: '1.2.3' }, { digest: 'sha256:…' }",
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
