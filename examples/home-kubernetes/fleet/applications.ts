import { app } from './app';
import type { Component, Names } from './groups';

/** The namespace of what plays. */
const media = { namespace: 'media', podSecurity: 'baseline' } as const;

/** What it is all for. */
export const applications = {
  'adguard-home': {
    dependsOn: ['rook-ceph-cluster', 'external-secrets-secret-store'],
    namespace: 'network',
    podSecurity: 'baseline',
    ...app({
      image: { repository: 'docker.io/adguard/adguardhome', tag: 'v0.107.61' },
      port: 3000,
      secret: 'adguard-home',
      ingress: 'internal',
      volume: { path: '/opt/adguardhome', size: '5Gi' },
    }),
  },
  plex: {
    dependsOn: ['external-secrets-secret-store'],
    ...media,
    ...app({
      image: { repository: 'ghcr.io/home-operations/plex', tag: '1.42.2.10156' },
      port: 32400,
      secret: 'plex',
      ingress: 'external',
      volume: { path: '/config', size: '50Gi' },
    }),
  },
  radarr: {
    dependsOn: ['cloudnative-pg-cluster', 'external-secrets-secret-store'],
    ...media,
    ...app({
      image: { repository: 'ghcr.io/home-operations/radarr', tag: '5.27.0.10101' },
      port: 7878,
      env: { RADARR__POSTGRES__HOST: 'postgres-rw.database.svc', RADARR__POSTGRES__MAINDB: '${APP}' },
      secret: 'radarr',
      ingress: 'internal',
      volume: { path: '/config', size: '5Gi' },
    }),
  },
  sonarr: {
    dependsOn: ['cloudnative-pg-cluster', 'external-secrets-secret-store'],
    ...media,
    ...app({
      image: { repository: 'ghcr.io/home-operations/sonarr', tag: '4.0.17.2969' },
      port: 8989,
      env: { SONARR__POSTGRES__HOST: 'postgres-rw.database.svc', SONARR__POSTGRES__MAINDB: '${APP}' },
      secret: 'sonarr',
      ingress: 'internal',
      volume: { path: '/config', size: '5Gi' },
    }),
  },
  'home-assistant': {
    dependsOn: ['external-secrets-secret-store'],
    namespace: 'home-automation',
    podSecurity: 'baseline',
    ...app({
      image: { repository: 'ghcr.io/home-operations/home-assistant', tag: '2025.12.5' },
      port: 8123,
      secret: 'home-assistant',
      ingress: 'internal',
      volume: { path: '/config', size: '10Gi' },
    }),
  },
  authentik: {
    dependsOn: ['external-secrets-secret-store'],
    namespace: 'security',
    podSecurity: 'baseline',
    chart: { repository: 'authentik', name: 'authentik' },
    versions: { home: '2025.6.3' },
    values: {
      // AUTHENTIK_SECRET_KEY, and where its PostgreSQL and Redis are.
      global: { envFrom: [{ secretRef: { name: '${APP}' } }] },
      server: { ingress: { enabled: true, ingressClassName: 'external', hosts: ['${APP}.example.com'] } },
      postgresql: { enabled: false },
      redis: { enabled: false },
    },
  },
} as const satisfies Record<Names['applications'], Component>;
