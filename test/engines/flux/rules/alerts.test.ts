import type { AlertSpec } from '../../../../lib/engines/flux/authored/notifications';
import type { ClusterSpec } from '../../../../lib/authored/cluster';
import { anyCluster, fleet, issuesOf, untyped } from '../../../support/specs';

const edge: ClusterSpec = { ...anyCluster, engine: 'flux', environment: 'prod' };
const path = 'components.bell.notifications.alerts.failing';

/** An alert on a cluster that Flux runs; another one is Argo CD's, and hosts dev. */
function judge(changes: Partial<AlertSpec>, cluster: ClusterSpec = edge) {
  const alert: AlertSpec = { provider: 'slack', of: 'releases', ...changes };
  const notifications = { providers: { slack: { type: 'slack' } }, alerts: { failing: alert } } as const;
  const clusters = {
    edge: cluster,
    'argo-dev': { ...anyCluster, engine: 'argocd', environment: 'dev', impersonation: false, components: [] },
  } as const;
  return issuesOf({ fleet: fleet({ clusters, components: { bell: { notifications } } }), customers: [] });
}

it.each<[string, Partial<AlertSpec>]>([
  ['of releases', {}],
  ['of the platform', { of: 'platform' }],
  ['of releases in an environment that is hosted where it listens', { environments: ['prod'] }],
])('an alert %s is let through', (_, alert) => {
  expect(judge(alert)).toStrictEqual([]);
});

it('an alert of the platform needs no tenants', () => {
  expect(judge({ of: 'platform' }, { ...edge, hosts: [] })).toStrictEqual([]);
});

it('a provider that is not there is refused', () => {
  expect(judge({ provider: 'slck' })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: `${path}.provider` },
      problem: "unknown provider 'slck'",
      fix: "did you mean 'slack'? Allowed: slack",
    },
  ]);
});

it('an environment that the fleet does not have is refused', () => {
  expect(judge({ environments: ['prod', 'prd'] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: `${path}.environments` },
      problem: "unknown environment 'prd'",
      fix: "did you mean 'prod'? Allowed: dev, prod",
    },
  ]);
});

it('an alert of an environment whose tenants are elsewhere draws a warning', () => {
  expect(judge({ environments: ['dev', 'prod'] })).toStrictEqual([
    {
      severity: 'warning',
      at: { file: 'fleet/fleet.ts', path: `${path}.environments` },
      problem:
        "alert 'failing' reports nothing of environment 'dev': no cluster that runs component 'bell' with Flux hosts its tenants",
      fix: 'remove it, or use one of: prod',
    },
  ]);
});

it('an alert of releases where there are none draws a warning', () => {
  expect(judge({}, { ...edge, hosts: [] })).toStrictEqual([
    {
      severity: 'warning',
      at: { file: 'fleet/fleet.ts', path },
      problem:
        "alert 'failing' of releases reports nothing: no cluster that runs component 'bell' with Flux hosts tenants",
      fix: "remove it, or make it of: 'platform'",
    },
  ]);
});

it('nothing more is said where the component runs nowhere', () => {
  expect(judge({ environments: ['dev'] }, { ...edge, components: [] })).toStrictEqual([]);
});

it.each([
  ['providers.slack.type', { providers: { slack: { type: 'slak' } }, alerts: {} }],
  [
    'alerts.failing.environments',
    { providers: {}, alerts: { failing: { provider: 'a', of: 'releases', environments: [] } } },
  ],
  [
    'receivers.pushed.type',
    { providers: {}, alerts: {}, receivers: { pushed: { type: 'svn', secretRef: 'a' } } },
  ],
  [
    'receivers.pushed.resources.0.kind',
    {
      providers: {},
      alerts: {},
      receivers: { pushed: { type: 'github', secretRef: 'a', resources: [{ kind: 'Secret', name: 'a' }] } },
    },
  ],
])('%s may be nothing else than what Flux knows', (where, notifications) => {
  const found = issuesOf({
    fleet: fleet({ components: { bell: untyped({ notifications }) } }),
    customers: [],
  });
  expect(found.map(({ at }) => at.path)).toStrictEqual([`components.bell.notifications.${where}`]);
});
