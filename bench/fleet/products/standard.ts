import { cpu, memory } from 'ringfleet';
import { z } from 'zod';

const text = z.string().min(1);

/** Merged, a release has about 30 lines of these. */
export const schema = z.strictObject({
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

/** What every product has but its name, its chart and what a version of it sets. */
export function standard<const Name extends string>(name: Name) {
  return {
    name,
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
    peers: { from: [], to: [] },
    footprint: ({ replicaCount, cpu, memory }: z.output<typeof schema>) => ({
      replicas: replicaCount,
      cpu,
      memory,
    }),
  } as const;
}
