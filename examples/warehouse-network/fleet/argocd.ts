import type { ArgocdFleetSettings } from 'ringfleet';
import type { EnvironmentName } from './environments';

/** Who sees and syncs what, and whose commits. Beside it the group of the team syncs where its environment lets it deploy. */
export const argocd = {
  access: { admins: ['warehouse-release-managers'], readers: ['warehouse-support'] },
  projects: {
    // Of whoever merges to main: GitHub's own key, and that of the workflows. Argo CD has both in argocd-gpg-keys-cm.
    customers: { signatureKeys: ['B5690EEEBB952194', '7A3F9C0D51E2B846'] },
  },
} as const satisfies ArgocdFleetSettings<EnvironmentName>;
