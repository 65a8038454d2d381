import type { RepositorySpec, StateRepository } from '../lib/model';

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
  },
  'product-charts': { oci: 'oci://registry.example.com/charts', secretRef: 'product-charts' },
  'ingress-nginx': { helm: 'https://kubernetes.github.io/ingress-nginx' },
  jetstack: { helm: 'https://charts.jetstack.io' },
  'external-secrets': { helm: 'https://charts.external-secrets.io' },
} as const satisfies Record<string, RepositorySpec>;

export type RepositoryName = keyof typeof repositories;
