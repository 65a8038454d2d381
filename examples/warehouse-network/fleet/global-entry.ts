import type { KubernetesObject } from 'ringfleet';

const SERVICE = 'ingress-nginx-controller';
const namespace = 'ingress-nginx';

/**
 * The global load balancer of production: one address for all regions, each request to the nearest one that is healthy. Sources: GKE,
 * "Multi-cluster Gateways", "Configure Gateway resources using Policies".
 */
export const globalEntry = [
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: {
      name: 'global-entry',
      namespace,
      // The map of certificates in Certificate Manager.
      annotations: { 'networking.gke.io/certmap': 'warehouse-network' },
    },
    spec: {
      gatewayClassName: 'gke-l7-global-external-managed-mc',
      addresses: [{ type: 'NamedAddress', value: 'warehouse-network' }],
      listeners: [
        { name: 'https', protocol: 'HTTPS', port: 443, allowedRoutes: { kinds: [{ kind: 'HTTPRoute' }] } },
      ],
    },
  },
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'global-entry', namespace },
    spec: {
      parentRefs: [{ name: 'global-entry' }],
      hostnames: ['warehouse-network.example'],
      rules: [{ backendRefs: [{ group: 'net.gke.io', kind: 'ServiceImport', name: SERVICE, port: 80 }] }],
    },
  },
  {
    apiVersion: 'networking.gke.io/v1',
    kind: 'HealthCheckPolicy',
    metadata: { name: 'global-entry', namespace },
    spec: {
      default: {
        config: {
          type: 'HTTP',
          httpHealthCheck: { portSpecification: 'USE_SERVING_PORT', requestPath: '/healthz' },
        },
      },
      targetRef: { group: 'net.gke.io', kind: 'ServiceImport', name: SERVICE },
    },
  },
] as const satisfies readonly KubernetesObject[];

/** What it finds of each cluster. Source: GKE, "Configuring multi-cluster Services". */
export const exported = [
  { apiVersion: 'net.gke.io/v1', kind: 'ServiceExport', metadata: { name: SERVICE, namespace } },
] as const satisfies readonly KubernetesObject[];
