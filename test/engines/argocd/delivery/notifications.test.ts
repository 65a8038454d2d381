import { load } from 'js-yaml';
import type { ArgocdNotifications } from '../../../../lib/engines/argocd/authored/notifications';
import { manifestsIn, ofKind } from '../../../support/manifests';
import { filesOf, sampleSpecs } from '../../../support/sample';
import { fleet, issuesOf, untyped } from '../../../support/specs';

const { notifications } = sampleSpecs().fleet.argocd!;
const emitted = manifestsIn(filesOf(sampleSpecs()));
const applications = ofKind(emitted, 'Application');

describe.each(['shared-dev', 'shared-prod'])('what Argo CD on %s tells', (cluster) => {
  const [settings] = ofKind(emitted, 'ConfigMap').filter(
    (each) => each.cluster === cluster && each.object.metadata.name === 'argocd-notifications-cm',
  );
  const data = settings!.object.data!;
  const parsed = (key: string) => load(data[key]!) as never;

  it('is in its ConfigMap, each part as text under a key of its own', () => {
    expect(Object.keys(data).sort()).toEqual([
      'service.slack',
      'subscriptions',
      'template.health-degraded',
      'template.sync-failed',
      'trigger.on-health-degraded',
      'trigger.on-sync-failed',
    ]);
    expect(parsed('service.slack')).toEqual({ token: '$slack-token' });
    expect(parsed('trigger.on-health-degraded')).toEqual([
      { when: "app.status.health.status == 'Degraded'", send: ['health-degraded'] },
    ]);
    expect(parsed('template.sync-failed')).toEqual(notifications!.templates['sync-failed']);
  });

  it('goes to whom it concerns, of Applications whose labels match', () => {
    expect(parsed('subscriptions')).toEqual([
      {
        recipients: ['slack:fleet-alerts'],
        triggers: ['on-sync-failed', 'on-health-degraded'],
        selector: 'ringfleet.io/environment in (prod)',
      },
    ]);
  });

  it('has its token from the store, by a template that Go can read', () => {
    const path = `clusters/${cluster}/connections/argocd-notifications-secret.yaml`;
    const secret = emitted.find((each) => each.path === path)!.object as unknown as {
      spec: { target: { name: string; template: { data: object } } };
    };
    expect(secret.spec.target.name).toBe('argocd-notifications-secret');
    expect(secret.spec.target.template.data).toEqual({ 'slack-token': '{{ index . "slack-token" }}' });
  });
});

it('what subscriptions select by is a label of every Application of a release', () => {
  const releases = applications.filter(({ path }) => path.includes('/releases/'));
  expect(releases.length).toBeGreaterThan(5);
  for (const { object } of releases)
    for (const label of ['customer', 'environment', 'product', 'ring', 'tier'])
      expect(object.metadata.labels).toHaveProperty([`ringfleet.io/${label}`]);
  const inProd = releases.filter(
    ({ object }) => object.metadata.labels!['ringfleet.io/environment'] === 'prod',
  );
  expect(inProd.length).toBeGreaterThan(0);
});

describe('a notification that nobody would get', () => {
  const store = { name: 'vault' };
  const sound: ArgocdNotifications = {
    services: { slack: { config: { token: '$token' } } },
    templates: { failed: { message: 'failed' } },
    triggers: { 'on-failed': [{ when: 'true', send: ['failed'] }] },
    subscriptions: [{ triggers: ['on-failed'], recipients: [{ service: 'slack', to: 'alerts' }] }],
    secret: { store, keys: { token: { key: 'slack' } } },
  };
  const [subscription] = sound.subscriptions;
  const said = (changes: Partial<ArgocdNotifications>) =>
    issuesOf({ fleet: fleet({ argocd: { notifications: { ...sound, ...changes } } }) }).map(
      ({ at, problem }) => `${at.path}: ${problem}`,
    );
  const subscribed = (changes: object) => ({ subscriptions: [{ ...subscription!, ...changes }] });

  it('is refused, and a sound one is not', () => {
    expect(said({})).toEqual([]);
    const of = {
      environments: ['prod'],
      rings: ['late'],
      customers: ['acme'],
      products: ['web'],
      tiers: ['standard'],
    };
    expect(said(subscribed({ of }))).toEqual([]);
  });

  it.each<[what: string, changes: Partial<ArgocdNotifications>, issue: string]>([
    [
      'without its template',
      { triggers: { 'on-failed': [{ when: 'true', send: ['faild'] }] } },
      "argocd.notifications.triggers.on-failed.0.send: unknown template 'faild'",
    ],
    [
      'without its trigger',
      subscribed({ triggers: ['on-fail'] }),
      "argocd.notifications.subscriptions.0.triggers: unknown trigger 'on-fail'",
    ],
    [
      'without its service',
      subscribed({ recipients: [{ service: 'teams' }] }),
      "argocd.notifications.subscriptions.0.recipients: unknown service 'teams'",
    ],
    [
      'of an environment that is not there',
      subscribed({ of: { environments: ['prd'] } }),
      "argocd.notifications.subscriptions.0.of.environments: unknown environment 'prd'",
    ],
    [
      'of a ring in another environment',
      subscribed({ of: { environments: ['prod'], rings: ['internal'] } }),
      "argocd.notifications.subscriptions.0.of.rings: ring 'internal' is of environment 'dev', which is not among the environments: no Application has both",
    ],
    [
      'with a token that everybody can read',
      { services: { slack: { config: { token: 'xoxb-1234' } } } },
      'argocd.notifications.services.slack.config.token: is no key of the Secret: anybody could read it here',
    ],
    [
      'with a token that is no key of the Secret',
      { services: { slack: { config: { token: '$tokn' } } } },
      "argocd.notifications.services.slack.config: '$tokn' is no key of the Secret",
    ],
    [
      'with a Secret without keys',
      { services: { slack: { config: {} } }, secret: { store, keys: {} } },
      'argocd.notifications.secret.keys: is empty',
    ],
    [
      'by a label that Applications do not have',
      subscribed({ of: { region: untyped(['eu']) } }),
      'argocd.notifications.subscriptions.0.of.region',
    ],
  ])('%s', (_, changes, issue) => {
    expect(said(changes)).toEqual([expect.stringContaining(issue)]);
  });
});
