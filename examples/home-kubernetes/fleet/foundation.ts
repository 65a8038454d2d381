import type { Component, Names } from './groups';
import { secretFromVault, VAULT } from './vault';

/** Secrets and certificates: what nearly everything else needs first. */
export const foundation = {
  'onepassword-connect': {
    // Without it there is no secret on the cluster: it is there before the infrastructure.
    root: 'bootstrap',
    namespace: 'external-secrets',
    podSecurity: 'baseline',
    chart: { repository: '1password', name: 'connect' },
    versions: { home: '2.0.1' },
    values: {
      connect: {
        applicationName: '${APP}',
        credentialsName: 'op-credentials',
        credentialsKey: '1password-credentials.json',
        serviceType: 'ClusterIP',
      },
      operator: { create: false },
    },
  },
  'external-secrets': {
    dependsOn: ['onepassword-connect'],
    namespace: 'external-secrets',
    podSecurity: 'baseline',
    chart: { repository: 'external-secrets', name: 'external-secrets' },
    versions: { home: '0.19.2' },
    values: { installCRDs: true },
  },
  'external-secrets-secret-store': {
    dependsOn: ['external-secrets'],
    namespace: 'external-secrets',
    podSecurity: 'baseline',
    manifests: [
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ClusterSecretStore',
        metadata: { name: VAULT },
        spec: {
          provider: {
            onepassword: {
              connectHost: 'http://onepassword-connect.${NAMESPACE}.svc:8080',
              vaults: { home: 1 },
              auth: {
                secretRef: {
                  connectTokenSecretRef: {
                    name: 'op-credentials',
                    namespace: 'external-secrets',
                    key: 'token',
                  },
                },
              },
            },
          },
        },
      },
      secretFromVault('actions-runner', 'actions-runner-system'),
      secretFromVault('adguard-home', 'network'),
      secretFromVault('alertmanager', 'observability'),
      secretFromVault('authentik', 'security'),
      secretFromVault('cloudflare', 'network', 'cert-manager'),
      secretFromVault('cloudflare-tunnel', 'network'),
      secretFromVault('cloudnative-pg', 'database'),
      secretFromVault('dragonfly', 'database'),
      secretFromVault('flux-notifications', 'flux-system'),
      secretFromVault('flux-webhooks', 'flux-system'),
      secretFromVault('gatus', 'observability'),
      secretFromVault('grafana', 'observability'),
      secretFromVault('home-assistant', 'home-automation'),
      secretFromVault('loki', 'observability'),
      secretFromVault('plex', 'media'),
      secretFromVault('radarr', 'media'),
      secretFromVault('rook-ceph-dashboard-password', 'rook-ceph'),
      secretFromVault('sonarr', 'media'),
      secretFromVault('unifi', 'network'),
      secretFromVault('vector', 'observability'),
    ],
    flux: {
      kustomization: {
        // Nineteen components wait for this one: it is ready when the vault has answered.
        healthCheckExprs: [
          {
            apiVersion: 'external-secrets.io/v1',
            kind: 'ClusterSecretStore',
            current: "status.conditions.exists(e, e.type == 'Ready' && e.status == 'True')",
            failed: "status.conditions.exists(e, e.type == 'Ready' && e.status == 'False')",
          },
        ],
      },
    },
  },
  'cert-manager': {
    namespace: 'cert-manager',
    chart: { repository: 'jetstack', name: 'cert-manager' },
    versions: { home: 'v1.17.2' },
    values: {
      crds: { enabled: true, keep: true },
      dns01RecursiveNameservers: 'https://1.1.1.1:443/dns-query',
      dns01RecursiveNameserversOnly: true,
    },
  },
  'cert-manager-issuers': {
    dependsOn: ['cert-manager'],
    namespace: 'cert-manager',
    manifests: [
      issuer('letsencrypt-staging', 'https://acme-staging-v02.api.letsencrypt.org/directory'),
      issuer('letsencrypt-production', 'https://acme-v02.api.letsencrypt.org/directory'),
    ],
  },
} as const satisfies Record<Names['foundation'], Component>;

function issuer(name: string, server: string) {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name },
    spec: {
      acme: {
        server,
        email: 'admin@example.com',
        privateKeySecretRef: { name },
        solvers: [{ dns01: { cloudflare: { apiTokenSecretRef: { name: 'cloudflare', key: 'api-token' } } } }],
      },
    },
  };
}
