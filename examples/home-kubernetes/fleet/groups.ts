import type { ComponentSpec, GroupSpec } from 'ringfleet';
import type { EnvironmentName } from './environments';
import type { RepositoryName } from './repositories';

/** What the cluster runs, by group. A name that is not here can neither be defined nor depended on. */
export interface Names {
  foundation:
    | 'onepassword-connect'
    | 'external-secrets'
    | 'external-secrets-secret-store'
    | 'cert-manager'
    | 'cert-manager-issuers';
  core:
    | 'cilium'
    | 'cilium-config'
    | 'node-feature-discovery'
    | 'node-feature-discovery-rules'
    | 'external-dns-cloudflare'
    | 'external-dns-unifi';
  storage: 'rook-ceph' | 'rook-ceph-cluster' | 'volsync' | 'snapshot-controller';
  database: 'cloudnative-pg' | 'cloudnative-pg-cluster' | 'dragonfly' | 'dragonfly-cluster';
  networking:
    'ingress-nginx-certificates' | 'ingress-nginx-external' | 'ingress-nginx-internal' | 'cloudflared';
  'ci-cd': 'ghar-controller' | 'ghar-zoo';
  observability:
    'prometheus-operator-crds' | 'kube-prometheus-stack' | 'loki' | 'vector' | 'gatus' | 'grafana';
  applications: 'adguard-home' | 'plex' | 'radarr' | 'sonarr' | 'home-assistant' | 'authentik';
  flux: 'flux-monitoring' | 'flux-notifications' | 'flux-webhooks';
}

export type Group = keyof Names;
export type Name = Names[Group];

/** A component that depends on components there are, from a repository there is. */
export type Component = ComponentSpec<EnvironmentName, RepositoryName, Name, Group>;

/** In the order of graphs. */
export const groups = {
  foundation: { title: 'Infrastructure Foundation' },
  core: { title: 'Core Infrastructure' },
  storage: { title: 'Storage' },
  database: { title: 'Database' },
  networking: { title: 'Networking' },
  'ci-cd': { title: 'CI/CD' },
  observability: { title: 'Observability' },
  applications: { title: 'Applications' },
  flux: { title: 'Flux System' },
} as const satisfies Record<Group, GroupSpec>;
