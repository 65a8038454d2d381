import type { LandscapeSpec } from 'ringfleet';
import { account, type RepositoryName, type state } from './repositories';

type Repository =
  | 'app-poly-gitops-infra'
  | 'app-poly-gitops-k8s'
  | 'app-poly-gitops-helm'
  | 'app-poly-gitops-fastapi'
  | 'app-poly-gitops-crewai';
type Thing = Repository | 'cluster' | 'argocd-install' | 'image' | 'argocd';

/** The five repositories of the system, what they make, and how it all comes up. */
export const landscape = {
  groups: {
    infrastructure: { title: '🏗️ INFRASTRUCTURE' },
    gitops: { title: '📦 GITOPS' },
    application: { title: '🚀 APPLICATION' },
    observability: { title: '👁️ OBSERVABILITY' },
  },
  repositories: {
    'app-poly-gitops-infra': {
      layer: 'Infrastructure',
      owners: ['DevOps'],
      changesWhen: 'New cluster, infra changes',
      url: `${account}/app-poly-gitops-infra`,
      group: 'infrastructure',
    },
    'app-poly-gitops-k8s': {
      layer: 'GitOps',
      owners: ['DevOps'],
      changesWhen: 'New apps, environments, policies',
      source: 'app-poly-gitops-k8s',
      group: 'gitops',
    },
    'app-poly-gitops-helm': {
      layer: 'Deployment',
      owners: ['Dev', 'DevOps'],
      changesWhen: 'App deployment structure',
      source: 'app-poly-gitops-helm',
      group: 'gitops',
    },
    'app-poly-gitops-fastapi': {
      layer: 'Application',
      owners: ['Dev'],
      changesWhen: 'Application code',
      url: `${account}/app-poly-gitops-fastapi`,
      group: 'application',
    },
    'app-poly-gitops-crewai': {
      layer: 'Observability',
      owners: ['SRE'],
      changesWhen: 'Monitoring rules',
      url: `${account}/app-poly-gitops-crewai`,
      group: 'observability',
    },
  },
  things: {
    cluster: { title: 'K8s Cluster', group: 'infrastructure' },
    'argocd-install': { title: 'ArgoCD Install', group: 'infrastructure' },
    image: { title: 'ghcr.io/image', what: 'Docker image', group: 'application' },
    argocd: { title: 'ArgoCD' },
  },
  relations: [
    { from: 'app-poly-gitops-infra', to: 'cluster', label: 'Terraform' },
    { from: 'app-poly-gitops-infra', to: 'argocd-install', label: 'Taskfile' },
    { from: 'app-poly-gitops-k8s', to: 'app-poly-gitops-helm', label: 'references' },
    { from: 'app-poly-gitops-fastapi', to: 'image', label: 'builds' },
    { from: 'cluster', to: 'argocd' },
    { from: 'argocd', to: 'app-poly-gitops-k8s', label: 'syncs' },
    { from: 'argocd', to: 'app-poly-gitops-helm', label: 'deploys' },
    { from: 'image', to: 'app-poly-gitops-k8s', label: 'Image Updater' },
    { from: 'app-poly-gitops-crewai', to: 'cluster', label: 'monitors' },
  ],
  chain: [
    { from: 'app-poly-gitops-infra', to: 'app-poly-gitops-k8s' },
    { from: 'app-poly-gitops-k8s', to: 'app-poly-gitops-helm' },
    { from: 'app-poly-gitops-helm', to: 'image' },
    { from: 'image', to: 'app-poly-gitops-fastapi' },
    { from: 'app-poly-gitops-crewai', to: 'app-poly-gitops-k8s', label: 'monitors', line: 'dotted' },
    { from: 'app-poly-gitops-crewai', to: 'app-poly-gitops-helm', label: 'monitors', line: 'dotted' },
    { from: 'app-poly-gitops-crewai', to: 'image', label: 'monitors', line: 'dotted' },
  ],
  bootstrap: {
    init: { runs: 'task init', repository: 'app-poly-gitops-infra' },
    apply: {
      title: 'Terraform apply',
      runs: 'task up',
      repository: 'app-poly-gitops-infra',
      creates: { cluster: { title: 'K8s cluster created', kind: 'cluster' } },
    },
    bootstrap: {
      runs: 'task bootstrap',
      repository: 'app-poly-gitops-infra',
      needs: ['cluster'],
      creates: { argocd: { title: 'ArgoCD installed', kind: 'argocd' } },
    },
    'app-of-apps': {
      runs: 'task app-of-apps',
      repository: 'app-poly-gitops-k8s',
      needs: ['argocd'],
      creates: { root: { title: 'Root Application deployed', kind: 'applications' } },
    },
    sync: { title: 'ArgoCD syncs all apps', needs: ['root'] },
  },
} as const satisfies LandscapeSpec<Thing, RepositoryName | (typeof state)['name']>;
