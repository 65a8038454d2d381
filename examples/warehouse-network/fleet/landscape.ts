import type { LandscapeSpec } from 'ringfleet';
import { code, type RepositoryName, type state } from './repositories';

type Thing =
  | 'developer'
  | 'warehouse-network'
  | 'actions'
  | 'build'
  | 'registry'
  | 'manifests'
  | 'argocd'
  | 'sync'
  | 'prometheus'
  | 'grafana';

/** From a push to pods that are watched. Clusters, namespaces and the approval are those of the fleet. */
export const landscape = {
  groups: {
    development: { title: 'Development' },
    pipeline: { title: 'CI/CD Pipeline' },
    controller: { title: 'GitOps Controller' },
    monitoring: { title: 'Monitoring' },
  },
  repositories: {
    'warehouse-network': {
      title: 'GitHub Repository',
      layer: 'Application and GitOps',
      owners: ['developers', 'platform'],
      changesWhen: 'New code, versions, environments',
      url: code,
      group: 'development',
    },
  },
  things: {
    developer: { title: 'Developer', group: 'development' },
    actions: { title: 'GitHub Actions', group: 'pipeline' },
    build: { title: 'Docker Build', what: 'Build, test, scan with Trivy', group: 'pipeline' },
    registry: { title: 'Google Artifact Registry', group: 'pipeline' },
    // Of this repository: rings.yaml, and dist/, which is made of it.
    manifests: { title: 'Kustomization Files', group: 'pipeline' },
    argocd: { title: 'ArgoCD', group: 'controller' },
    sync: { title: 'Sync Process', group: 'controller' },
    prometheus: { title: 'Prometheus', group: 'monitoring' },
    grafana: { title: 'Grafana', group: 'monitoring' },
  },
  pipeline: {
    relations: [
      { from: 'developer', to: 'warehouse-network', label: 'Push Code' },
      { from: 'warehouse-network', to: 'actions', label: 'Trigger' },
      { from: 'actions', to: 'build', label: 'Build & Test' },
      { from: 'build', to: 'registry', label: 'Push' },
      { from: 'actions', to: 'manifests', label: 'Update Manifests' },
      { from: 'argocd', to: 'warehouse-network', label: 'Poll' },
      { from: 'argocd', to: 'sync', label: 'Detect Changes' },
      { from: 'grafana', to: 'prometheus' },
    ],
    deploys: 'sync',
    monitors: 'prometheus',
  },
  bootstrap: {
    apply: {
      title: 'Terraform apply',
      runs: 'terraform apply',
      creates: { clusters: { title: 'The clusters', kind: 'cluster' } },
    },
    install: {
      title: 'Install Argo CD on the cluster gitops',
      runs: 'helm install argocd argo/argo-cd -n argocd --create-namespace',
      needs: ['clusters'],
      creates: { argocd: { title: 'Argo CD', kind: 'argocd' } },
    },
    'app-of-apps': {
      title: 'Apply app-of-apps',
      runs: 'kubectl apply --server-side --force-conflicts -f .gitops/dist/clusters/gitops/bootstrap',
      repository: 'warehouse-network',
      needs: ['argocd'],
      creates: { root: { title: 'app-of-apps', kind: 'applications' } },
    },
    sync: { title: 'Argo CD syncs what does not wait for a person', needs: ['root'] },
  },
} as const satisfies LandscapeSpec<Thing, RepositoryName | (typeof state)['name']>;
