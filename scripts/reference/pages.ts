/** A page of the reference. */
export interface Page {
  readonly title: string;
  /** Says what the page is about, before its types. */
  readonly about: string;
  /** Types that stand on it, in this order; what only these are made of follows. */
  readonly types: readonly string[];
}

/**
 * The pages, by the name of their file, the fleet first. What a type is made of stands on the first page that needs it, unless another page
 * names it.
 */
export const PAGES: Readonly<Record<string, Page>> = {
  fleet: {
    title: 'Fleet',
    about: 'What `defineFleet` in `fleet/fleet.ts` takes: everything that the platform team decides.',
    types: ['FleetSpec'],
  },
  environment: {
    title: 'Environment',
    about: 'An entry of `environments` of the [fleet](fleet.md), by its name.',
    types: ['EnvironmentSpec'],
  },
  ring: {
    title: 'Ring',
    about:
      'An entry of `rings` of the [fleet](fleet.md), by its name; and what a ring runs of a product: an entry of `products/<product>/rings.yaml`, by the ring.',
    types: ['RingSpec', 'RingEntry', 'RecallSpec'],
  },
  tier: {
    title: 'Tier',
    about: 'An entry of `tiers` of the [fleet](fleet.md), by its name.',
    types: ['TierSpec'],
  },
  guardrails: {
    title: 'Guard rails',
    about: 'Which guard rails of a tenant are enforced, and what its releases may refer to.',
    types: ['GuardrailsSpec', 'AdmissionSpec'],
  },
  repository: {
    title: 'Repository',
    about: 'An entry of `repositories` of the [fleet](fleet.md), by its name; and the state repositories.',
    types: ['RepositorySpec', 'StateRepository', 'ValuesRepositories', 'StateSource'],
  },
  cluster: {
    title: 'Cluster',
    about:
      'An entry of `clusters` of the [fleet](fleet.md), by its name. Its `engine` decides what else it says.',
    types: ['ClusterSpec'],
  },
  component: {
    title: 'Component',
    about:
      'An entry of `components` of the [fleet](fleet.md), by its name. What it consists of decides its kind.',
    types: ['ComponentSpec'],
  },
  product: {
    title: 'Product',
    about: 'What `defineProduct` in `products/<product>/product.ts` takes.',
    types: ['ProductSpec', 'KustomizeChanges'],
  },
  customer: {
    title: 'Customer',
    about: 'What `defineCustomer` in `customers/<customer>/customer.ts` takes.',
    types: ['CustomerSpec'],
  },
  team: {
    title: 'Team',
    about:
      'An entry of `teams` of the [fleet](fleet.md), by its name; and the `repository` of a team or [customer](customer.md).',
    types: ['TeamSpec', 'OwnRepositorySpec'],
  },
  argocd: {
    title: 'Argo CD',
    about: 'What environments, clusters, components and products say of Argo CD, beside their own fields.',
    types: ['ApplicationSettings', 'ArgocdFleetSettings'],
  },
  'application-set': {
    title: 'ApplicationSet',
    about: 'An entry of `applicationSets` of the [fleet](fleet.md), by its name.',
    types: ['ApplicationSetSpec'],
  },
  flux: {
    title: 'Flux',
    about: 'What clusters, components and products say of Flux, beside their own fields.',
    types: ['FluxSettings', 'HelmReleaseSettings'],
  },
  landscape: {
    title: 'Landscape',
    about: 'What `landscape` of the [fleet](fleet.md) takes: for graphs.',
    types: ['LandscapeSpec'],
  },
};
