import { anyCluster, fleet, issuesOf } from '../../support/specs';

function judge(infra: string, apps: string) {
  const one = {
    ...anyCluster,
    engine: 'arc',
    environment: 'prod',
    arc: { configurations: { infra: { name: infra }, apps: { name: apps } } },
  } as const;
  return issuesOf({ fleet: fleet({ clusters: { one } }), customers: [] });
}
const at = { file: 'fleet/fleet.ts', path: 'clusters.one.arc.configurations' };

it('names of configurations that fit with those of their kustomizations pass', () => {
  expect(judge('i'.repeat(31), 'a'.repeat(31))).toStrictEqual([]);
});

it('a configuration and its kustomization may have 62 characters together', () => {
  const long = 'a'.repeat(32);
  expect(judge('infra', long)).toStrictEqual([
    {
      severity: 'error',
      at,
      problem: `configuration '${long}' and kustomization '${long}' have 64 characters together`,
      fix: 'shorten one of the names: both may have 62 together',
    },
  ]);
});

it('a configuration has to be a DNS label', () => {
  expect(judge('Infra', 'apps')).toStrictEqual([
    {
      severity: 'error',
      at,
      problem: "'Infra' is not a DNS label of 63 characters at most",
      fix: "use lower-case letters, digits and '-'",
    },
  ]);
});

it('both configurations of a cluster may not have one name', () => {
  expect(judge('gitops', 'gitops')).toStrictEqual([
    {
      severity: 'error',
      at,
      problem: "both configurations are called 'gitops'",
      fix: 'give each a name of its own',
    },
  ]);
});
