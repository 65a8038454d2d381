import { z } from 'zod';
import { cpu, memory } from 'ringfleet';
import { defineProduct } from '../../fleet/fleet';

/** An API, which other workloads of the cluster call. */
export const productB = defineProduct({
  name: 'product-b',
  chart: { repository: 'platform-infrastructure', path: 'products/product-b' },
  schema: z.strictObject({
    replicaCount: z.int().min(1).max(10),
    cpu: cpu(),
    memory: memory(),
    logLevel: z.enum(['debug', 'info', 'warn', 'error']),
  }),
  values: { replicaCount: 1, cpu: '100m', memory: '128Mi', logLevel: 'info' },
  environments: { dev: { logLevel: 'debug' }, prod: { replicaCount: 2 } },
  ports: { http: 9898 },
  peers: { to: [] },
  footprint: ({ replicaCount, cpu: cores, memory: bytes }) => ({
    replicas: replicaCount,
    cpu: cores,
    memory: bytes,
  }),
});
