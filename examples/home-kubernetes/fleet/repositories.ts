import type { RepositorySpec, StateRepository } from 'ringfleet';

/** Where `dist/` is committed and the cluster pulls. */
export const state = {
  name: 'home-kubernetes',
  url: 'https://github.com/example/home-kubernetes.git',
  branch: 'main',
} as const satisfies StateRepository;

/** Where charts and manifests come from: one source in the cluster for each, however many components use it. */
export const repositories = {
  '1password': { helm: 'https://1password.github.io/connect-helm-charts' },
  'actions-runner-controller': { oci: 'oci://ghcr.io/actions/actions-runner-controller-charts' },
  authentik: { helm: 'https://charts.goauthentik.io' },
  backube: { helm: 'https://backube.github.io/helm-charts' },
  'bjw-s': { helm: 'https://bjw-s-labs.github.io/helm-charts' },
  cilium: { helm: 'https://helm.cilium.io' },
  'cloudnative-pg': { helm: 'https://cloudnative-pg.github.io/charts' },
  dragonfly: { oci: 'oci://ghcr.io/dragonflydb/dragonfly-operator/helm' },
  'external-dns': { helm: 'https://kubernetes-sigs.github.io/external-dns' },
  'external-secrets': { helm: 'https://charts.external-secrets.io' },
  'flux-manifests': {
    oci: 'oci://ghcr.io/fluxcd/flux-manifests',
    // Keyless: only the release workflow of Flux itself may have signed it.
    verify: {
      provider: 'cosign',
      matchOIDCIdentity: [
        {
          issuer: '^https://token\\.actions\\.githubusercontent\\.com$',
          subject: '^https://github\\.com/fluxcd/flux2/',
        },
      ],
    },
  },
  grafana: { helm: 'https://grafana.github.io/helm-charts' },
  'ingress-nginx': { helm: 'https://kubernetes.github.io/ingress-nginx' },
  jetstack: { helm: 'https://charts.jetstack.io' },
  'node-feature-discovery': { helm: 'https://kubernetes-sigs.github.io/node-feature-discovery/charts' },
  piraeus: { helm: 'https://piraeus.io/helm-charts' },
  'prometheus-community': { helm: 'https://prometheus-community.github.io/helm-charts' },
  'prometheus-operator': {
    git: 'https://github.com/prometheus-operator/prometheus-operator.git',
    // The CRDs alone, of a repository that is large.
    ignore: '/*\n!/example\n/example/*\n!/example/prometheus-operator-crd\n',
  },
  rook: { helm: 'https://charts.rook.io/release' },
  vector: { helm: 'https://helm.vector.dev' },
} as const satisfies Record<string, RepositorySpec>;

export type RepositoryName = keyof typeof repositories;
