import type { RepositorySpec, StateRepository } from 'ringfleet';
import { STORE } from './secrets';

/** Where the code is, and what CI makes of it. */
export const code = 'https://github.com/warehouse-network/warehouse-network';
export const images = 'europe-west1-docker.pkg.dev/warehouse-network/apps';

/** The repository of the code holds this program and its `dist/`, too. */
export const state = {
  name: 'warehouse-network',
  url: `${code}.git`,
  branch: 'main',
  prefix: '.gitops/dist',
  credentials: {
    store: { name: STORE },
    keys: {
      username: { key: 'argocd-github', property: 'username' },
      password: { key: 'argocd-github', property: 'token' },
    },
  },
} as const satisfies StateRepository;

/** Where charts come from. */
export const repositories = {
  'argo-helm': { helm: 'https://argoproj.github.io/argo-helm' },
  'cloudnative-pg': { helm: 'https://cloudnative-pg.github.io/charts' },
  'external-secrets': { helm: 'https://charts.external-secrets.io' },
  'ingress-nginx': { helm: 'https://kubernetes.github.io/ingress-nginx' },
  jetstack: { helm: 'https://charts.jetstack.io' },
  'prometheus-community': { helm: 'https://prometheus-community.github.io/helm-charts' },
  'vmware-tanzu': { helm: 'https://vmware-tanzu.github.io/helm-charts' },
} as const satisfies Record<string, RepositorySpec>;

export type RepositoryName = keyof typeof repositories;
