import { arcCluster } from '../../../support/arc';
import { fleet, issuesOf } from '../../../support/specs';
import type { ArcConfiguration } from '../../../../lib/engines/arc/authored/settings';
import type { FleetSpec } from '../../../../lib/authored/fleet';

function judge(infra: ArcConfiguration, apps: ArcConfiguration, more: Partial<FleetSpec> = {}) {
  const one = arcCluster({ configurations: { infra, apps } });
  return issuesOf({ fleet: fleet({ clusters: { one }, ...more }), customers: [] });
}
const at = { file: 'fleet/fleet.ts', path: 'clusters.one.arc.configurations' };

it('a configuration and its kustomization may have 62 characters together, because Arc joins them to 63', () => {
  const long = 'a'.repeat(32);
  expect(judge({ name: 'i'.repeat(31) }, { name: 'a'.repeat(31) })).toStrictEqual([]);
  expect(judge({ name: 'infra' }, { name: long })).toStrictEqual([
    {
      severity: 'error',
      at,
      problem: `configuration '${long}' and kustomization '${long}' have 64 characters together`,
      fix: 'shorten one of the names: both may have 62 together',
    },
  ]);
});

it('the limit counts for the kustomizations of the fleet, too', () => {
  const of = (length: number) => judge({ kustomizations: { ['k'.repeat(length)]: { path: 'x' } } }, {});
  expect(of(62 - 'infra'.length)).toStrictEqual([]);
  expect(of(63 - 'infra'.length)).toMatchObject([
    { problem: `configuration 'infra' and kustomization '${'k'.repeat(58)}' have 63 characters together` },
  ]);
});

it('a configuration has to be a DNS label, and so has its namespace', () => {
  const refused = (name: string) => ({
    severity: 'error',
    at,
    problem: `'${name}' is not a DNS label of 63 characters at most`,
    fix: "use lower-case letters, digits and '-'",
  });
  expect(judge({ name: 'Infra', namespace: 'infra' }, {})).toStrictEqual([refused('Infra')]);
  expect(judge({ namespace: 'git_ops' }, {})).toStrictEqual([refused('git_ops')]);
});

it('both configurations of a cluster may not have one name', () => {
  expect(judge({ name: 'gitops' }, { name: 'gitops' })).toStrictEqual([
    {
      severity: 'error',
      at,
      problem: "both configurations are called 'gitops'",
      fix: 'give each a name of its own',
    },
  ]);
});

it('both configurations of a cluster may not share a namespace', () => {
  expect(judge({ namespace: 'gitops' }, { namespace: 'gitops' })).toStrictEqual([
    {
      severity: 'error',
      at,
      problem: "both configurations are in namespace 'gitops', where releases get at the platform's rights",
      fix: 'give each a namespace of its own',
    },
  ]);
});

it('a component may not be called as the configuration, whose source has that name', () => {
  const { components } = fleet();
  expect(judge({}, {}, { components: { infra: components['ingress']! } })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'components.infra' },
      problem:
        "component 'infra' is called as the configuration of arc cluster 'one', whose source has that name",
      fix: 'rename the component',
    },
  ]);
});

it('nothing else on the cluster may have the name that Arc joins', () => {
  const { components } = fleet();
  expect(judge({}, {}, { components: { 'infra-guardrails': components['ingress']! } })).toMatchObject([
    {
      problem:
        "Application or Kustomization 'infra-guardrails' on cluster one is claimed by Azure Arc and component infra-guardrails",
    },
  ]);
});
