import type { LandscapeSpec } from '../../lib/authored/landscape';

/** Three repositories in two groups, what two of them make, and four steps. */
export const landscape = {
  groups: { ground: { title: 'Ground' }, empty: { title: 'Nobody is here' }, apps: {} },
  repositories: {
    infra: { layer: 'Infrastructure', owners: ['ops'], changesWhen: 'a cluster comes', group: 'ground' },
    'fleet-state': {
      layer: 'GitOps',
      owners: ['ops', 'dev'],
      changesWhen: 'something is released',
      source: 'fleet-state',
    },
    web: {
      title: 'the web',
      layer: 'Application',
      owners: ['dev'],
      changesWhen: 'the code does',
      url: 'https://git.example.com/web',
      group: 'apps',
    },
  },
  things: {
    cluster: { title: 'K8s', group: 'ground' },
    image: { title: 'ghcr.io/web', what: 'an image' },
  },
  relations: [
    { from: 'infra', to: 'cluster', label: 'Terraform' },
    { from: 'cluster', to: 'fleet-state', label: 'pulls' },
    { from: 'web', to: 'image' },
    { from: 'web', to: 'cluster', label: 'looks at', line: 'dotted' },
  ],
  chain: [
    { from: 'infra', to: 'fleet-state' },
    { from: 'fleet-state', to: 'image' },
    { from: 'image', to: 'web' },
    { from: 'web', to: 'infra', line: 'dotted' },
  ],
  pipeline: {
    relations: [
      { from: 'web', to: 'image', label: 'builds' },
      { from: 'fleet-state', to: 'cluster', label: 'is pulled by', line: 'dotted' },
    ],
    deploys: 'cluster',
    monitors: 'infra',
  },
  bootstrap: {
    apply: {
      title: 'Terraform apply',
      runs: 'terraform apply',
      repository: 'infra',
      creates: { cluster: { title: 'there is a cluster', kind: 'cluster' }, dns: {} },
    },
    install: { runs: 'task install', needs: ['cluster'], creates: { argocd: { kind: 'argocd' } } },
    roots: { needs: ['argocd'], creates: { projects: { kind: 'projects' }, root: { kind: 'applications' } } },
    sync: { title: 'everything syncs' },
  },
} as const satisfies LandscapeSpec;
