import type { RepositorySpec, StateRepository } from 'ringfleet';

/** One repository for all: the content of `dist/` at its root, and the apps' charts beside it. */
const url = 'https://git.example.com/platform/gitops-flux-arc.git';

export const state = { url, branch: 'main' } as const satisfies StateRepository;

/** Where charts come from. */
export const repositories = {
  'gitops-flux-arc': { git: url },
  'ingress-nginx': { helm: 'https://kubernetes.github.io/ingress-nginx' },
  jetstack: { helm: 'https://charts.jetstack.io' },
} as const satisfies Record<string, RepositorySpec>;

export type RepositoryName = keyof typeof repositories;
