import type { ClusterSpec } from 'ringfleet';
import type { components } from './components';
import type { EnvironmentName } from './environments';

/** What every cluster runs. */
const basics = ['cert-manager', 'external-secrets', 'ingress-nginx'] as const;

/** What all our clusters have in common. */
const standard = {
  components: basics,
  kubernetes: '1.31',
  ingressNamespace: 'ingress-nginx',
  monitoringNamespace: 'monitoring',
} as const;

export const clusters = {
  'shared-dev': {
    ...standard,
    engine: 'argocd',
    environment: 'dev',
    apiServer: { cidrs: ['10.10.0.1/32'] },
    impersonation: true,
  },
  'shared-staging': {
    ...standard,
    engine: 'argocd',
    environment: 'staging',
    apiServer: { cidrs: ['10.20.0.1/32'] },
    impersonation: true,
  },
  'shared-prod': {
    ...standard,
    engine: 'argocd',
    environment: 'prod',
    apiServer: { cidrs: ['10.30.0.1/32'] },
    nodeLocalDns: '169.254.20.10',
    impersonation: true,
  },
  'edge-prod': {
    ...standard,
    engine: 'flux',
    environment: 'prod',
    apiServer: { cidrs: ['10.40.0.1/32'], port: 6443 },
    components: [...basics, 'notifications', 'image-automation'],
    // No load balancer at the edge: without this the Service would wait for an address for ever.
    componentValues: { 'ingress-nginx': { controller: { service: { type: 'NodePort' } } } },
  },
  'customer-01-staging': {
    ...standard,
    engine: 'arc',
    environment: 'staging',
    apiServer: { cidrs: ['10.50.0.1/32'] },
    components: [...basics, 'notifications'],
  },
  'customer-01-prod': {
    ...standard,
    engine: 'arc',
    environment: 'prod',
    apiServer: { cidrs: ['10.60.0.1/32'] },
    components: [...basics, 'notifications'],
  },
} as const satisfies Record<string, ClusterSpec<EnvironmentName, keyof typeof components>>;
