/* What the platform team is told of components of every kind, and of clusters that Flux runs. See customers.ts. */
import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../lib/authored/component';
import type { ComponentName, EnvironmentName, RepositoryName } from '../catalogue';

const chart = { repository: 'jetstack', name: 'cert-manager' } as const;
const versions = { dev: '1.0.0', staging: '1.0.0', prod: '1.0.0' } as const;

export const components = {
  right: {
    namespace: 'a',
    chart,
    versions,
    group: 'networking',
    flux: { kustomization: { interval: '1h30m' } },
  },
  // @ts-expect-error Type '"c"' is not assignable to type '"a" | "b"'
  dependency: { namespace: 'a', chart, versions, dependsOn: [{ component: 'c', readyExpr: 'true' }] },
  // @ts-expect-error Type '{ readonly namespace: "a"; }' is not assignable to type 'ComponentSpec
  nothing: { namespace: 'a' },
  // @ts-expect-error Type '"platform"' is not assignable to type '"platform-infrastructure" | "product-charts" | "jetstack"'
  kustomize: { namespace: 'a', kustomize: { repository: 'platform', path: 'crds' }, versions },
  // @ts-expect-error Type '"network"' is not assignable to type '"networking"'
  group: { namespace: 'a', chart, versions, group: 'network' },
  // @ts-expect-error Type '"5 minutes"' is not assignable to type 'Duration | undefined'
  interval: { namespace: 'a', chart, versions, flux: { kustomization: { interval: '5 minutes' } } },
  // @ts-expect-error 'instal' does not exist in type 'HelmReleaseSettings'
  field: { namespace: 'a', chart, versions, flux: { helmRelease: { instal: { crds: 'Skip' } } } },
  // @ts-expect-error Did you mean '"slack"'?
  provider: { notifications: { providers: { chat: { type: 'slak' } }, alerts: {} } },
  alert: {
    notifications: {
      providers: {},
      // @ts-expect-error Type '"prd"' is not assignable to type '"dev" | "staging" | "prod"'
      alerts: { failing: { provider: 'chat', of: 'releases', environments: ['prd'] } },
    },
  },
} as const satisfies Record<string, ComponentSpec<EnvironmentName, RepositoryName, 'a' | 'b', 'networking'>>;

const standard = {
  environment: 'prod',
  kubernetes: '1.31',
  apiServer: { cidrs: ['10.0.0.1/32'] },
  ingressNamespace: 'ingress-nginx',
  monitoringNamespace: 'monitoring',
} as const;

export const clusters = {
  right: { ...standard, engine: 'flux', shards: ['one', 'two'], source: { tag: 'prod-2026-11' } },
  // @ts-expect-error 'shards' does not exist in type 'ArcClusterSpec
  shards: { ...standard, engine: 'arc', shards: ['one'] },
  // @ts-expect-error Type '"2024-11-01"' is not assignable to type '"2023-05-01" | "2025-04-01" | undefined'
  version: { ...standard, engine: 'arc', arc: { apiVersion: '2024-11-01' } },
  source: {
    ...standard,
    engine: 'flux',
    // @ts-expect-error Type '"https://registry.example.com/state"' is not assignable to type '`oci://${string}`'
    source: { oci: 'https://registry.example.com/state', ref: { tag: 'a' } },
  },
} as const satisfies Record<string, ClusterSpec<EnvironmentName, ComponentName>>;
