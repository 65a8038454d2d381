import type { ArgocdFleetSettings } from '../lib/model';

/** What our Argo CDs have in common. */
export const argocd = {
  access: { admins: ['platform-engineers'], readers: ['support'] },
} as const satisfies ArgocdFleetSettings;
