import type { LandscapeSpec } from 'ringfleet';
import type { RepositoryName } from './repositories';

type Thing =
  | 'fleet'
  | 'fleet-state'
  | 'platform-infrastructure'
  | 'charts'
  | 'argocd-clusters'
  | 'flux-clusters'
  | 'arc-clusters';

/** The repositories that this fleet is a part of, and how its first cluster comes up. */
export const landscape = {
  groups: {
    source: { title: 'What people edit' },
    artifacts: { title: 'What CI writes' },
    clusters: { title: 'Clusters' },
  },
  repositories: {
    fleet: {
      layer: 'GitOps',
      owners: ['platform team', 'product teams', 'delivery engineers'],
      changesWhen: 'a customer, ring, version, product or cluster changes',
      group: 'source',
    },
    'platform-infrastructure': {
      layer: 'Deployment',
      owners: ['platform team', 'product teams'],
      changesWhen: 'a chart changes',
      source: 'platform-infrastructure',
      group: 'source',
    },
    'fleet-state': {
      layer: 'GitOps',
      owners: ['CI'],
      changesWhen: 'the fleet is synthesized anew',
      source: 'fleet-state',
      group: 'artifacts',
    },
  },
  things: {
    charts: { title: 'registry.example.com/charts', what: 'OCI registry', group: 'artifacts' },
    'argocd-clusters': { title: 'Clusters with Argo CD', group: 'clusters' },
    'flux-clusters': { title: 'Clusters with Flux', group: 'clusters' },
    'arc-clusters': { title: 'Clusters with Azure Arc', group: 'clusters' },
  },
  relations: [
    { from: 'fleet', to: 'fleet-state', label: 'synthesizes' },
    { from: 'platform-infrastructure', to: 'charts', label: 'publishes' },
    { from: 'fleet', to: 'platform-infrastructure', label: 'pins versions of', line: 'dotted' },
    { from: 'argocd-clusters', to: 'fleet-state', label: 'pull' },
    { from: 'flux-clusters', to: 'fleet-state', label: 'pull' },
    { from: 'arc-clusters', to: 'fleet-state', label: 'pull' },
    { from: 'argocd-clusters', to: 'charts', label: 'pull' },
    { from: 'flux-clusters', to: 'charts', label: 'pull' },
    { from: 'arc-clusters', to: 'charts', label: 'pull' },
  ],
  chain: [
    { from: 'fleet', to: 'fleet-state' },
    { from: 'fleet-state', to: 'charts' },
    { from: 'charts', to: 'platform-infrastructure' },
  ],
  bootstrap: {
    synth: {
      title: 'npm run synth',
      runs: 'npm run synth',
      repository: 'fleet',
      creates: { state: { title: 'dist/ committed to fleet-state' } },
    },
    install: {
      title: 'Install Argo CD',
      creates: { argocd: { title: 'Argo CD and its CRDs', kind: 'argocd' } },
    },
    roots: {
      title: 'Apply bootstrap/ of the cluster',
      runs: 'kubectl apply --server-side -f clusters/<cluster>/bootstrap',
      repository: 'fleet-state',
      needs: ['state', 'argocd'],
      creates: {
        projects: { title: 'AppProjects', kind: 'projects' },
        root: { title: 'Root Applications', kind: 'applications' },
      },
    },
    sync: { title: 'Argo CD syncs the rest', needs: ['projects', 'root'] },
  },
} as const satisfies LandscapeSpec<Thing, RepositoryName | 'fleet-state'>;
