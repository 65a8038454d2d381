import type { ClusterSpec } from 'ringfleet';
import type { EnvironmentName } from './environments';
import type { Name } from './groups';

export const clusters = {
  home: {
    engine: 'flux',
    environment: 'home',
    // No tenants.
    hosts: [],
    kubernetes: '1.33',
    apiServer: { cidrs: ['192.168.42.10/32'], port: 6443 },
    ingressNamespace: 'network',
    monitoringNamespace: 'observability',
    // Each HelmRelease is beside what it installs; all of them pull from the sources in flux-system.
    crossNamespaceReferences: true,
    roots: { bootstrap: 'cluster', infrastructure: 'cluster-apps' },
    install: {
      name: 'flux',
      repository: 'flux-manifests',
      version: 'v2.6.4',
      patches: [
        {
          // Forty Kustomizations and as many charts are more than the default of four at a time is good for.
          patch: '- op: add\n  path: /spec/template/spec/containers/0/args/-\n  value: --concurrent=8\n',
          target: { kind: 'Deployment', name: '(kustomize-controller|helm-controller|source-controller)' },
        },
      ],
    },
    flux: {
      kustomization: {
        interval: '1h',
        retryInterval: '2m',
        // Longer than Helm takes to install and to give up.
        timeout: '15m',
        decryption: { secretRef: 'sops-age' },
      },
      helmRelease: { interval: '1h', maxHistory: 2 },
    },
  },
} as const satisfies Record<string, ClusterSpec<EnvironmentName, Name>>;
