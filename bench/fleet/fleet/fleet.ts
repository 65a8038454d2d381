import { defineFleet, type ClusterSpec } from 'ringfleet';

const anyCluster = {
  kubernetes: '1.31',
  apiServer: { cidrs: ['10.0.0.1/32'] },
  ingressNamespace: 'ingress-nginx',
  monitoringNamespace: 'monitoring',
} as const satisfies Partial<ClusterSpec>;

/** Two environments, each on a cluster of its own: one that Argo CD reconciles, and one that Flux does. */
export const fleet = defineFleet({
  state: {
    url: 'https://git.example.com/platform/fleet-state.git',
    branch: 'main',
    secretRef: 'fleet-state',
  },
  repositories: {
    code: { git: 'https://git.example.com/platform/code.git', secretRef: 'code' },
    charts: { oci: 'oci://registry.example.com/charts' },
    ingress: { helm: 'https://kubernetes.github.io/ingress-nginx' },
  },
  environments: {
    staging: { branch: 'staging', automatedSync: true, onDelete: 'cascade', access: 'deploy' },
    prod: { branch: 'main', automatedSync: false, onDelete: 'orphan', access: 'view' },
  },
  rings: {
    canary: { environment: 'staging' },
    early: { environment: 'prod' },
    late: { environment: 'prod' },
  },
  tiers: {
    standard: {
      quota: { requests: { cpu: '8', memory: '16Gi' }, limits: { cpu: '16', memory: '32Gi' }, pods: 60 },
      container: {
        request: { cpu: '50m', memory: '64Mi' },
        limit: { cpu: '200m', memory: '256Mi' },
        max: { cpu: '4', memory: '8Gi' },
      },
    },
  },
  components: {
    'ingress-nginx': {
      namespace: 'ingress-nginx',
      chart: { repository: 'ingress', name: 'ingress-nginx' },
      versions: { staging: '4.11.2', prod: '4.10.4' },
      podSecurity: 'baseline',
    },
  },
  clusters: {
    'argocd-staging': { ...anyCluster, engine: 'argocd', environment: 'staging', impersonation: false },
    'flux-prod': { ...anyCluster, engine: 'flux', environment: 'prod' },
  },
});

export const { defineProduct, defineCatalogue } = fleet;
