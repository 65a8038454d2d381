import { fleet, issuesOf } from '../../support/specs';

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
  'https://user:secret@localhost/state.git',
  'ssh://git@127.0.0.1/state.git',
  'http://[::1]/state.git',
  'HTTP://LOCALHOST/state.git',
  'file:///srv/state.git',
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

it('a repository of charts is judged by its own key', () => {
  const repositories = { ...fleet().repositories, charts: { helm: 'http://localhost:8080', secretRef: 'x' } };
  expect(issuesOf({ fleet: fleet({ repositories }) })[0]?.at.path).toBe('repositories.charts.helm');
});
