import { z } from 'zod';
import { cpu, memory } from '../lib/authored/quantity';
import type { ClusterSpec } from '../lib/authored/cluster';
import type { CustomerInput, ProductInput, RingEntry, Specs } from '../lib/authored/specs';
import type { CustomerSpec } from '../lib/authored/customer';
import type { FleetSpec } from '../lib/authored/fleet';
import type { ProductSpec } from '../lib/authored/product';

/** The standard workload: 3 products in 2 environments for each customer, one on Argo CD and one on Flux. */
export function workload(customers: number): Specs {
  return {
    fleet,
    fleetFile: 'fleet/fleet.ts',
    products: [
      product('web', { path: 'charts/web' }, { gitRef: (version) => `web-${version}` }),
      product('api', { path: 'charts/api' }, { value: 'image.tag' }),
      product('worker', { name: 'worker' }, 'chart'),
    ],
    customers: Array.from({ length: customers }, (_, index) => customer(index)),
  };
}

const anyCluster = {
  kubernetes: '1.31',
  apiServer: { cidrs: ['10.0.0.1/32'] },
  ingressNamespace: 'ingress-nginx',
  monitoringNamespace: 'monitoring',
} as const satisfies Partial<ClusterSpec>;

const fleet: FleetSpec = {
  state: {
    url: 'https://git.example.com/platform/fleet-state.git',
    branch: 'main',
    secretRef: 'fleet-state',
  },
  repositories: {
    code: { git: 'https://git.example.com/platform/code.git', secretRef: 'code' },
    charts: { oci: 'oci://registry.example.com/charts' },
    ingress: { helm: 'https://kubernetes.github.io/ingress-nginx' },
  },
  environments: {
    staging: { branch: 'staging', automatedSync: true, onDelete: 'cascade', access: 'deploy' },
    prod: { branch: 'main', automatedSync: false, onDelete: 'orphan', access: 'view' },
  },
  rings: {
    canary: { environment: 'staging' },
    early: { environment: 'prod' },
    late: { environment: 'prod' },
  },
  tiers: {
    standard: {
      quota: { requests: { cpu: '8', memory: '16Gi' }, limits: { cpu: '16', memory: '32Gi' }, pods: 60 },
      container: {
        request: { cpu: '50m', memory: '64Mi' },
        limit: { cpu: '200m', memory: '256Mi' },
        max: { cpu: '4', memory: '8Gi' },
      },
    },
  },
  components: {
    'ingress-nginx': {
      namespace: 'ingress-nginx',
      chart: { repository: 'ingress', name: 'ingress-nginx' },
      versions: { staging: '4.11.2', prod: '4.10.4' },
      podSecurity: 'baseline',
    },
  },
  clusters: {
    'argocd-staging': { ...anyCluster, engine: 'argocd', environment: 'staging' },
    'flux-prod': { ...anyCluster, engine: 'flux', environment: 'prod' },
  },
};

const text = z.string().min(1);

/** Merged, a release has about 30 lines of these. */
const schema = z.strictObject({
  replicaCount: z.int().min(1).max(20),
  cpu: cpu(),
  memory: memory(),
  image: z.strictObject({
    repository: text,
    tag: text.optional(),
    pullPolicy: z.enum(['Always', 'IfNotPresent']),
  }),
  ingress: z.strictObject({
    enabled: z.boolean(),
    host: z.hostname().optional(),
    path: text,
    annotations: z.record(text, text),
  }),
  probes: z.strictObject({ path: text, periodSeconds: z.int(), failureThreshold: z.int() }),
  logging: z.strictObject({ level: z.enum(['debug', 'info', 'warn']), format: z.enum(['json', 'text']) }),
  features: z.record(text, z.boolean()),
  env: z.record(text, text),
  tolerations: z.array(z.strictObject({ key: text, operator: text, effect: text })),
});

function product(
  name: string,
  chart: { readonly path: string } | { readonly name: string },
  version: NonNullable<ProductSpec['version']>,
): ProductInput {
  const entries: Record<string, RingEntry> = {
    canary: { version: '2.4.0', ran: ['2.3.1', '2.2.7'] },
    early: { version: '2.3.1', ran: ['2.2.7'] },
    late: { version: '2.2.7' },
  };
  const file = `products/${name}/rings.yaml`;
  return {
    file: `products/${name}/product.ts`,
    rings: { file, entries, locate: (ring) => ({ file, path: ring }) },
    spec: {
      name,
      chart: 'path' in chart ? { repository: 'code', ...chart } : { repository: 'charts', ...chart },
      version,
      schema,
      values: {
        replicaCount: 1,
        cpu: '50m',
        memory: '64Mi',
        image: { repository: `registry.example.com/${name}`, pullPolicy: 'IfNotPresent' },
        ingress: {
          enabled: true,
          path: '/',
          annotations: {
            'cert-manager.io/cluster-issuer': 'letsencrypt',
            'nginx.ingress.kubernetes.io/ssl-redirect': 'true',
          },
        },
        probes: { path: '/healthz', periodSeconds: 10, failureThreshold: 3 },
        logging: { level: 'info', format: 'json' },
        features: { audit: false, export: true, search: true },
        env: { TZ: 'UTC', LANG: 'C.UTF-8' },
        tolerations: [{ key: 'tenants', operator: 'Exists', effect: 'NoSchedule' }],
      },
      environments: {
        staging: { logging: { level: 'debug' }, env: { STAGE: 'staging' } },
        prod: { replicaCount: 3, cpu: '200m', env: { STAGE: 'production' }, probes: { failureThreshold: 5 } },
      },
      rings: {
        canary: { features: { audit: true, search: false } },
        early: { features: { audit: true } },
      },
      ports: { http: 8080, metrics: 9090 },
      footprint: ({ replicaCount, cpu, memory }: z.output<typeof schema>) => ({
        replicas: replicaCount,
        cpu,
        memory,
      }),
    },
  };
}

const regions = ['westeurope', 'northeurope', 'eastus'] as const;

/** The same for the same index, so that two runs do the same work. */
function customer(index: number): CustomerInput {
  const name = `customer-${String(index).padStart(5, '0')}`;
  const values = (product: string) => ({
    memory: `${128 + 64 * (index % 4)}Mi`,
    ingress: { host: `${product}.${name}.example.com` },
    env: { CUSTOMER: name, REGION: regions[index % regions.length]! },
  });
  const staging = { cpu: '100m', env: { SAMPLING: String(index % 10) } };
  const prod = {
    replicaCount: 2 + (index % 3),
    env: { SAMPLING: '1' },
    features: { export: index % 2 === 0 },
  };
  const spec: CustomerSpec = {
    name,
    title: `Customer ${index}`,
    tier: 'standard',
    region: regions[index % regions.length]!,
    contact: `ops@${name}.example.com`,
    group: `${name}-operators`,
    products: { web: values('web'), api: values('api'), worker: values('worker') },
    tenants: {
      staging: {
        cluster: 'argocd-staging',
        ring: 'canary',
        values: { web: staging, api: staging, worker: staging },
      },
      prod: {
        cluster: 'flux-prod',
        ring: index % 5 === 0 ? 'early' : 'late',
        values: { web: prod, api: prod, worker: prod },
      },
    },
  };
  return { spec, file: `customers/${name}/customer.ts` };
}
