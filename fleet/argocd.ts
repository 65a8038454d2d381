import type { ArgocdFleetSettings } from 'ringfleet';
import type { EnvironmentName } from './environments';

/** What our Argo CDs have in common. */
export const argocd = {
  /** Tells the people on call what goes wrong in production. */
  notifications: {
    services: { slack: { config: { token: '$slack-token' } } },
    templates: {
      'sync-failed': {
        message: 'Sync of {{.app.metadata.name}} failed: {{.app.status.operationState.message}}',
      },
      'health-degraded': { message: '{{.app.metadata.name}} is degraded.' },
    },
    triggers: {
      'on-sync-failed': [
        {
          when: "app.status.operationState != nil and app.status.operationState.phase in ['Error', 'Failed']",
          send: ['sync-failed'],
        },
      ],
      'on-health-degraded': [{ when: "app.status.health.status == 'Degraded'", send: ['health-degraded'] }],
    },
    subscriptions: [
      {
        triggers: ['on-sync-failed', 'on-health-degraded'],
        recipients: [{ service: 'slack', to: 'fleet-alerts' }],
        of: { environments: ['prod'] },
      },
    ],
    secret: {
      store: { name: 'platform' },
      keys: { 'slack-token': { key: 'argocd/notifications', property: 'slack-token' } },
    },
  },
  access: { admins: ['platform-engineers'], readers: ['support'] },
  projects: {
    syncWindows: {
      /** From 19 December, six in the evening, to 4 January, noon: nothing changes while nobody is there to see it. */
      'end-of-year': {
        kind: 'deny',
        schedule: '0 18 19 12 *',
        duration: '378h',
        timeZone: 'Europe/Amsterdam',
        environments: ['prod'],
      },
    },
  },
} as const satisfies ArgocdFleetSettings<EnvironmentName>;
