import { z } from 'zod';
import { cpu, memory } from '../../lib/authored/quantity';
import { defineFleet } from '../../lib/workload/define';
import type { ClusterSpec } from '../../lib/authored/cluster';
import type { ComponentSpec } from '../../lib/authored/component';
import type { RingSpec } from '../../lib/authored/fleet';
import type { EnvironmentSpec } from '../../lib/authored/environment';
import type { TierSpec } from '../../lib/authored/tier';

/*
 * A fleet and three products, put together as fleet/ and products/ are. Apart from the sample, so that whoever changes
 * that need not change what the compiler is expected to say here; cases/sample.ts shows that a fleet of several files is
 * typed as well.
 */
const environment = { branch: 'main', automatedSync: true, onDelete: 'orphan', access: 'view' } as const;
export const environments = {
  dev: environment,
  staging: environment,
  prod: environment,
} as const satisfies Record<string, EnvironmentSpec>;
export type EnvironmentName = keyof typeof environments;

export const rings = {
  'ring0-internal': { environment: 'dev' },
  'ring1-staging': { environment: 'staging' },
  'ring2-earlyadopters': { environment: 'prod' },
  'ring3-mainstream': { environment: 'prod' },
} as const satisfies Record<string, RingSpec<EnvironmentName>>;

export const repositories = {
  'platform-infrastructure': { git: 'https://git.example.com/platform-infrastructure.git' },
  'product-charts': { oci: 'oci://registry.example.com/charts' },
  jetstack: { helm: 'https://charts.jetstack.io' },
} as const;
export type RepositoryName = keyof typeof repositories;

const component = {
  namespace: 'x',
  chart: { repository: 'jetstack', name: 'x' },
  versions: { dev: '1.0.0', staging: '1.0.0', prod: '1.0.0' },
} as const;
export const components = {
  'cert-manager': component,
  'ingress-nginx': { ...component, dependsOn: ['cert-manager'] },
} as const satisfies Record<string, ComponentSpec<EnvironmentName, RepositoryName>>;
export type ComponentName = keyof typeof components;

const compute = { cpu: '1', memory: '1Gi' } as const;
export const tier = {
  quota: { requests: compute, limits: compute, pods: 10 },
  container: { request: compute, limit: compute, max: compute },
} as const satisfies TierSpec;

const anyCluster = {
  kubernetes: '1.31',
  apiServer: { cidrs: ['10.0.0.1/32'] },
  ingressNamespace: 'ingress-nginx',
  monitoringNamespace: 'monitoring',
} as const;
const clusters = {
  'shared-dev': { ...anyCluster, engine: 'argocd', environment: 'dev' },
  'shared-prod': { ...anyCluster, engine: 'argocd', environment: 'prod' },
  'edge-prod': { ...anyCluster, engine: 'flux', environment: 'prod' },
  'any-staging': { ...anyCluster, engine: 'arc', environment: 'prod', hosts: ['staging', 'prod'] },
} as const satisfies Record<string, ClusterSpec<EnvironmentName, ComponentName>>;

export const { defineProduct, defineWorkload, defineCatalogue } = defineFleet({
  state: { url: 'https://git.example.com/state.git', branch: 'main' },
  repositories,
  environments,
  rings,
  tiers: { standard: tier, premium: tier },
  components,
  clusters,
});

const productA = defineProduct({
  name: 'product-a',
  chart: { repository: 'platform-infrastructure', path: 'products/product-a' },
  version: { gitRef: (version) => version },
  schema: z.strictObject({
    replicaCount: z.int(),
    cpu: cpu(),
    memory: memory(),
    host: z.string().optional(),
  }),
  values: { replicaCount: 1, cpu: '50m', memory: '64Mi' },
});

const productB = defineProduct({
  name: 'product-b',
  chart: { repository: 'platform-infrastructure', path: 'products/product-b' },
  version: { value: 'image.tag' },
  schema: z.strictObject({
    host: z.string(),
    image: z.strictObject({ tag: z.string() }),
    replicas: z.strictObject({ min: z.int(), max: z.int() }),
    size: memory(),
    logLevel: z.enum(['debug', 'info', 'warn']),
    cache: z.strictObject({ size: memory() }).optional(),
  }),
  values: { replicas: { min: 1 }, logLevel: 'info' },
  // What every environment supplies, a customer need not.
  environments: {
    dev: { replicas: { max: 1 }, size: '1Gi' },
    staging: { replicas: { max: 2 }, size: '1Gi' },
    prod: { replicas: { max: 10 }, size: '9Gi' },
  },
});

const productC = defineProduct({
  name: 'product-c',
  chart: { repository: 'product-charts', name: 'product-c' },
  version: 'chart',
  schema: z.strictObject({
    workers: z.int(),
    storage: memory(),
    features: z.record(z.string(), z.boolean()).optional(),
  }),
  values: { workers: 1 },
  // Not every environment supplies it, so the customer has to.
  environments: { prod: { storage: '5Gi' } },
});

export const { defineCustomer } = defineCatalogue([productA, productB, productC]);
