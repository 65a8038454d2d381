/** @typedef {import('./answers.mjs').Answers} Answers */

/** @param {Answers} answers */
export function fleet({ environments, rings, state }) {
  const last = environments.at(-1);
  // Over several lines where a name may be long, so that prettier finds nothing to change.
  const environment = (name) => `  ${key(name)}: {
    branch: 'main',
    automatedSync: true,
    onDelete: '${name === last ? 'orphan' : 'cascade'}',
    access: '${name === last ? 'view' : 'deploy'}',
  },`;
  return `import {
  defineFleet,
  type EnvironmentSpec,
  type RepositorySpec,
  type RingSpec,
  type TierSpec,
} from 'ringfleet';
import { clusters } from './clusters';

/** In the order of promotion. */
const environments = {
${environments.map(environment).join('\n')}
} as const satisfies Record<string, EnvironmentSpec>;

/** In the order of the rollout: a version reaches a ring after the one before it. */
const rings = {
${rings.map(({ name, environment }) => `  ${key(name)}: { environment: '${environment}' },`).join('\n')}
} as const satisfies Record<string, RingSpec<keyof typeof environments>>;

/** What a customer pays for: the guard rails of each of its namespaces. */
const tiers = {
  standard: {
    quota: {
      requests: { cpu: '4', memory: '8Gi' },
      limits: { cpu: '8', memory: '12Gi' },
      pods: 40,
      storage: '50Gi',
    },
    container: {
      request: { cpu: '50m', memory: '64Mi' },
      limit: { cpu: '200m', memory: '256Mi' },
      max: { cpu: '2', memory: '4Gi' },
    },
  },
} as const satisfies Record<string, TierSpec>;

/** Where charts come from. */
const repositories = {
  charts: { oci: 'oci://ghcr.io/stefanprodan/charts' },
} as const satisfies Record<string, RepositorySpec>;

export const fleet = defineFleet({
  /** Where dist/ is committed and every cluster pulls. */
  state: {
    url: '${state}',
    branch: 'main',
    secretRef: 'fleet-state',
  },
  repositories,
  environments,
  rings,
  tiers,
  components: {},
  clusters,
});

export const { defineProduct, defineCatalogue } = fleet;
`;
}

/** @param {Answers} answers */
export function clusters({ engine, environments }) {
  const more = engine === 'argocd' ? '\n    impersonation: true,' : '';
  const one = (name, at) => `  'shared-${name}': {
    engine: '${engine}',
    environment: '${name}',
    kubernetes: '1.31',
    apiServer: { cidrs: ['10.${at + 1}0.0.1/32'] },${more}
    ingressNamespace: 'ingress-nginx',
    monitoringNamespace: 'monitoring',
    components: [],
  },`;
  return `/** Where customers run. Give each the addresses of its API server as its pods see them. */
export const clusters = {
${environments.map(one).join('\n')}
} as const;
`;
}

/** A key of an object, as prettier writes it. */
export function key(name) {
  return name.includes('-') ? `'${name}'` : name;
}
