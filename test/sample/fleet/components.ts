import type { ComponentSpec } from 'ringfleet';
import type { EnvironmentName } from './environments';
import type { RepositoryName } from './repositories';

type ComponentName =
  'cert-manager' | 'external-secrets' | 'image-automation' | 'ingress-nginx' | 'notifications';

/** Infrastructure of our clusters, in versions that staging proves before production. */
export const components = {
  'cert-manager': {
    namespace: 'cert-manager',
    chart: { repository: 'jetstack', name: 'cert-manager' },
    versions: { dev: 'v1.15.3', staging: 'v1.15.3', prod: 'v1.14.7' },
    values: { crds: { enabled: true, keep: true } },
    // 1.14 knows the older name of the setting only.
    environments: { prod: { crds: null, installCRDs: true } },
  },
  'external-secrets': {
    namespace: 'external-secrets',
    chart: { repository: 'external-secrets', name: 'external-secrets' },
    versions: { dev: '0.19.2', staging: '0.19.2', prod: '0.18.2' },
    values: { installCRDs: true },
    environments: { prod: { replicaCount: 2, leaderElect: true } },
  },
  /** Follows the images of products in rings.yaml. On one cluster: two would push the same change. */
  'image-automation': {
    images: {
      program: {
        url: 'https://git.example.com/platform/ringfleet.git',
        branch: 'main',
        secretRef: 'image-automation',
      },
      // For a pull request, to which somebody adds what it comes to in dist/.
      pushBranch: 'image-updates',
      author: { name: 'image automation', email: 'image-automation@example.com' },
    },
  },
  'ingress-nginx': {
    namespace: 'ingress-nginx',
    chart: { repository: 'ingress-nginx', name: 'ingress-nginx' },
    // Not below 4.11.5 and 4.12.1: older controllers let whoever writes an Ingress run code (CVE-2025-1974).
    versions: { dev: '4.12.1', staging: '4.12.1', prod: '4.11.5' },
    values: {
      controller: {
        ingressClassResource: { default: true },
        admissionWebhooks: { certManager: { enabled: true } },
      },
    },
    environments: { prod: { controller: { replicaCount: 3 } } },
    // It issues the certificate of the admission webhook.
    dependsOn: ['cert-manager'],
    podSecurity: 'baseline',
  },
  /** Tells the people on call what Flux fails at. */
  notifications: {
    notifications: {
      providers: {
        slack: {
          type: 'slack',
          address: 'https://slack.com/api/chat.postMessage',
          channel: 'fleet-alerts',
          secretRef: 'slack-bot',
        },
      },
      alerts: {
        platform: { provider: 'slack', of: 'platform' },
        production: {
          provider: 'slack',
          of: 'releases',
          environments: ['prod'],
          // A git server that is away for a moment: Flux tries again.
          exclusionList: ['waiting.*socket'],
        },
      },
    },
  },
} as const satisfies Record<ComponentName, ComponentSpec<EnvironmentName, RepositoryName, ComponentName>>;
