import type { ComponentSpec } from '../../../lib/authored/component';
import { plan } from '../../../lib/planner/plan';
import { observability, operated } from '../../support/operated';
import { untyped } from '../../support/specs';

function said(
  change: (components: Readonly<Record<string, ComponentSpec>>) => Readonly<Record<string, ComponentSpec>>,
) {
  const specs = operated();
  const fleet = { ...specs.fleet, components: change(specs.fleet.components) };
  return plan({ ...specs, fleet }).issues.map(({ at, problem, fix }) => `${at.path}: ${problem}; ${fix}`);
}
const watching = (changes: object): ComponentSpec => ({ observability: { ...observability, ...changes } });

it('a cluster is watched by what it runs', () => {
  expect(said((components) => components)).toEqual([]);
});

it('a component that is not there is suggested', () => {
  expect(said((components) => ({ ...components, watching: watching({ monitoring: 'promtheus' }) }))).toEqual(
    expect.arrayContaining([
      expect.stringMatching(
        /^components.watching.dependsOn: unknown component 'promtheus'; did you mean 'prometheus'/,
      ),
    ]),
  );
});

it('a cluster that does not run the monitoring is told to', () => {
  const specs = operated();
  const one = { ...specs.fleet.clusters['flux-prod']!, components: ['watching'] };
  const clusters = { ...specs.fleet.clusters, 'flux-prod': one };
  const { issues } = plan({ ...specs, fleet: { ...specs.fleet, clusters } });
  expect(issues.map(({ at, problem, fix }) => [at.path, problem, fix])).toContainEqual([
    'clusters.flux-prod.components',
    "'watching' depends on 'prometheus', which the cluster does not run",
    "add 'prometheus' to its components",
  ]);
});

it('the monitoring is in a namespace, and it is the one that NetworkPolicies let in', () => {
  expect(
    said((components) => ({ ...components, watching: watching({ monitoring: 'backups' }) })),
  ).toContainEqual(
    "components.watching.observability.monitoring: component 'backups' has no namespace of its own; name one that has: 'barman-cloud', 'ingress', 'prometheus', 'velero'",
  );
  const elsewhere = said((components) => ({ ...components, watching: watching({ monitoring: 'velero' }) }));
  expect(elsewhere).toContainEqual(
    "clusters.flux-prod.monitoringNamespace: is 'monitoring', and 'velero', which 'watching' is for, is in 'velero': no NetworkPolicy would let it reach the metrics of products; make it 'velero'",
  );
});

it('a cluster has one such component', () => {
  expect(said((components) => ({ ...components, again: watching({}) }))).toContainEqual(
    "clusters.argo-dev.components: 'watching' and 'again' both have observability; list one of them",
  );
});

it('severities are of environments that there are, and known', () => {
  expect(
    said((components) => ({ ...components, watching: watching({ severities: { prd: 'critical' } }) })),
  ).toEqual([
    "components.watching.observability.severities.prd: unknown environment 'prd'; did you mean 'prod'? Allowed: dev, prod",
  ]);
  expect(
    said((components) => ({
      ...components,
      watching: watching({ severities: untyped({ prod: 'high' }) }),
    }))[0],
  ).toMatch(/severities.prod.*high.*critical, info, warning/);
});

it.each(['5 minutes', '5', '1d', ''])('for %p is no length of time', (outOfSync) => {
  const issues = said((components) => ({
    ...components,
    watching: watching({ after: { outOfSync: untyped(outOfSync) } }),
  }));
  expect(issues[0]).toMatch(/after.outOfSync.*such as '90s', '5m' or '1h30m'/);
});
