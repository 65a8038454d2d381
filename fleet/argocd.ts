import type { ArgocdFleetSettings } from '../lib/model';
import type { EnvironmentName } from './environments';

/** What our Argo CDs have in common. */
export const argocd = {
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
