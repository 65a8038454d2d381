import type { RepositorySpec, StateRepository, StoredCredentials, ValuesRepositories } from 'ringfleet';

/** Projects of the Bitbucket Server, as the controllers in the clusters reach it. */
const bitbucket = 'https://bitbucket.example.com/scm/test';

/** A token that may read the repository and no more, in the secret store; DevOps pushes with accounts of its own. */
function readOnly(repository: string): StoredCredentials {
  const key = `bitbucket/${repository}/argocd`;
  return {
    store: { name: 'platform' },
    keys: { username: { key, property: 'username' }, password: { key, property: 'token' } },
  };
}

/** Charts, ApplicationSets, shared manifests, and what the clusters run: the platform team's. */
export const state = {
  name: 'platform-infrastructure',
  url: `${bitbucket}/platform-infrastructure.git`,
  branch: 'main',
  credentials: readOnly('platform-infrastructure'),
} as const satisfies StateRepository;

/** What customers have and what products, environments and rings give them: the delivery engineers'. */
export const states = {
  'customer-configs': {
    url: `${bitbucket}/customer-configs.git`,
    branch: 'main',
    credentials: readOnly('customer-configs'),
  },
} as const satisfies Record<string, Omit<StateRepository, 'name'>>;

/** One repository for twenty customers. By region or tier it would be `{ regions: { … } }`: see docs/scaling.md. */
export const values = 'customer-configs' satisfies ValuesRepositories;

/** Where charts come from. */
export const repositories = {
  'platform-infrastructure': { git: state.url },
  'external-secrets': { helm: 'https://charts.external-secrets.io' },
  'sealed-secrets': { helm: 'https://bitnami-labs.github.io/sealed-secrets' },
} as const satisfies Record<string, RepositorySpec>;

export type RepositoryName = keyof typeof repositories;
