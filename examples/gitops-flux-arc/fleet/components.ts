import type { ComponentSpec } from 'ringfleet';
import type { EnvironmentName } from './environments';
import type { RepositoryName } from './repositories';

type ComponentName = 'cert-manager' | 'nginx-ingress';

/** Infrastructure of every cluster, in the versions of the cluster's environment: staging has the newer ones. */
export const components = {
  'nginx-ingress': {
    namespace: 'ingress-nginx',
    chart: { repository: 'ingress-nginx', name: 'ingress-nginx' },
    // Both have CVE-2025-1974, which 4.11.5 and 4.12.1 mend: see README.md.
    versions: { staging: '4.11.2', prod: '4.10.4' },
    values: {
      controller: {
        replicaCount: 2,
        // What the CVE comes in through.
        admissionWebhooks: { enabled: false },
      },
    },
    podSecurity: 'baseline',
  },
  'cert-manager': {
    namespace: 'cert-manager',
    chart: { repository: 'jetstack', name: 'cert-manager' },
    versions: { staging: 'v1.15.3', prod: 'v1.14.7' },
    environments: {
      staging: { crds: { enabled: true, keep: true } },
      // 1.14 knows the older name of the setting only.
      prod: { installCRDs: true },
    },
  },
} as const satisfies Record<ComponentName, ComponentSpec<EnvironmentName, RepositoryName, ComponentName>>;
