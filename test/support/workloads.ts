import type { ProductSpec } from '../../lib/authored/product';
import type { ProductInput } from '../../lib/authored/specs';
import type { WorkloadsSpec } from '../../lib/authored/environment/strategy';
import { type Progressive, resolveWorkloads } from '../../lib/plan/environment/workloads';
import type { WebServiceSpec } from '../../lib/workload/authored/web-service';
import { constructs } from '../../lib/workload/constructs/draw';
import { WebService } from '../../lib/workload/constructs/web-service';
import type { WorkloadRelease } from '../../lib/content/workload/authored';
import { product } from './specs';

export const WEB: WebServiceSpec = {
  image: { name: 'ghcr.io/acme/web' },
  probes: { readiness: { path: '/ready' }, liveness: { path: '/live' } },
  resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '256Mi' } },
};

/** A product that consists of one service. */
export function workload(more: Partial<ProductSpec> = {}): ProductInput {
  const given = product('web');
  const { chart: _, footprint: _f, ...rest } = given.spec;
  const draw = constructs((scope, release) => new WebService(scope, 'web', { release, ...WEB }));
  return { ...given, spec: { ...rest, version: { value: 'image.tag' }, workload: draw, ...more } };
}

/** A service with all that it can have. */
export const FULL: WebServiceSpec = {
  ...WEB,
  image: { name: 'ghcr.io/acme/web', pullSecrets: ['registry'] },
  command: ['/web'],
  args: ['--verbose'],
  config: { variables: { LOG: 'info' }, files: { 'web.yaml': 'a: 1\n' } },
  secrets: [{ name: 'database' }, { name: 'keys', path: '/etc/keys' }],
  ingress: { host: 'shop.acme.example', class: 'nginx', issuer: 'letsencrypt' },
  metrics: { port: 9090 },
  user: { id: 1000, group: 2000 },
};

export const ANALYSIS: WorkloadsSpec['analysis'] = {
  prometheus: 'http://prometheus.monitoring:9090',
  successRate: 99,
  latency: { max: '500ms' },
  restarts: 0,
  queries: { queue: { query: 'max(queue_length{namespace="{{namespace}}"})', max: 10 } },
};

/** A release of production, of an environment that says this of workloads. */
export function releaseIn(
  workloads: WorkloadsSpec = {},
  progressive: Progressive = 'argo-rollouts',
  more: Partial<WorkloadRelease> = {},
): WorkloadRelease {
  return {
    name: 'acme-prod-web',
    product: 'web',
    namespace: 'acme-prod',
    version: 'v1.2.0',
    values: {},
    tenant: 'acme-prod',
    customer: 'acme',
    environment: 'prod',
    region: 'westeurope',
    axes: {},
    ring: 'mainstream',
    tier: 'standard',
    cluster: 'eu-1',
    workloads: resolveWorkloads(workloads),
    progressive,
    ...more,
  };
}

/** What is drawn of one service. */
export function drawn(spec: WebServiceSpec, release: WorkloadRelease) {
  return constructs((scope, given) => new WebService(scope, 'web', { release: given, ...spec }))(release);
}

/** An object as tests look at it. */
export interface Drawing {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  // Of any kind: each test knows what it looks for.
  readonly spec?: Readonly<Record<string, never>>;
  readonly data?: Readonly<Record<string, string>>;
}

/** The objects of one service. */
export function objectsOf(spec: WebServiceSpec, release: WorkloadRelease): readonly Drawing[] {
  const { objects, faults } = drawn(spec, release);
  expect(faults).toEqual([]);
  return objects;
}

/** Every way in which an environment that the rules let through may run a service, with the controller that does it. */
export function ways(): {
  readonly title: string;
  readonly release: WorkloadRelease;
  readonly workloads: WorkloadsSpec;
}[] {
  const canary = { canary: { weights: [10, 50], every: '5m' } } as const;
  const strategies: WorkloadsSpec['strategy'][] = [
    'Recreate',
    'RollingUpdate',
    { blueGreen: {} },
    { blueGreen: { manualPromotion: true } },
    canary,
    { canary: { ...canary.canary, manualPromotion: true } },
  ];
  const traffics = [undefined, 'nginx', { istio: { gateways: ['istio-system/public'] } }] as const;
  const scalings = [{ replicas: 1 }, { min: 3, max: 20, memory: 80 }] as const;
  const all = [];
  for (const progressive of ['argo-rollouts', 'flagger'] as const)
    for (const strategy of strategies)
      for (const traffic of traffics)
        for (const scaling of scalings)
          for (const rollback of ['automatic', 'manual'] as const) {
            const analysis = typeof strategy === 'object' ? ANALYSIS : undefined;
            const workloads: WorkloadsSpec = {
              strategy,
              rollback,
              scaling,
              ...(traffic && { traffic }),
              ...(analysis && { analysis }),
            };
            const title = JSON.stringify([progressive, strategy, traffic, scaling, rollback]);
            all.push({ title, release: releaseIn(workloads, progressive), workloads });
          }
  return all;
}
