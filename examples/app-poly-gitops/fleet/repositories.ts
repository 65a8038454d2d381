import type { RepositorySpec, StateRepository } from 'ringfleet';

/** Where all five repositories of the system are. */
export const account = 'https://github.com/justgithubaccount';

/** Holds the content of `dist/` at its root, and this program in the folder `program`. */
export const state = {
  name: 'app-poly-gitops-k8s',
  url: `${account}/app-poly-gitops-k8s.git`,
  branch: 'main',
} as const satisfies StateRepository;

/** Where charts come from. */
export const repositories = {
  'app-poly-gitops-helm': { git: `${account}/app-poly-gitops-helm.git` },
  'argo-helm': { helm: 'https://argoproj.github.io/argo-helm' },
  'cloudnative-pg': { helm: 'https://cloudnative-pg.github.io/charts' },
  'ingress-nginx': { helm: 'https://kubernetes.github.io/ingress-nginx' },
  jetstack: { helm: 'https://charts.jetstack.io' },
  'prometheus-community': { helm: 'https://prometheus-community.github.io/helm-charts' },
  'sealed-secrets': { helm: 'https://bitnami-labs.github.io/sealed-secrets' },
} as const satisfies Record<string, RepositorySpec>;

export type RepositoryName = keyof typeof repositories;
