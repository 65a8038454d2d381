import { app } from './app';
import type { Component, Names } from './groups';

const CERTIFICATE = 'example-com';

/** The ways in. */
export const networking = {
  'ingress-nginx-certificates': {
    dependsOn: ['cert-manager-issuers'],
    namespace: 'network',
    podSecurity: 'baseline',
    manifests: [
      {
        apiVersion: 'cert-manager.io/v1',
        kind: 'Certificate',
        metadata: { name: CERTIFICATE },
        spec: {
          secretName: `${CERTIFICATE}-tls`,
          issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt-production' },
          dnsNames: ['example.com', '*.example.com'],
        },
      },
    ],
  },
  'ingress-nginx-external': {
    dependsOn: ['ingress-nginx-certificates'],
    ...ingressNginx('external', '192.168.42.130'),
  },
  'ingress-nginx-internal': {
    dependsOn: ['ingress-nginx-certificates'],
    ...ingressNginx('internal', '192.168.42.131'),
  },
  cloudflared: {
    dependsOn: ['external-dns-cloudflare'],
    namespace: 'network',
    podSecurity: 'baseline',
    ...app({
      image: { repository: 'docker.io/cloudflare/cloudflared', tag: '2025.9.1' },
      port: 8080,
      args: ['tunnel', '--no-autoupdate', '--metrics', '0.0.0.0:8080', 'run'],
      secret: 'cloudflare-tunnel',
    }),
  },
} as const satisfies Record<Names['networking'], Component>;

/** A controller for one class of ingresses, at an address of the load balancers' pool. */
function ingressNginx(ingressClass: string, address: string) {
  return {
    namespace: 'network',
    podSecurity: 'baseline',
    chart: { repository: 'ingress-nginx', name: 'ingress-nginx' },
    // Not below 4.12.1: older controllers let whoever writes an Ingress run code (CVE-2025-1974).
    versions: { home: '4.12.3' },
    values: {
      fullnameOverride: '${APP}',
      controller: {
        ingressClass,
        ingressClassResource: {
          name: ingressClass,
          default: ingressClass === 'internal',
          controllerValue: `k8s.io/${ingressClass}`,
        },
        extraArgs: { 'default-ssl-certificate': `\${NAMESPACE}/${CERTIFICATE}-tls` },
        service: { annotations: { 'lbipam.cilium.io/ips': address } },
      },
    },
  } as const;
}
