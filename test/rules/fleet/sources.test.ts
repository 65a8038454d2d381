import { anyCluster, fleet, issuesOf } from '../../support/specs';

function judge(url: string) {
  return issuesOf({ fleet: fleet({ state: { url, branch: 'main' } }) });
}

it.each([
  'https://git.example.com/state.git',
  'ssh://git@git.example.com:2222/state.git',
  'https://localhost.example.com/state.git',
  'https://git.example.com/localhost/state.git',
])('%s can be reached', (url) => {
  expect(judge(url)).toStrictEqual([]);
});

it.each([
  'http://localhost:3000/state.git',
  'https://user@localhost/state.git',
  'ssh://git@127.0.0.1/state.git',
  'http://LOCALHOST/state.git',
])('%s draws a warning, for no controller reaches it', (url) => {
  expect(judge(url)).toStrictEqual([
    {
      severity: 'warning',
      at: { file: 'fleet/fleet.ts', path: 'state.url' },
      problem: `'${url}' is on this machine`,
      fix: 'give an address that the controllers in the clusters reach',
    },
  ]);
});

it('an address with brackets is both out of reach and a pattern to AppProjects', () => {
  expect(judge('http://[::1]/state.git').map(({ problem }) => problem)).toStrictEqual([
    "'http://[::1]/state.git' has a '[', which the AppProjects of Argo CD read as a pattern",
    "'http://[::1]/state.git' is on this machine",
  ]);
});

it('a repository of charts is judged by its own key', () => {
  const repositories = { ...fleet().repositories, charts: { helm: 'http://localhost:8080', secretRef: 'x' } };
  expect(issuesOf({ fleet: fleet({ repositories }) })[0]?.at.path).toBe('repositories.charts.helm');
});

it.each(['file:///srv/charts', 'HTTP://LOCALHOST/charts'])('charts at %s are out of reach, too', (helm) => {
  const repositories = { ...fleet().repositories, charts: { helm } };
  expect(issuesOf({ fleet: fleet({ repositories }) }).map(({ problem }) => problem)).toStrictEqual([
    `'${helm}' is on this machine`,
  ]);
});

it.each(['file:///srv/state.git', 'HTTP://LOCALHOST/state.git', 'git@git.example.com:acme/state.git'])(
  'git at %s is refused: no source of Flux can have that address',
  (url) => {
    expect(judge(url).map(({ severity, at }) => [severity, at.path])).toStrictEqual([['error', 'state.url']]);
  },
);

it('a repository is judged by its address, wherever that stands', () => {
  const charts = { interval: '1m', helm: 'http://localhost:8080' } as const;
  const store = { bucket: 'localhost', endpoint: 'localhost:9000' };
  const repositories = { ...fleet().repositories, charts, store };
  const found = issuesOf({ fleet: fleet({ repositories }) });
  expect(found.map(({ at }) => at.path)).toStrictEqual([
    'repositories.charts.helm',
    'repositories.store.endpoint',
  ]);
});

it('a source of a cluster is judged, too', () => {
  const edge = {
    ...anyCluster,
    engine: 'flux',
    environment: 'prod',
    source: { oci: 'oci://localhost:5000/state', ref: { tag: 'latest' } },
  } as const;
  const found = issuesOf({ fleet: fleet({ clusters: { ...fleet().clusters, edge } }) });
  expect(found.map(({ at }) => at.path)).toStrictEqual(['clusters.edge.source.oci']);
});
