import { z } from 'zod';
import { cpu, memory } from 'ringfleet';
import { defineProduct } from '../../fleet/fleet';

export const productC = defineProduct({
  name: 'product-c',
  chart: { repository: 'product-charts', name: 'product-c' },
  version: 'chart',
  schema: z.strictObject({
    workers: z.int().min(1).max(20),
    resources: z.strictObject({ cpu: cpu(), memory: memory() }),
    queue: z.strictObject({ size: z.int().positive(), retries: z.int().min(0) }),
    storage: memory(),
    database: z.strictObject({ host: z.hostname(), port: z.int() }).optional(),
    features: z.record(z.string(), z.boolean()).optional(),
  }),
  values: {
    workers: 1,
    resources: { cpu: '100m', memory: '128Mi' },
    queue: { size: 100, retries: 3 },
    storage: '1Gi',
  },
  environments: { prod: { workers: 2, storage: '5Gi' } },
  ports: { metrics: 9797 },
  peers: { to: [{ namespace: 'databases', ports: [5432] }] },
  footprint: ({ workers, resources, storage }) => ({ replicas: workers, ...resources, storage }),
});
