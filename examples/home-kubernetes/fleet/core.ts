import type { Component, Names } from './groups';

/** The network, what the nodes have, and names. */
export const core = {
  cilium: {
    namespace: 'kube-system',
    chart: { repository: 'cilium', name: 'cilium' },
    versions: { home: '1.17.6' },
    values: {
      kubeProxyReplacement: true,
      // KubePrism, Talos' load balancer of the API servers on every node.
      k8sServiceHost: '127.0.0.1',
      k8sServicePort: 7445,
      cgroup: { autoMount: { enabled: false }, hostRoot: '/sys/fs/cgroup' },
      ipam: { mode: 'kubernetes' },
      l2announcements: { enabled: true },
      operator: { replicas: 2 },
      hubble: { enabled: false },
    },
  },
  'cilium-config': {
    dependsOn: ['cilium'],
    namespace: 'kube-system',
    manifests: [
      {
        apiVersion: 'cilium.io/v2alpha1',
        kind: 'CiliumLoadBalancerIPPool',
        metadata: { name: 'home' },
        spec: { blocks: [{ start: '192.168.42.128', stop: '192.168.42.191' }] },
      },
      {
        apiVersion: 'cilium.io/v2alpha1',
        kind: 'CiliumL2AnnouncementPolicy',
        metadata: { name: 'home' },
        spec: {
          loadBalancerIPs: true,
          interfaces: ['^en.*'],
          nodeSelector: { matchLabels: { 'kubernetes.io/os': 'linux' } },
        },
      },
    ],
  },
  'node-feature-discovery': {
    namespace: 'kube-system',
    chart: { repository: 'node-feature-discovery', name: 'node-feature-discovery' },
    versions: { home: '0.17.3' },
    values: { worker: { config: { core: { sources: ['custom', 'pci', 'usb'] } } } },
  },
  'node-feature-discovery-rules': {
    dependsOn: ['node-feature-discovery'],
    namespace: 'kube-system',
    manifests: [
      feature('intel-gpu', 'pci.device', {
        class: { op: 'In', value: ['0300'] },
        vendor: { op: 'In', value: ['8086'] },
      }),
      feature('zigbee-stick', 'usb.device', {
        class: { op: 'In', value: ['ff'] },
        vendor: { op: 'In', value: ['10c4'] },
      }),
    ],
  },
  'external-dns-cloudflare': {
    dependsOn: ['external-secrets-secret-store'],
    namespace: 'network',
    podSecurity: 'baseline',
    chart: { repository: 'external-dns', name: 'external-dns' },
    versions: { home: '1.17.0' },
    values: {
      ...externalDns('external'),
      provider: { name: 'cloudflare' },
      env: [fromSecret('CF_API_TOKEN', 'cloudflare', 'api-token')],
    },
  },
  'external-dns-unifi': {
    dependsOn: ['external-secrets-secret-store'],
    namespace: 'network',
    podSecurity: 'baseline',
    chart: { repository: 'external-dns', name: 'external-dns' },
    versions: { home: '1.17.0' },
    values: {
      ...externalDns('internal'),
      provider: {
        name: 'webhook',
        webhook: {
          image: { repository: 'ghcr.io/kashalls/external-dns-unifi-webhook', tag: 'v0.5.2' },
          env: [
            { name: 'UNIFI_HOST', value: 'https://192.168.42.1' },
            fromSecret('UNIFI_API_KEY', 'unifi', 'api-key'),
          ],
        },
      },
    },
  },
} as const satisfies Record<Names['core'], Component>;

/** Labels the nodes that have the device. */
function feature(name: string, device: string, matchExpressions: object) {
  return {
    apiVersion: 'nfd.k8s-sigs.io/v1alpha1',
    kind: 'NodeFeatureRule',
    metadata: { name },
    spec: {
      rules: [
        {
          name,
          labels: { [`home.example.com/${name}`]: 'true' },
          matchFeatures: [{ feature: device, matchExpressions }],
        },
      ],
    },
  };
}

/** Publishes the hosts of one class of ingresses. */
function externalDns(ingressClass: string) {
  return {
    fullnameOverride: '${APP}',
    sources: ['ingress'],
    extraArgs: [`--ingress-class=${ingressClass}`],
    domainFilters: ['example.com'],
    policy: 'sync',
    txtOwnerId: '${APP}',
    txtPrefix: 'k8s.',
  };
}

function fromSecret(variable: string, name: string, key: string) {
  return { name: variable, valueFrom: { secretKeyRef: { name, key } } };
}
