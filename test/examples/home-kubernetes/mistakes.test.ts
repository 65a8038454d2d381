import { plan } from '../../../lib/planner/plan';
import type { ComponentSpec } from '../../../lib/authored/component';
import type { Issue } from '../../../lib/issues/issue';
import type { Specs } from '../../../lib/authored/specs';
import { specs } from '../../support/home-kubernetes';

/** The example with other dependencies of one component. */
function depending(name: string, dependsOn: readonly string[]): Specs {
  const component = { ...specs.fleet.components[name], dependsOn } as ComponentSpec;
  const components = { ...specs.fleet.components, [name]: component };
  return { ...specs, fleet: { ...specs.fleet, components } };
}

function issuesOf(changed: Specs): readonly Issue[] {
  return plan(changed).issues;
}

it('a cycle is an error that prints the cycle', () => {
  expect(issuesOf(depending('cert-manager', ['ingress-nginx-certificates']))).toEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'components.cert-manager.dependsOn' },
      problem:
        'components depend on one another: cert-manager -> ingress-nginx-certificates -> cert-manager-issuers -> cert-manager',
      fix: expect.stringContaining('remove one of these dependencies') as string,
    },
  ]);
});

it('a component that waits for itself is an error', () => {
  const [issue] = issuesOf(depending('cilium', ['cilium']));
  expect(issue).toMatchObject({ severity: 'error', problem: "'cilium' depends on itself" });
});

it('an unknown dependency is an error that suggests the nearest name', () => {
  expect(issuesOf(depending('plex', ['external-secrets-secretstore']))).toEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'components.plex.dependsOn' },
      problem: "unknown component 'external-secrets-secretstore'",
      fix: expect.stringMatching(/^did you mean 'external-secrets-secret-store'\?/) as string,
    },
  ]);
});

it('an unknown dependency that is like no name is told which names there are', () => {
  const [issue] = issuesOf(depending('plex', ['xyz']));
  expect(issue!.fix).toMatch(/^use one of: adguard-home, authentik, .*, volsync$/);
});

it('what the bootstrap owns cannot wait for what comes after it', () => {
  const [issue] = issuesOf(depending('onepassword-connect', ['cilium']));
  expect(issue!.problem).toMatch(/which bootstrap owns, depends on 'cilium'/);
});
