import type { ComponentSpec } from '../../../lib/authored/component';
import { plan } from '../../../lib/planner/plan';
import { operated, recovery } from '../../support/operated';

function said(change: Readonly<Record<string, ComponentSpec>>) {
  const specs = operated();
  const fleet = { ...specs.fleet, components: { ...specs.fleet.components, ...change } };
  return plan({ ...specs, fleet }).issues.map(({ at, problem, fix }) => `${at.path}: ${problem}; ${fix}`);
}

it('Velero is a component, with a namespace', () => {
  expect(said({ backups: { recovery: { ...recovery, velero: 'valero' } } })).toEqual(
    expect.arrayContaining([expect.stringMatching(/unknown component 'valero'; did you mean 'velero'/)]),
  );
  expect(said({ backups: { recovery: { ...recovery, velero: 'watching' } } })).toContainEqual(
    expect.stringMatching(
      /^components.backups.recovery.velero: component 'watching' has no namespace of its own/,
    ),
  );
});

it('so is the plugin that databases need', () => {
  const databases = { ...recovery.databases!, plugin: 'barman' };
  expect(said({ backups: { recovery: { ...recovery, databases } } }).join()).toContain(
    "unknown component 'barman'",
  );
});

it('a cluster has one such component', () => {
  expect(said({ again: { recovery } })).toContainEqual(
    "clusters.argo-dev.components: 'backups' and 'again' both have recovery; list one of them",
  );
});
