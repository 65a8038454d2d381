import type { ArgocdFleetSettings } from 'ringfleet';

/** Who owns the repositories sees what comes of them. */
export const argocd = {
  access: { admins: ['devops'], readers: ['sre'] },
} as const satisfies ArgocdFleetSettings;
