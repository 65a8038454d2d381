import type { RepositorySpec, StateRepository, StoredCredentials } from 'ringfleet';

/** Where our secret store has what opens a repository. */
function inStore(key: string): StoredCredentials {
  return {
    store: { name: 'platform' },
    keys: { username: { key, property: 'username' }, password: { key, property: 'password' } },
  };
}

/** Where `dist/` is committed and every cluster pulls. */
export const state = {
  url: 'https://git.example.com/platform/fleet-state.git',
  branch: 'main',
  secretRef: 'fleet-state',
} as const satisfies StateRepository;

/** Where charts come from. */
export const repositories = {
  'platform-infrastructure': {
    git: 'https://git.example.com/platform/platform-infrastructure.git',
    secretRef: 'platform-infrastructure',
    credentials: inStore('argocd/platform-infrastructure'),
  },
  'product-charts': {
    oci: 'oci://registry.example.com/charts',
    secretRef: 'product-charts',
    credentials: inStore('argocd/product-charts'),
  },
  'ingress-nginx': { helm: 'https://kubernetes.github.io/ingress-nginx' },
  jetstack: { helm: 'https://charts.jetstack.io' },
  'external-secrets': { helm: 'https://charts.external-secrets.io' },
} as const satisfies Record<string, RepositorySpec>;

export type RepositoryName = keyof typeof repositories;
