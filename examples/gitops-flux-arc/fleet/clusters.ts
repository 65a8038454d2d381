import type { ClusterSpec } from 'ringfleet';
import type { components } from './components';
import type { EnvironmentName } from './environments';

/** What all clusters have in common: Azure Arc brings Flux to them and configures it. */
const standard = {
  engine: 'arc',
  kubernetes: '1.31',
  ingressNamespace: 'ingress-nginx',
  monitoringNamespace: 'monitoring',
} as const;

/** A cluster for each customer and environment, called what its tenant is called. */
export const clusters = {
  'customer-01-staging': { ...standard, environment: 'staging', apiServer: { cidrs: ['10.10.0.1/32'] } },
  'customer-01-prod': { ...standard, environment: 'prod', apiServer: { cidrs: ['10.20.0.1/32'] } },
  'customer-02-prod': { ...standard, environment: 'prod', apiServer: { cidrs: ['10.30.0.1/32'] } },
} as const satisfies Record<string, ClusterSpec<EnvironmentName, keyof typeof components>>;
