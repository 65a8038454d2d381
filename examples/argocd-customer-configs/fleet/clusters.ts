import type { ClusterSpec } from 'ringfleet';
import type { components } from './components';
import type { EnvironmentName } from './environments';

const standard = {
  engine: 'argocd',
  kubernetes: '1.31',
  ingressNamespace: 'ingress-nginx',
  monitoringNamespace: 'monitoring',
} as const;

/** How Argo CD gets into a cluster that it manages: by a token in the secret store. */
function connection(name: string, server: string) {
  const key = `clusters/${name}/argocd`;
  return {
    server,
    credentials: {
      store: { name: 'platform' },
      keys: { bearerToken: { key, property: 'token' }, caData: { key, property: 'ca' } },
    },
  } as const;
}

/** What every cluster with customers on it runs. */
const shared = {
  ...standard,
  managedBy: 'management',
  // ApplicationSet 12, which the management cluster runs.
  delivery: 'FleetSets',
  // A customer without values of its own in an environment needs no file there.
  argocd: { ignoreMissingValueFiles: true },
  components: ['databases', 'monitoring', 'sealed-secrets'],
} as const;

/** One Argo CD, on a cluster of its own, for a cluster for each environment. */
export const clusters = {
  management: {
    ...standard,
    environment: 'prod',
    hosts: [],
    // The platform team writes every chart, and nobody's chart needs to be kept from the clusters.
    impersonation: false,
    components: ['external-secrets', 'terraform'],
    // One way to make each Application: what 11, 13 and 14 would make, 12 makes by environment.
    applicationSets: ['product-by-environment', 'terraform-infrastructure'],
    delivery: 'FleetSets',
    apiServer: { cidrs: ['10.10.0.1/32'] },
  },
  dev: {
    ...shared,
    environment: 'dev',
    apiServer: { cidrs: ['10.20.0.1/32'] },
    connection: connection('dev', 'https://10.20.0.1'),
  },
  staging: {
    ...shared,
    environment: 'staging',
    apiServer: { cidrs: ['10.30.0.1/32'] },
    connection: connection('staging', 'https://10.30.0.1'),
  },
  prod: {
    ...shared,
    environment: 'prod',
    apiServer: { cidrs: ['10.40.0.1/32'] },
    connection: connection('prod', 'https://10.40.0.1'),
  },
} as const satisfies Record<string, ClusterSpec<EnvironmentName, keyof typeof components>>;
