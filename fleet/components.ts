import type { ComponentSpec } from '../lib/model';
import type { EnvironmentName } from './environments';
import type { RepositoryName } from './repositories';

type ComponentName = 'cert-manager' | 'external-secrets' | 'ingress-nginx';

/** Infrastructure that every cluster runs, in versions that staging proves before production. */
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
} as const satisfies Record<ComponentName, ComponentSpec<EnvironmentName, RepositoryName, ComponentName>>;
